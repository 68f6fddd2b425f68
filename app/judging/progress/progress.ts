/** The states of a sheet in the database: being filled in, in, or given back by the chair. */
export type SheetState = "DRAFT" | "SUBMITTED" | "RETURNED";

/** How far one sheet is. `none`: the judge does not have the entry. */
export type SheetProgress = "none" | "todo" | "started" | "submitted" | "returned";

/** A sheet given back is as much to do as an untouched one, and says so. */
export function sheetProgress(
  sheet: { readonly state: SheetState; readonly touched: boolean } | null,
): SheetProgress {
  if (!sheet) return "none";
  switch (sheet.state) {
    case "SUBMITTED":
      return "submitted";
    case "RETURNED":
      return "returned";
    case "DRAFT":
      return sheet.touched ? "started" : "todo";
  }
}

export interface Done {
  readonly done: number;
  readonly total: number;
}

/** Of the sheets that somebody has, how many are in. */
export function doneOf(sheets: readonly SheetProgress[]): Done {
  const given = sheets.filter((sheet) => sheet !== "none");
  return { done: given.filter((sheet) => sheet === "submitted").length, total: given.length };
}

/** The sheets of a judge, a panel or a round, by how far they are. */
export interface Counts {
  readonly todo: number;
  readonly started: number;
  readonly submitted: number;
  readonly returned: number;
  /** Taken back from a judge; no longer anybody's to do. */
  readonly ended: number;
}

export const NO_COUNTS: Counts = { todo: 0, started: 0, submitted: 0, returned: 0, ended: 0 };

export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, one) => ({
      todo: sum.todo + one.todo,
      started: sum.started + one.started,
      submitted: sum.submitted + one.submitted,
      returned: sum.returned + one.returned,
      ended: sum.ended + one.ended,
    }),
    NO_COUNTS,
  );
}

/** How many are in, of those that somebody has. */
export function doneOfCounts(counts: Counts): Done {
  return { done: counts.submitted, total: counts.submitted + openOf(counts) };
}

/** How many are still to be sent in. */
export function openOf({ todo, started, returned }: Counts): number {
  return todo + started + returned;
}

/** Where a judge stands: nothing to do, everything in, not begun, or under way. */
export type WorkState = "nothing" | "finished" | "not-begun" | "under-way";

export function workStateOf(counts: Counts): WorkState {
  if (openOf(counts) === 0) return counts.submitted > 0 ? "finished" : "nothing";
  return counts.started + counts.submitted + counts.returned === 0 ? "not-begun" : "under-way";
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Days of the calendar from one date ("YYYY-MM-DD") to another; 0 on the day itself, less than 0 after it. */
export function daysUntil(today: string, day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS);
}

export interface QueuePlace {
  readonly assignmentId: string;
  readonly progress: SheetProgress;
}

export interface Neighbours {
  readonly previous: string | null;
  readonly next: string | null;
  /** The first after this one that is not in, from the top again when there is none below. */
  readonly nextToDo: string | null;
}

/** Where a judge goes from one sheet, in the order of the queue. */
export function neighboursOf(queue: readonly QueuePlace[], assignmentId: string): Neighbours {
  const at = queue.findIndex((place) => place.assignmentId === assignmentId);
  const onwards = [...queue.slice(at + 1), ...queue.slice(0, Math.max(at, 0))];
  return {
    previous: queue[at - 1]?.assignmentId ?? null,
    next: queue[at + 1]?.assignmentId ?? null,
    nextToDo: onwards.find(({ progress }) => progress !== "submitted")?.assignmentId ?? null,
  };
}
