import { dataRequestById } from "~/people/data-requests.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { canonicalJson } from "~/platform/canonical-json";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { sha256Hex } from "~/platform/sha256";
import type { Prisma } from "../../../prisma/generated/client";
import { TRANSACTION } from "../entry-row.server";
import { ERASED_NAME, keyOf, namesOf, redactPerson, whyKeep, type KeepReason } from "./redact";

/** As a unit's many files are kept (many-files.server.ts). */
const NO_FILES = { files: [], leftOut: [] };

type Stored = Record<string, unknown>;

/**
 * Takes a member or supporter out of an entry on request: out of the draft, out of every version, out of consents,
 * links and invitations. A version keeps the SHA-256 of what was sent in; a redaction says what its stored text
 * became, for whom and when. Codes, marks and results do not change.
 */
export async function erasePerson(
  ctx: Context,
  input: { readonly organisationId: string; readonly requestId: string },
): Promise<Result<{ versions: number }, Refusal | KeepReason | "no-subject" | "conflict">> {
  const found = await dataRequestById(ctx.actor, input.organisationId, input.requestId);
  if (!found.ok) return found;
  const { request, whyNotErase } = found.value;
  if (whyNotErase) return refused(whyNotErase);
  const { entryId, memberId, proof, kind } = request;
  if (kind !== "DELETE") return refused("state");
  if (!entryId || !memberId || proof === "UNCHECKED") return refused("no-subject");

  return db.$transaction(
    (tx) => eraseFromEntry(tx, ctx, { entryId, memberId, request }),
    TRANSACTION,
  );
}

/** One member or supporter of one entry, within the transaction of whoever asked for it. */
export async function eraseFromEntry(
  tx: Tx,
  ctx: Context,
  {
    entryId,
    memberId,
    request,
  }: {
    readonly entryId: string;
    readonly memberId: string;
    readonly request: { readonly id: string; readonly organisationId: string };
  },
): Promise<Result<{ versions: number }, Refusal | KeepReason>> {
  // Neither a saved draft nor a new version slips in between.
  await tx.$queryRaw`SELECT 1 FROM "Entry" WHERE "id" = ${entryId} FOR UPDATE`;
  const entry = await tx.entry.findUnique({
    where: { id: entryId },
    include: {
      contest: { select: { state: true, organisationId: true } },
      owner: { select: { email: true } },
      currentVersion: { select: { snapshot: true } },
      versions: { orderBy: { number: "asc" }, include: { redactions: true } },
    },
  });
  if (!entry || entry.contest.organisationId !== request.organisationId) return refused("hidden");
  const keep = whyKeep(entry.state, entry.contest.state);
  if (keep) return refused(keep);

  const stored = [entry.draft, ...entry.versions.map(({ snapshot }) => snapshot)] as Stored[];
  const names = namesOf(stored, memberId);
  const known = (entry.currentVersion?.snapshot ?? entry.draft) as Stored;
  const key = keyOf(known, memberId);
  await tx.entry.update({
    where: { id: entryId },
    data: {
      draft: asJson(redactPerson(entry.draft as Stored, memberId, key)),
      version: { increment: 1 },
    },
  });
  let versions = 0;
  for (const { id, snapshot, redactions } of entry.versions) {
    const after = redactPerson(snapshot as Stored, memberId, key);
    const [sha256Before, sha256After] = [hashOf(snapshot), hashOf(after)];
    if (sha256Before === sha256After) continue;
    await tx.entryVersion.update({ where: { id }, data: { snapshot: asJson(after) } });
    await tx.versionRedaction.create({
      data: {
        versionId: id,
        number: redactions.length + 1,
        memberId,
        sha256Before,
        sha256After,
        dataRequestId: request.id,
        byId: ctx.actor.userId,
        at: ctx.now,
      },
    });
    versions += 1;
  }
  await forgetElsewhere(tx, { entry, memberId, names, now: ctx.now });
  await forgetInComplaints(tx, entryId, names);
  await forgetLists(tx, entry);
  await audit(tx, {
    chainId: entry.contestId,
    at: ctx.now,
    actorId: ctx.actor.userId,
    action: "entry.person-erased",
    subjectType: "entry",
    subjectId: entryId,
    data: { memberId, versions, dataRequestId: request.id },
  });
  return ok({ versions });
}

/** Who answered for the person, where the links went, who was invited: the answers stay, without their names. */
async function forgetElsewhere(
  tx: Tx,
  {
    entry,
    memberId,
    names,
    now,
  }: {
    readonly entry: { readonly id: string; readonly owner: { readonly email: string } };
    readonly memberId: string;
    readonly names: readonly string[];
    readonly now: Date;
  },
): Promise<void> {
  const entryId = entry.id;
  const of = { entryId, OR: [{ memberId }, { memberName: { in: [...names] } }] };
  const inPlace = { entryId, memberId };
  await tx.consent.updateMany({
    where: of,
    data: { memberName: ERASED_NAME, giverName: ERASED_NAME, relation: "" },
  });
  await tx.certificate.updateMany({ where: inPlace, data: { printedName: "" } });
  const links = await tx.consentRequest.findMany({ where: of, select: { email: true } });
  const invited = await tx.coAuthor.findMany({ where: inPlace, select: { email: true } });
  const addresses = [...links, ...invited].map(({ email }) => email).filter(Boolean);
  // Of those without an account nothing else is kept under their address.
  const accounts = await tx.user.findMany({
    where: { email: { in: addresses } },
    select: { email: true },
  });
  const strangers = addresses.filter((email) => !accounts.some((known) => known.email === email));
  await tx.mail.deleteMany({ where: { to: { in: strangers }, state: { not: "QUEUED" } } });
  const readers = [...accounts.map(({ email }) => email), entry.owner.email];
  await tx.mail.deleteMany({
    where: {
      to: { in: readers },
      state: { not: "QUEUED" },
      OR: names.flatMap((name) => [{ text: { contains: name } }, { subject: { contains: name } }]),
    },
  });
  await tx.consentRequest.updateMany({
    where: of,
    data: { memberName: ERASED_NAME, email: "", revokedAt: now },
  });
  await tx.coAuthor.updateMany({
    where: { ...inPlace, revokedAt: null },
    data: { revokedAt: now },
  });
  await tx.coAuthor.updateMany({ where: inPlace, data: { email: "" } });
}

/** Where complaints about the entry and their answers name the person, the name goes; the rest is others' words. */
async function forgetInComplaints(tx: Tx, entryId: string, names: readonly string[]): Promise<void> {
  const without = (text: string) => names.reduce((left, name) => left.replaceAll(name, ERASED_NAME), text);
  for (const { id, text, answer } of await tx.complaint.findMany({ where: { entryId } })) {
    const data = { text: without(text), answer: without(answer) };
    if (data.text !== text || data.answer !== answer) await tx.complaint.update({ where: { id }, data });
  }
}

/** The spreadsheets that the unit's entries came from, and how the files were called that it sent at once. */
async function forgetLists(
  tx: Tx,
  { contestId, unitId }: { readonly contestId: string; readonly unitId: string | null },
): Promise<void> {
  if (unitId === null) return;
  await tx.unitImport.updateMany({ where: { contestId, unitId }, data: { rows: [] } });
  const placed = { contestId, unitId, appliedAt: { not: null } };
  await tx.unitFiles.updateMany({ where: placed, data: { files: NO_FILES } });
}

function hashOf(json: unknown): string {
  return sha256Hex(canonicalJson(json));
}

function asJson(value: Stored): Prisma.InputJsonObject {
  return value as unknown as Prisma.InputJsonObject;
}
