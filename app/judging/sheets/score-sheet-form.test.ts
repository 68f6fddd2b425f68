import fc from "fast-check";
import { expect, it } from "vitest";
import { readSheetForm, sheetForm } from "./score-sheet-form";

it("reads back what was typed, whatever the criteria are called", () => {
  const marks = fc.dictionary(fc.string({ minLength: 1 }), fc.string({ maxLength: 40 }), {
    noNullPrototype: true,
  });
  // A line's end is one thing, however a machine writes it.
  const text = fc.string().map((words) => words.replace(/\r/g, ""));
  const texts = fc.record({
    comment: text,
    feedback: text,
    notes: text,
    proposal: fc.constantFrom(null, "none", "first"),
  });
  fc.assert(
    fc.property(marks, texts, (typed, said) => {
      fc.pre(!Object.keys(typed).includes("__proto__"));
      const sheet = { version: 3, marks: typed, ...said };
      expect(readSheetForm(sheetForm(sheet))).toEqual(sheet);
    }),
  );
});

it("takes no form without a version", () => {
  const form = new FormData();
  expect(readSheetForm(form)).toBeNull();
  form.set("version", "0");
  expect(readSheetForm(form)).toBeNull();
});

it("says nothing of a field that did not come", () => {
  const form = new FormData();
  form.set("version", "2");
  form.set("comment", "Tốt");
  expect(readSheetForm(form)).toEqual({ version: 2, marks: {}, comment: "Tốt" });
});
