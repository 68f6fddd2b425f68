import { expect, it } from "vitest";
import {
  addCounts,
  daysUntil,
  doneOf,
  doneOfCounts,
  neighboursOf,
  NO_COUNTS,
  openOf,
  sheetProgress,
  workStateOf,
} from "./progress";

it("counts only the sheets that somebody has", () => {
  expect(doneOf(["none", "todo", "started", "submitted", "returned"])).toEqual({
    done: 1,
    total: 4,
  });
  expect(doneOf([])).toEqual({ done: 0, total: 0 });
});

it("tells an untouched sheet from one begun and one given back", () => {
  expect(sheetProgress(null)).toBe("none");
  expect(sheetProgress({ state: "DRAFT", touched: false })).toBe("todo");
  expect(sheetProgress({ state: "DRAFT", touched: true })).toBe("started");
  expect(sheetProgress({ state: "RETURNED", touched: true })).toBe("returned");
  expect(sheetProgress({ state: "SUBMITTED", touched: true })).toBe("submitted");
});

it("finds the next sheet to score, starting again from the top", () => {
  const queue = [
    { assignmentId: "a", progress: "returned" },
    { assignmentId: "b", progress: "submitted" },
    { assignmentId: "c", progress: "todo" },
  ] as const;
  expect(neighboursOf(queue, "b")).toEqual({ previous: "a", next: "c", nextToDo: "c" });
  expect(neighboursOf(queue, "c")).toEqual({ previous: "b", next: null, nextToDo: "a" });
  expect(neighboursOf([queue[1]], "b")).toEqual({ previous: null, next: null, nextToDo: null });
});

it("adds up counts; what was taken back is neither done nor to do", () => {
  const counts = addCounts([
    { ...NO_COUNTS, todo: 2, submitted: 3, ended: 1 },
    { ...NO_COUNTS, started: 1, returned: 1, ended: 2 },
  ]);
  expect(counts).toEqual({ todo: 2, started: 1, submitted: 3, returned: 1, ended: 3 });
  expect(openOf(counts)).toBe(4);
  expect(doneOfCounts(counts)).toEqual({ done: 3, total: 7 });
});

it("tells who has not begun from who is under way", () => {
  expect(workStateOf(NO_COUNTS)).toBe("nothing");
  expect(workStateOf({ ...NO_COUNTS, ended: 4 })).toBe("nothing");
  expect(workStateOf({ ...NO_COUNTS, todo: 4 })).toBe("not-begun");
  expect(workStateOf({ ...NO_COUNTS, todo: 3, started: 1 })).toBe("under-way");
  expect(workStateOf({ ...NO_COUNTS, returned: 1 })).toBe("under-way");
  expect(workStateOf({ ...NO_COUNTS, submitted: 4 })).toBe("finished");
});

it("counts days of the calendar", () => {
  expect(daysUntil("2026-10-01", "2026-10-01")).toBe(0);
  expect(daysUntil("2026-10-01", "2026-11-01")).toBe(31);
  expect(daysUntil("2026-10-02", "2026-10-01")).toBe(-1);
});
