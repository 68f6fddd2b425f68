import type { Context } from "~/people/actor";
import { dataRequestById, type DataRequestRow } from "~/people/data-requests.server";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { nameKey } from "~/platform/vietnamese";
import { readContent, readSnapshot } from "../entry-upgrade";
import { TRANSACTION } from "../entry-row.server";
import { eraseFromEntry, erasePerson } from "./erase-person.server";
import { ERASED_NAME, type KeepReason } from "./redact";

type Erased = Result<
  { readonly versions: number },
  Refusal | KeepReason | "no-subject" | "conflict" | "has-office"
>;

/** Does what an approved request to delete asks for: takes a person out of one entry, or closes their account. */
export async function eraseOnRequest(
  ctx: Context,
  input: { readonly organisationId: string; readonly requestId: string },
): Promise<Erased> {
  const found = await dataRequestById(ctx.actor, input.organisationId, input.requestId);
  if (!found.ok) return found;
  const { request, whyNotErase } = found.value;
  if (whyNotErase) return refused(whyNotErase);
  const isAccount =
    request.user !== null && request.entryId === null && request.proof === "ACCOUNT";
  if (!isAccount) return erasePerson(ctx, input);
  return request.kind === "DELETE" ? eraseAccount(ctx, request) : refused("state");
}

/**
 * Closes an account on its owner's request: out of every entry of their own, signed out for good, without name and
 * address; files of drafts that are theirs alone are left to the sweeper. Its row stays, since versions, marks and the
 * audit name it by its id.
 */
function eraseAccount(ctx: Context, request: DataRequestRow): Promise<Erased> {
  const userId = request.user?.id ?? "";
  return transact(async (tx): Promise<Erased> => {
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${userId} FOR UPDATE`;
    const user = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      include: { _count: { select: { roleGrants: true, judges: true } } },
    });
    // Who judged, and who decided for an organisation, is part of its records.
    if (user.isPlatformAdmin || user._count.roleGrants > 0 || user._count.judges > 0)
      return refused("has-office");
    // What they complained about is not decided for good before the result is.
    const running = { byId: userId, contest: { state: { not: "PUBLISHED" as const } } };
    if ((await tx.complaint.count({ where: running })) > 0) return refused("contest-running");
    const places = await placesOf(tx, user);
    let versions = 0;
    for (const { entryId, organisationId, memberId } of places) {
      const of = { id: request.id, organisationId };
      const done = await eraseFromEntry(tx, ctx, { entryId, memberId, request: of });
      if (!done.ok) return done;
      versions += done.value.versions;
    }
    const files = await detachOwnFiles(tx, userId, ctx.now);
    const complaints = await forgetComplaints(tx, userId);
    await tx.session.deleteMany({ where: { userId } });
    await tx.account.deleteMany({ where: { userId } });
    // A link to a new password would open the account again; the sign-in library keeps whose it is as the value.
    await tx.verification.deleteMany({ where: { value: userId } });
    await tx.mail.deleteMany({ where: { to: user.email, state: { not: "QUEUED" } } });
    await tx.coAuthor.updateMany({ where: { userId }, data: { email: "" } });
    await tx.user.update({
      where: { id: userId },
      data: {
        name: ERASED_NAME,
        email: `${userId}@erased.invalid`,
        emailVerified: false,
        image: null,
        unitName: "",
        phone: "",
      },
    });
    await audit(tx, {
      chainId: "platform",
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "account.erased",
      subjectType: "user",
      subjectId: userId,
      data: { dataRequestId: request.id, versions, files, complaints },
    });
    return ok({ versions });
  }, TRANSACTION);
}

interface Place {
  readonly entryId: string;
  readonly organisationId: string;
  readonly memberId: string;
}

/** Where the person stands: where they confirmed to be, and in entries of their own under their address or name. */
async function placesOf(
  tx: Tx,
  user: { readonly id: string; readonly name: string; readonly email: string },
): Promise<Place[]> {
  const entries = await tx.entry.findMany({
    where: {
      OR: [{ ownerId: user.id, unitId: null }, { coAuthors: { some: { userId: user.id } } }],
    },
    include: {
      contest: { select: { organisationId: true } },
      coAuthors: { where: { userId: user.id }, select: { memberId: true } },
      versions: { select: { snapshot: true } },
    },
  });
  return entries.flatMap(({ id, contest, ownerId, draft, versions, coAuthors }) => {
    const contents = [
      readContent(draft),
      ...versions.map(({ snapshot }) => readSnapshot(snapshot)),
    ];
    const people = contents.flatMap(({ members, supporters }) => [...members, ...supporters]);
    const own = people.filter(
      ({ email, name }) =>
        email.trim().toLowerCase() === user.email ||
        (ownerId === user.id && nameKey(name) === nameKey(user.name)),
    );
    const ids = [...own.map((person) => person.id), ...coAuthors.map(({ memberId }) => memberId)];
    const { organisationId } = contest;
    return [...new Set(ids)].map((memberId) => ({ entryId: id, organisationId, memberId }));
  });
}

/**
 * What the person wrote in complaints, and what they put to them: the contests are over. That there was one, what it was
 * about and how it was decided belongs to the contest's records.
 */
async function forgetComplaints(tx: Tx, userId: string): Promise<number> {
  await tx.complaintFile.deleteMany({ where: { complaint: { byId: userId } } });
  const { count } = await tx.complaint.updateMany({ where: { byId: userId }, data: { text: ERASED_NAME } });
  return count;
}

/** Takes the files out of drafts that were never sent in and that nobody else writes; answers their SHA-256. */
async function detachOwnFiles(tx: Tx, userId: string, now: Date): Promise<string[]> {
  const others = { userId: { not: userId }, confirmedAt: { not: null }, revokedAt: null };
  const own = {
    removedAt: null,
    entry: { ownerId: userId, unitId: null, state: "DRAFT" as const, coAuthors: { none: others } },
  };
  const files = await tx.attachment.findMany({ where: own, select: { blobSha256: true } });
  await tx.attachment.updateMany({ where: own, data: { removedAt: now } });
  return files.map(({ blobSha256 }) => blobSha256);
}
