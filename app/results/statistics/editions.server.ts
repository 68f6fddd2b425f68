import type { Actor, Context } from "~/people/actor";
import { organisationById } from "~/people/organisations.server";
import type { Refusal } from "~/people/refusal";
import { standingAt } from "~/people/standing";
import { audit } from "~/platform/audit.server";
import { db, isUniqueViolation, transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import type { EditionInput } from "./edition-form";
import { whyNotWriteEditions } from "./statistics-policy";

/** The figures that were put in by hand, the newest first. */
export async function editionsPage(actor: Actor, organisationId: string) {
  const refusal = whyNotWriteEditions(standingAt(actor, { organisationId }));
  if (refusal) return refused(refusal);
  const organisation = await organisationById(organisationId);
  if (!organisation) return refused("hidden" as const);
  const rows = await db.earlierEdition.findMany({
    where: { organisationId },
    orderBy: [{ kind: "asc" }, { year: "desc" }],
  });
  return ok({
    organisation: { id: organisation.id, name: organisation.name },
    editions: rows.map(({ moneyVnd, createdAt: _c, updatedAt: _u, createdById: _b, organisationId: _o, ...row }) => ({
      ...row,
      moneyVnd: moneyVnd === null ? null : Number(moneyVnd),
    })),
  });
}

/** Keeps figures; `version` 0: of an edition that has none yet. */
export function saveEdition(
  ctx: Context,
  organisationId: string,
  id: string,
  { version, submitted, moneyVnd, ...figures }: EditionInput,
): Promise<Done> {
  return written(ctx, organisationId, "edition.saved", async (tx) => {
    const { kind, year } = figures;
    const same = await tx.earlierEdition.findFirst({
      where: { organisationId, kind, year, ...(isUuid(id) && { NOT: { id } }) },
    });
    if (same) return yearTaken();
    const data = { ...figures, submitted: submitted ?? 0, moneyVnd: moneyVnd === null ? null : BigInt(moneyVnd) };
    const { count } =
      version === 0
        ? await tx.earlierEdition.createMany({
            data: [{ organisationId, ...data, createdById: ctx.actor.userId, createdAt: ctx.now }],
          })
        : await tx.earlierEdition.updateMany({
            where: { id: isUuid(id) ? id : "", organisationId, version },
            data: { ...data, version: { increment: 1 } },
          });
    return count === 0 ? refused("conflict") : ok({ kind, year });
  });
}

/** Takes figures out that were put in by mistake. */
export function removeEdition(
  ctx: Context,
  organisationId: string,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Done> {
  return written(ctx, organisationId, "edition.removed", async (tx) => {
    const where = { id: isUuid(id) ? id : "", organisationId, version };
    const row = await tx.earlierEdition.findFirst({ where });
    const { count } = await tx.earlierEdition.deleteMany({ where });
    if (!row || count === 0) return refused("conflict");
    // The row goes: what it said stays on record.
    const { organisationId: _o, createdById: _b, createdAt: _c, updatedAt: _u, version: _v, moneyVnd, ...said } = row;
    return ok({ ...said, moneyVnd: moneyVnd === null ? null : Number(moneyVnd) });
  });
}

/** "invalid": the year has figures already. */
type Refusals = Refusal | "conflict" | "invalid";
type Done = Result<undefined, Refusals>;
type Told = Readonly<Record<string, string | number | null>>;

function yearTaken() {
  return refused("invalid" as const, [{ path: "year", code: "year-taken" }]);
}

async function written(
  ctx: Context,
  organisationId: string,
  action: string,
  write: (tx: Tx) => Promise<Result<Told, Refusals>>,
): Promise<Done> {
  const refusal = whyNotWriteEditions(standingAt(ctx.actor, { organisationId }));
  if (refusal) return refused(refusal);
  try {
    return await transact(async (tx): Promise<Done> => {
      const done = await write(tx);
      if (!done.ok) return done;
      await audit(tx, {
        chainId: "platform",
        at: ctx.now,
        actorId: ctx.actor.userId,
        action,
        subjectType: "organisation",
        subjectId: organisationId,
        data: done.value,
      });
      return ok();
    });
  } catch (error) {
    // Somebody else wrote the same year in the same moment.
    if (isUniqueViolation(error)) return yearTaken();
    throw error;
  }
}
