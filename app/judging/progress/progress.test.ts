import { expect, it } from "vitest";
import { doneOf, neighboursOf, sheetProgress } from "./progress";

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
