import { standingAt } from "~/people/standing";
import type { Actor, Context } from "~/people/actor";
import { placeOf } from "~/people/place.server";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, transact } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { searchKey } from "~/platform/vietnamese";
import type { PastRow } from "./past-solutions";
import { whyNotEditPastSolutions, whyNotSeePastSolutions } from "./similarity-policy";

const PAGE_SIZE = 50;
const AT_ONCE = 1_000;

export interface PastList {
  readonly organisation: string;
  readonly solutions: readonly {
    readonly id: string;
    readonly title: string;
    readonly summary: string;
    readonly source: string;
  }[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly whyNotEdit: Refusal | null;
}

async function placeAndStanding(actor: Actor, organisationId: string) {
  const place = isUuid(organisationId) ? await placeOf({ organisationId }) : null;
  if (!place) return refused<Refusal>("hidden");
  const standing = standingAt(actor, { organisationId });
  const refusal = whyNotSeePastSolutions(standing);
  return refusal ? refused(refusal) : ok({ place, standing });
}

/** The list of an organisation's past solutions, by words of title, summary or source, without marks. */
export async function listPastSolutions(
  actor: Actor,
  organisationId: string,
  { search, page: asked }: { readonly search: string; readonly page: number },
): Promise<Result<PastList, Refusal>> {
  const there = await placeAndStanding(actor, organisationId);
  if (!there.ok) return there;
  const words = searchKey(search).split(" ").filter(Boolean);
  const all = await db.pastSolution.findMany({
    where: { organisationId, AND: words.map((word) => ({ key: { contains: word } })) },
    select: { id: true, title: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const pages = Math.max(1, Math.ceil(all.length / PAGE_SIZE));
  const page = Math.min(Math.max(1, asked), pages);
  const ids = all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(({ id }) => id);
  const rows = await db.pastSolution.findMany({
    where: { id: { in: ids } },
    select: { id: true, title: true, summary: true, source: true },
  });
  return ok({
    organisation: there.value.place.title,
    solutions: ids.flatMap((id) => rows.find((row) => row.id === id) ?? []),
    total: all.length,
    page,
    pages,
    whyNotEdit: whyNotEditPastSolutions(there.value.standing),
  });
}

export interface PastPreview {
  readonly fresh: number;
  readonly known: number;
}

/** How many of the rows are new to the organisation. */
export async function previewPastSolutions(
  { actor }: Context,
  organisationId: string,
  rows: readonly PastRow[],
): Promise<Result<PastPreview, Refusal>> {
  const there = await placeAndStanding(actor, organisationId);
  if (!there.ok) return there;
  const refusal = whyNotEditPastSolutions(there.value.standing);
  if (refusal) return refused(refusal);
  const known = await knownKeys(organisationId, rows);
  return ok({ fresh: rows.length - known.size, known: known.size });
}

async function knownKeys(organisationId: string, rows: readonly PastRow[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const keys = rows.slice(at, at + AT_ONCE).map(({ key }) => key);
    const found = await db.pastSolution.findMany({
      where: { organisationId, key: { in: keys } },
      select: { key: true },
    });
    for (const { key } of found) known.add(key);
  }
  return known;
}

/** Takes in rows that are new; what is there stays as it is, so that the same list twice changes nothing. */
export async function importPastSolutions(
  ctx: Context,
  organisationId: string,
  rows: readonly PastRow[],
): Promise<Result<PastPreview, Refusal>> {
  const preview = await previewPastSolutions(ctx, organisationId, rows);
  if (!preview.ok) return preview;
  return transact(
    async (tx) => {
      let fresh = 0;
      for (let at = 0; at < rows.length; at += AT_ONCE) {
        const { count } = await tx.pastSolution.createMany({
          data: rows.slice(at, at + AT_ONCE).map((row) => ({
            ...row,
            organisationId,
            createdById: ctx.actor.userId,
            createdAt: ctx.now,
          })),
          skipDuplicates: true,
        });
        fresh += count;
      }
      if (fresh > 0) {
        // What runs is compared with the longer list by the next pass.
        await tx.$executeRaw`
          UPDATE "Entry" SET "comparedVersionId" = NULL
            FROM "Contest" c WHERE c."id" = "contestId" AND c."state" = 'OPEN' AND c."organisationId" = ${organisationId}`;
        await audit(tx, {
          chainId: "platform",
          at: ctx.now,
          actorId: ctx.actor.userId,
          action: "past-solutions.imported",
          subjectType: "organisation",
          subjectId: organisationId,
          data: { rows: rows.length, fresh },
        });
      }
      return ok({ fresh, known: rows.length - fresh });
    },
    { timeout: 60_000 },
  );
}

/** Takes one off the list, with the findings that rest on it. */
export async function removePastSolution(
  { actor, now }: Context,
  organisationId: string,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Result<undefined, Refusal>> {
  const there = await placeAndStanding(actor, organisationId);
  if (!there.ok) return there;
  const refusal = whyNotEditPastSolutions(there.value.standing);
  if (refusal) return refused(refusal);
  if (!isUuid(id)) return refused("hidden");
  return transact(async (tx) => {
    const findings = await tx.similarityFinding.count({ where: { pastSolutionId: id } });
    const { count } = await tx.pastSolution.deleteMany({ where: { id, organisationId } });
    if (count === 0) return refused("hidden");
    await audit(tx, {
      chainId: "platform",
      at: now,
      actorId: actor.userId,
      action: "past-solution.removed",
      subjectType: "past-solution",
      subjectId: id,
      data: { organisationId, reason, findings },
    });
    return ok();
  });
}
