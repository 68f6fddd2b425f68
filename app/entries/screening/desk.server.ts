import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { fieldOf, type Regulation } from "~/contests/regulation";
import { windowOf } from "~/contests/timeline";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { Prisma } from "../../../prisma/generated/client";
import {
  filtered,
  flagsOf,
  inAnyState,
  neighboursOf,
  type DeskFacts,
  type DeskRow,
  type Neighbours,
} from "./desk";
import { whyNotListEntries } from "../entry-policy";
import type { EntryState } from "../entry-state";
import { LIST_FLAGS, type ListFilter, type ListFlag } from "../list-filter";
import { whyNotScreenMany } from "./screening-policy";

export interface Desk {
  readonly contest: OpenedContest["contest"];
  readonly regulation: Regulation;
  readonly standing: Standing;
  readonly rows: readonly DeskRow[];
  readonly facts: DeskFacts;
}

/** All that was sent in to a contest. Drafts are their authors' own business and not in it. */
export async function deskOf(
  { actor, now }: Context,
  contestId: string,
): Promise<Result<Desk, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const standing = standingInContest(actor, contest);
  const refusal = whyNotListEntries(standing);
  if (refusal) return refused(refusal);
  const rows = await readRows(contestId, regulation);
  return ok({ contest, regulation, standing, rows, facts: { checklist: regulation.checklist.length, now } });
}

interface Row extends Omit<DeskRow, "code" | "authors"> {
  readonly code: string | null;
  readonly authors: string[] | null;
}

/** One statement, since a list of a thousand is asked for with every step through it. */
async function readRows(contestId: string, regulation: Regulation): Promise<DeskRow[]> {
  const submit = windowOf(regulation, "submit");
  const deadline = new Date(submit?.closesAt ?? 0);
  const graceEnds = new Date(deadline.getTime() + (submit?.graceMinutes ?? 0) * 60_000);
  const points = regulation.checklist.map(({ id }) => id);
  const noPoint = Prisma.sql`0`;
  const checked = Prisma.sql`
    (SELECT count(*)::int FROM "ChecklistMark" c
      WHERE c."entryId" = e."id" AND c."versionId" = e."currentVersionId" AND c."itemId" = ANY(${points}))`;
  const rows = await db.$queryRaw<Row[]>`
    SELECT e."id", e."version", e."code", e."title", e."state"::text AS "state", e."fieldId",
           nullif(v."snapshot"->>'divisionId', '') AS "divisionId",
           e."unitId", u."name" AS "unitName", o."name" AS "ownerName", e."submittedAt",
           jsonb_path_query_array(v."snapshot", '$.members[*].name') AS "authors",
           CASE WHEN e."state" = 'SUPPLEMENT_REQUESTED' THEN
             (SELECT s."dueAt" FROM "ScreeningDecision" s WHERE s."entryId" = e."id"
               ORDER BY s."decidedAt" DESC, s."id" DESC LIMIT 1) END AS "dueAt",
           CASE WHEN e."state" = 'SUPPLEMENT_REQUESTED' THEN
             (SELECT max(a."at") FROM "AuditEvent" a WHERE a."subjectType" = 'entry' AND a."subjectId" = e."id"
               AND a."action" = 'entry.reminded') END AS "remindedAt",
           EXISTS (SELECT 1 FROM "EntryVersion" w WHERE w."entryId" = e."id"
             AND w."submittedAt" >= ${deadline} AND w."submittedAt" < ${graceEnds}) AS "late",
           ${points.length > 0 ? checked : noPoint} AS "checked",
           (SELECT count(*)::int FROM "ScreeningNote" n WHERE n."entryId" = e."id") AS "notes",
           (SELECT count(*)::int FROM "SimilarityFinding" f
             WHERE (f."entryId" = e."id" OR f."otherEntryId" = e."id") AND f."contestId" = e."contestId"
               AND f."opinion" IS DISTINCT FROM 'different') AS "findings",
           EXISTS (SELECT 1 FROM "Appeal" p WHERE p."entryId" = e."id" AND p."state" = 'OPEN') AS "openAppeal",
           EXISTS (SELECT 1 FROM "Assignment" g WHERE g."entryId" = e."id" AND g."endedAt" IS NULL) AS "assigned",
           e."decisionId" IS NOT NULL AS "decided"
      FROM "Entry" e
      JOIN "User" o ON o."id" = e."ownerId"
      LEFT JOIN "Unit" u ON u."id" = e."unitId"
      LEFT JOIN "EntryVersion" v ON v."id" = e."currentVersionId"
     WHERE e."contestId" = ${contestId} AND e."state" <> 'DRAFT'
     ORDER BY e."code"`;
  return rows.map((row) => ({ ...row, code: row.code ?? "", authors: row.authors ?? [] }));
}

export interface ListedEntry extends DeskRow {
  readonly fieldName: string;
  readonly flags: readonly ListFlag[];
}

export interface EntryList {
  readonly standing: Standing;
  readonly contestTitle: string;
  readonly timeZone: string;
  readonly fields: Regulation["fields"];
  readonly divisions: Regulation["divisions"];
  /** Through which entries came. */
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly checklist: number;
  /** How many of what the other filters leave stand in each state, and have each flag. */
  readonly counts: Readonly<Partial<Record<EntryState, number>>>;
  readonly flagged: Readonly<Record<ListFlag, number>>;
  readonly all: number;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly entries: readonly ListedEntry[];
}

/** The secretariat's list. */
export async function listEntries(
  ctx: Context,
  contestId: string,
  filter: ListFilter,
): Promise<Result<EntryList, Refusal>> {
  const desk = await deskOf(ctx, contestId);
  if (!desk.ok) return desk;
  const { contest, regulation, standing, rows, facts } = desk.value;
  const inEachState = inAnyState(rows, filter, facts);
  const counts: Partial<Record<EntryState, number>> = {};
  for (const { state } of inEachState) counts[state] = (counts[state] ?? 0) + 1;
  const flagged = Object.fromEntries(LIST_FLAGS.map((flag) => [flag, 0])) as Record<ListFlag, number>;
  for (const row of rows) for (const flag of flagsOf(row, facts)) flagged[flag] += 1;
  const listed = filtered(rows, filter, facts);
  const pages = Math.max(1, Math.ceil(listed.length / filter.size));
  const page = Math.min(Math.max(1, filter.page), pages);
  return ok({
    standing,
    contestTitle: contest.title,
    timeZone: regulation.timeZone,
    fields: regulation.fields,
    divisions: regulation.divisions,
    units: unitsOf(rows),
    checklist: facts.checklist,
    counts,
    flagged,
    all: rows.length,
    total: listed.length,
    page,
    pages,
    entries: listed.slice((page - 1) * filter.size, page * filter.size).map((row) => ({
      ...row,
      fieldName: fieldOf(regulation, row.fieldId ?? "")?.name ?? "",
      flags: flagsOf(row, facts),
    })),
  });
}

function unitsOf(rows: readonly DeskRow[]): { id: string; name: string }[] {
  const units = new Map(rows.flatMap(({ unitId, unitName }) => (unitId ? [[unitId, unitName ?? ""]] : [])));
  return [...units]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, "vi"));
}

/** Where an entry stands in the list that a filter leaves; whoever asks has been let in to the entry. */
export async function neighbours(
  ctx: Context,
  contestId: string,
  filter: ListFilter,
  entryId: string,
): Promise<Neighbours> {
  const desk = await deskOf(ctx, contestId);
  if (!desk.ok) return neighboursOf([], entryId);
  return neighboursOf(filtered(desk.value.rows, filter, desk.value.facts), entryId);
}

/** The entry that was decided on a moment ago, for the page that comes after it. */
export async function decidedEntry(
  contestId: string,
  entryId: string | null,
): Promise<{ readonly id: string; readonly code: string; readonly state: EntryState } | null> {
  if (!entryId || !isUuid(entryId)) return null;
  const row = await db.entry.findFirst({
    where: { id: entryId, contestId, state: { not: "DRAFT" } },
    select: { id: true, code: true, state: true },
  });
  return row && { ...row, code: row.code ?? "" };
}

/** What the page of actions on many entries needs to begin with. */
export async function bulkPage(
  ctx: Context,
  contestId: string,
): Promise<Result<{ readonly timeZone: string }, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const refusal = whyNotScreenMany(standingInContest(ctx.actor, opened.contest));
  return refusal ? refused(refusal) : ok({ timeZone: opened.regulation.timeZone });
}
