import { STANDING } from "~/contests/shown-publication";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { readableSecret } from "~/platform/secret.server";
import { isUuid } from "~/platform/uuid";
import { CHECK_CODE_LENGTH } from "./check-code";
import { numberOf, type Design } from "./design";
import { designOf } from "./design.server";
import { certificateDesk } from "./desk.server";
import { missingAwards, nextSequences, successorOf, type DueAward, type DueCertificates } from "./pairing";

type Kept = Refusal | "conflict" | "number-taken";

/**
 * Gives a certificate with the next number to everybody whom the published result gives a prize and who has none yet.
 * Numbers are given one after the other while the contest's row is held: none twice, none left out.
 */
export async function issueCertificates(
  ctx: Context,
  contestId: string,
  due: DueCertificates,
): Promise<Result<{ readonly issued: number }, Kept>> {
  const desk = await certificateDesk(ctx, contestId, "issue");
  if (!desk.ok) return desk;
  const { design } = await designOf(desk.value.contest);
  return transact(async (tx): Promise<Result<{ readonly issued: number }, Kept>> => {
    if (!(await holdNumbers(tx, contestId, due))) return refused("conflict");
    const missing = missingAwards(due.awards, await standingCertificates(tx, contestId));
    if (missing.length === 0) return ok({ issued: 0 });
    const given = await give(tx, ctx, contestId, design, due.publicationId, missing);
    if (!given.ok) return given;
    await audit(tx, {
      ...trail(ctx, contestId),
      action: "certificate.issued",
      data: { count: missing.length, first: given.value[0]?.number ?? "", last: given.value.at(-1)?.number ?? "" },
    });
    return ok({ issued: missing.length });
  });
}

/**
 * Issues one anew, with the next number and a reason; the old one stays and points at it. `name` takes the place of a
 * name that is misspelt in the entry.
 */
export async function reissueCertificate(
  ctx: Context,
  contestId: string,
  { certificateId, reason, name, due }: { readonly certificateId: string; readonly reason: string; readonly name: string; readonly due: DueCertificates },
): Promise<Result<{ readonly id: string }, Kept | "not-due">> {
  const desk = await certificateDesk(ctx, contestId, "issue");
  if (!desk.ok) return desk;
  const { design } = await designOf(desk.value.contest);
  return transact(async (tx): Promise<Result<{ readonly id: string }, Kept | "not-due">> => {
    if (!(await holdNumbers(tx, contestId, due))) return refused("conflict");
    const old = isUuid(certificateId) ? await tx.certificate.findFirst({ where: { id: certificateId, contestId } }) : null;
    if (!old) return refused("hidden");
    if (old.revokedAt !== null || old.replacedById !== null) return refused("conflict");
    const next = successorOf(old, due.awards, await standingCertificates(tx, contestId));
    if (!next) return refused("not-due");
    const printedName = old.memberId === null ? "" : name || old.printedName;
    const given = await give(tx, ctx, contestId, design, due.publicationId, [next], printedName);
    if (!given.ok) return given;
    const [made] = given.value;
    if (!made) throw new Error("no certificate was made");
    // Revoking does not wait for the contest's row: the old one may be gone since it was read.
    const { count } = await tx.certificate.updateMany({
      where: { id: old.id, revokedAt: null, replacedById: null },
      data: { replacedById: made.id, replaceReason: reason },
    });
    if (count === 0) return refused("conflict");
    await audit(tx, {
      ...trail(ctx, contestId),
      action: "certificate.replaced",
      data: { certificateId: old.id, number: old.number, by: made.number, reason },
    });
    return ok({ id: made.id });
  });
}

/** Takes a certificate back, with a reason; its number is not given again. */
export async function revokeCertificate(
  ctx: Context,
  contestId: string,
  { certificateId, reason }: { readonly certificateId: string; readonly reason: string },
): Promise<Result<undefined, Refusal | "conflict">> {
  const desk = await certificateDesk(ctx, contestId, "issue");
  if (!desk.ok) return desk;
  return transact(async (tx): Promise<Result<undefined, Refusal | "conflict">> => {
    const old = isUuid(certificateId) ? await tx.certificate.findFirst({ where: { id: certificateId, contestId } }) : null;
    if (!old) return refused("hidden");
    const { count } = await tx.certificate.updateMany({
      where: { id: old.id, revokedAt: null, replacedById: null },
      data: { revokedAt: ctx.now, revokedById: ctx.actor.userId, revokeReason: reason },
    });
    if (count === 0) return refused("conflict");
    await audit(tx, {
      ...trail(ctx, contestId),
      action: "certificate.revoked",
      data: { certificateId: old.id, number: old.number, reason },
    });
    return ok();
  });
}

const trail = (ctx: Context, contestId: string) => ({
  chainId: contestId,
  at: ctx.now,
  actorId: ctx.actor.userId,
  subjectType: "contest",
  subjectId: contestId,
});

/** Holds the contest until the transaction ends; false where another result has become official in the meantime. */
async function holdNumbers(tx: Tx, contestId: string, { publicationId }: DueCertificates): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM "Contest" WHERE "id" = ${contestId} FOR UPDATE`;
  const newest = await tx.publication.findFirst({
    where: { contestId, kind: "OFFICIAL", ...STANDING },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  return newest?.id === publicationId;
}

/** Those that hold. */
export function standingCertificates(tx: Tx, contestId: string) {
  return tx.certificate.findMany({
    where: { contestId, revokedAt: null, replacedById: null },
    orderBy: { sequence: "asc" },
    select: { id: true, prizeId: true, entryId: true, memberId: true, unitId: true },
  });
}

async function give(
  tx: Tx,
  ctx: Context,
  contestId: string,
  design: Design,
  publicationId: string,
  awards: readonly DueAward[],
  printedName = "",
): Promise<Result<readonly { readonly id: string; readonly number: string }[], "number-taken">> {
  const { _max: highest } = await tx.certificate.aggregate({ where: { contestId }, _max: { sequence: true } });
  const sequences = nextSequences(highest.sequence ?? 0, awards.length);
  const numbers = sequences.map((sequence) => numberOf(design, sequence));
  // A pattern that was changed may lead to a number that was given before.
  if (await tx.certificate.count({ where: { contestId, number: { in: numbers } } })) return refused("number-taken");
  const made = await tx.certificate.createManyAndReturn({
    data: awards.map(({ prizeId, prizeLabel, entryId, memberId, unitId }, index) => ({
      ...{ contestId, publicationId, prizeId, prizeLabel, entryId, memberId, unitId, printedName },
      sequence: sequences[index] ?? 0,
      number: numbers[index] ?? "",
      token: readableSecret(CHECK_CODE_LENGTH),
      issuedAt: ctx.now,
      issuedById: ctx.actor.userId,
    })),
    select: { id: true, number: true, sequence: true },
  });
  return ok(made.toSorted((a, b) => a.sequence - b.sequence));
}
