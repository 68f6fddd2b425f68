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
import { ERASED_NAME, redactPerson, whyKeep, type KeepReason } from "./redact";

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

  return db.$transaction(async (tx) => {
    // Neither a saved draft nor a new version slips in between.
    await tx.$queryRaw`SELECT 1 FROM "Entry" WHERE "id" = ${entryId} FOR UPDATE`;
    const entry = await tx.entry.findUnique({
      where: { id: entryId },
      include: {
        contest: { select: { state: true, organisationId: true } },
        versions: { orderBy: { number: "asc" }, include: { redactions: true } },
      },
    });
    if (!entry || entry.contest.organisationId !== input.organisationId) return refused("hidden");
    const keep = whyKeep(entry.state, entry.contest.state);
    if (keep) return refused(keep);

    await tx.entry.update({
      where: { id: entryId },
      data: {
        draft: asJson(redactPerson(entry.draft as Stored, memberId)),
        version: { increment: 1 },
      },
    });
    let versions = 0;
    for (const { id, snapshot, redactions } of entry.versions) {
      const after = redactPerson(snapshot as Stored, memberId);
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
    await forgetElsewhere(tx, entryId, memberId, ctx.now);
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
  }, TRANSACTION);
}

/** Who answered for the person, where the links went, who was invited: the answers stay, without their names. */
async function forgetElsewhere(tx: Tx, entryId: string, memberId: string, now: Date): Promise<void> {
  const of = { entryId, memberId };
  await tx.consent.updateMany({
    where: of,
    data: { memberName: ERASED_NAME, giverName: ERASED_NAME, relation: "" },
  });
  const links = await tx.consentRequest.findMany({ where: of, select: { email: true } });
  const invited = await tx.coAuthor.findMany({ where: of, select: { email: true } });
  const addresses = [...links, ...invited].map(({ email }) => email).filter(Boolean);
  // Of those without an account nothing else is kept under their address.
  const accounts = await tx.user.findMany({
    where: { email: { in: addresses } },
    select: { email: true },
  });
  const strangers = addresses.filter((email) => !accounts.some((known) => known.email === email));
  await tx.mail.deleteMany({ where: { to: { in: strangers }, state: { not: "QUEUED" } } });
  await tx.consentRequest.updateMany({
    where: of,
    data: { memberName: ERASED_NAME, email: "", revokedAt: now },
  });
  await tx.coAuthor.updateMany({ where: { ...of, revokedAt: null }, data: { revokedAt: now } });
  await tx.coAuthor.updateMany({ where: of, data: { email: "" } });
}

function hashOf(json: unknown): string {
  return sha256Hex(canonicalJson(json));
}

function asJson(value: Stored): Prisma.InputJsonObject {
  return value as unknown as Prisma.InputJsonObject;
}
