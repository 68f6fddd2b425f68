import { compareTexts, searchKey } from "~/platform/vietnamese";
import type { EntryState } from "../entry-state";
import type { ListFilter, ListFlag, ListSort } from "../list-filter";

/** What the secretariat's list knows of one entry: enough to filter, to sort, and to say what may be done with it. */
export interface DeskRow {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly title: string;
  readonly state: EntryState;
  readonly fieldId: string | null;
  readonly divisionId: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly ownerName: string;
  readonly authors: readonly string[];
  readonly submittedAt: Date;
  /** Of a supplement that has been asked for. */
  readonly dueAt: Date | null;
  readonly remindedAt: Date | null;
  /** Came in after the deadline, within the grace. */
  readonly late: boolean;
  /** How many points of the checklist have been looked at in the current version. */
  readonly checked: number;
  readonly notes: number;
  /** Likenesses that nobody has found to be none. */
  readonly findings: number;
  readonly openAppeal: boolean;
  readonly assigned: boolean;
  readonly decided: boolean;
}

export interface DeskFacts {
  readonly checklist: number;
  readonly now: Date;
}

/** What there is about an entry to look for. */
export function flagsOf(row: DeskRow, { checklist, now }: DeskFacts): ListFlag[] {
  const holds: Record<ListFlag, boolean> = {
    overdue: row.state === "SUPPLEMENT_REQUESTED" && row.dueAt !== null && row.dueAt <= now,
    unchecked: row.state !== "WITHDRAWN" && row.checked < checklist,
    similar: row.findings > 0,
    appeal: row.openAppeal,
    noted: row.notes > 0,
    late: row.late,
  };
  return (Object.keys(holds) as ListFlag[]).filter((flag) => holds[flag]);
}

/** The rows that the filter leaves, whatever their state: what its counts are made of. */
export function inAnyState(
  rows: readonly DeskRow[],
  filter: ListFilter,
  facts: DeskFacts,
): DeskRow[] {
  const words = searchKey(filter.search).split(" ").filter(Boolean);
  return rows.filter(
    (row) =>
      (filter.fieldId === null || row.fieldId === filter.fieldId) &&
      (filter.divisionId === null || row.divisionId === filter.divisionId) &&
      (filter.unitId === null || row.unitId === filter.unitId) &&
      hasAll(row, filter.flags, facts) &&
      matches(row, words),
  );
}

/** The rows that the filter leaves, in its order. */
export function filtered(
  rows: readonly DeskRow[],
  filter: ListFilter,
  facts: DeskFacts,
): DeskRow[] {
  const found = inAnyState(rows, filter, facts);
  const ofState = filter.state ? found.filter(({ state }) => state === filter.state) : found;
  return inOrder(ofState, filter.sort);
}

function hasAll(row: DeskRow, wanted: readonly ListFlag[], facts: DeskFacts): boolean {
  if (wanted.length === 0) return true;
  const flags = flagsOf(row, facts);
  return wanted.every((flag) => flags.includes(flag));
}

function matches(row: DeskRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const parts = [row.code, row.title, row.unitName ?? "", row.ownerName, ...row.authors];
  const text = searchKey(parts.join(" "));
  return words.every((word) => text.includes(word));
}

function inOrder(rows: readonly DeskRow[], sort: ListSort): DeskRow[] {
  const byCode = (a: DeskRow, b: DeskRow) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
  const byTime = (a: DeskRow, b: DeskRow) => a.submittedAt.getTime() - b.submittedAt.getTime();
  const compare: Record<ListSort, (a: DeskRow, b: DeskRow) => number> = {
    code: byCode,
    newest: (a, b) => byTime(b, a),
    oldest: byTime,
    title: (a, b) => compareTexts(a.title, b.title),
    // What came through no unit stands at the end.
    unit: (a, b) =>
      Number(a.unitName === null) - Number(b.unitName === null) ||
      compareTexts(a.unitName ?? "", b.unitName ?? ""),
  };
  return [...rows].sort((a, b) => compare[sort](a, b) || byCode(a, b));
}

export interface Neighbours {
  readonly previous: string | null;
  readonly next: string | null;
  /** The next one that waits for a conclusion, from here on and then from the top; null: there is none. */
  readonly nextUndecided: string | null;
  /** From 1; 0 when the entry is not in the list. */
  readonly position: number;
  readonly total: number;
}

/** Where an entry stands in a list. */
export function neighboursOf(
  list: readonly Pick<DeskRow, "id" | "state">[],
  entryId: string,
): Neighbours {
  const at = list.findIndex(({ id }) => id === entryId);
  const around = [...list.slice(at + 1), ...list.slice(0, Math.max(0, at))];
  return {
    previous: at > 0 ? (list[at - 1]?.id ?? null) : null,
    next: list[at + 1]?.id ?? null,
    nextUndecided:
      around.find(({ id, state }) => id !== entryId && state === "SUBMITTED")?.id ?? null,
    position: at + 1,
    total: list.length,
  };
}
