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
