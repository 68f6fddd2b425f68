import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { fieldOf, type Regulation } from "~/contests/regulation";
import { windowOf } from "~/contests/timeline";
import type { Actor } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { searchKey } from "~/platform/vietnamese";
import type { EntrySnapshot } from "./entry-content";
import { whyNotListEntries, whyNotScreenEntry } from "./entry-policy";
import { loadEntry } from "./entry-row.server";
import type { EntryState, ScreeningOutcome } from "./entry-state";
import type { ListFilter } from "./list-filter";

const PAGE_SIZE = 50;

export interface ListedEntry {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly fieldName: string;
  readonly authors: readonly string[];
  readonly unitName: string | null;
  readonly state: EntryState;
  readonly submittedAt: Date;
}

export interface EntryList {
  readonly contestTitle: string;
  readonly timeZone: string;
  readonly fields: Regulation["fields"];
  /** How many of what the other filters leave stand in each state. */
  readonly counts: Readonly<Partial<Record<EntryState, number>>>;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly entries: readonly ListedEntry[];
}

interface SearchRow {
  id: string;
  code: string | null;
  title: string;
  fieldId: string | null;
  state: EntryState;
  submittedAt: Date;
  authors: string[] | null;
  unitName: string | null;
  ownerName: string;
}

/** What was sent in to a contest. Drafts are their authors' own business and not in it. */
export async function listEntries(
  actor: Actor,
  contestId: string,
  filter: ListFilter,
): Promise<Result<EntryList, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const refusal = whyNotListEntries(standingInContest(actor, contest));
  if (refusal) return refused(refusal);

  const rows = await db.$queryRaw<SearchRow[]>`
    SELECT e."id", e."code", e."title", e."fieldId", e."state"::text AS "state", e."submittedAt",
           u."name" AS "unitName", o."name" AS "ownerName",
           jsonb_path_query_array(v."snapshot", '$.members[*].name') AS "authors"
      FROM "Entry" e
      JOIN "User" o ON o."id" = e."ownerId"
      LEFT JOIN "Unit" u ON u."id" = e."unitId"
      LEFT JOIN "EntryVersion" v ON v."id" = e."currentVersionId"
     WHERE e."contestId" = ${contestId} AND e."state" <> 'DRAFT'
     ORDER BY e."code"`;
  const wanted = searchKey(filter.search).split(" ").filter(Boolean);
  const found = rows.filter(
    (row) => (!filter.fieldId || row.fieldId === filter.fieldId) && matches(row, wanted),
  );
  const counts: Partial<Record<EntryState, number>> = {};
  for (const { state } of found) counts[state] = (counts[state] ?? 0) + 1;
  const listed = filter.state ? found.filter(({ state }) => state === filter.state) : found;
  const pages = Math.max(1, Math.ceil(listed.length / PAGE_SIZE));
  const page = Math.min(Math.max(1, filter.page), pages);
  return ok({
    contestTitle: contest.title,
    timeZone: regulation.timeZone,
    fields: regulation.fields,
    counts,
    total: listed.length,
    page,
    pages,
    entries: listed.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((row) => ({
      id: row.id,
      code: row.code ?? "",
      title: row.title,
      fieldName: fieldOf(regulation, row.fieldId ?? "")?.name ?? "",
      authors: row.authors ?? [],
      unitName: row.unitName,
      state: row.state,
      submittedAt: row.submittedAt,
    })),
  });
}

function matches(row: SearchRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const parts = [row.code, row.title, row.unitName, row.ownerName, ...(row.authors ?? [])];
  const text = searchKey(parts.filter(Boolean).join(" "));
  return words.every((word) => text.includes(word));
}

export type HistoryItem =
  | {
      readonly kind: "version";
      readonly at: Date;
      readonly who: string;
      readonly number: number;
      readonly sha256: string;
    }
  | {
      readonly kind: "screening";
      readonly at: Date;
      readonly who: string;
      readonly outcome: ScreeningOutcome;
      readonly reason: string;
      readonly dueAt: Date | null;
      readonly number: number;
    }
  | { readonly kind: "withdrawn"; readonly at: Date; readonly who: string };

export interface EntryForScreening {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly state: EntryState;
  readonly owner: { readonly name: string; readonly email: string };
  readonly unitName: string | null;
  readonly regulation: Regulation;
  readonly snapshot: EntrySnapshot;
  readonly number: number;
  readonly submittedAt: Date;
  readonly assigned: boolean;
  readonly whyNotScreen: Refusal | null;
  readonly screenFrom: Date | null;
  readonly screenUntil: Date | null;
  readonly history: readonly HistoryItem[];
}

/** One dossier on the secretariat's desk. */
export async function entryForScreening(
  actor: Actor,
  contestId: string,
  entryId: string,
  now: Date,
): Promise<Result<EntryForScreening, Refusal>> {
  const loaded = await loadEntry(db, actor, entryId, now);
  if (!loaded || loaded.row.contestId !== contestId) return refused("hidden");
  const { row, regulation, snapshot, standing, facts } = loaded;
  const refusal = whyNotListEntries(standing);
  if (refusal) return refused(refusal);
  if (!snapshot || !row.currentVersion) return refused("hidden");
  const window = windowOf(regulation, "screen");
  return ok({
    id: row.id,
    version: row.version,
    code: row.code ?? "",
    state: row.state,
    owner: { name: row.owner.name, email: row.owner.email },
    unitName: row.unit?.name ?? null,
    regulation,
    snapshot,
    number: row.currentVersion.number,
    submittedAt: row.currentVersion.submittedAt,
    assigned: facts.assigned,
    whyNotScreen: whyNotScreenEntry(standing, facts),
    screenFrom: window ? new Date(window.opensAt) : null,
    screenUntil: window ? new Date(window.closesAt) : null,
    history: await historyOf(entryId),
  });
}

/** Everything that happened to an entry since it was sent in, newest first. */
async function historyOf(entryId: string): Promise<HistoryItem[]> {
  const [versions, screenings, withdrawals] = await Promise.all([
    db.entryVersion.findMany({ where: { entryId } }),
    db.screeningDecision.findMany({
      where: { entryId },
      include: { version: { select: { number: true } } },
    }),
    db.auditEvent.findMany({
      where: { subjectType: "entry", subjectId: entryId, action: "entry.withdrawn" },
    }),
  ]);
  const ids = [
    ...versions.map(({ submittedById }) => submittedById),
    ...screenings.map(({ decidedById }) => decidedById),
    ...withdrawals.flatMap(({ actorId }) => actorId ?? []),
  ];
  const people = await db.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  const who = (id: string | null) => people.find((person) => person.id === id)?.name ?? "";
  const items: HistoryItem[] = [
    ...versions.map(({ submittedAt, submittedById, number, sha256 }) => ({
      kind: "version" as const,
      at: submittedAt,
      who: who(submittedById),
      number,
      sha256,
    })),
    ...screenings.map(({ decidedAt, decidedById, outcome, reason, dueAt, version }) => ({
      kind: "screening" as const,
      at: decidedAt,
      who: who(decidedById),
      outcome,
      reason,
      dueAt,
      number: version.number,
    })),
    ...withdrawals.map(({ at, actorId }) => ({
      kind: "withdrawn" as const,
      at,
      who: who(actorId),
    })),
  ];
  return items.sort((a, b) => b.at.getTime() - a.at.getTime());
}
