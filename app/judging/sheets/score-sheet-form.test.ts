import fc from "fast-check";
import { expect, it } from "vitest";
import { readSheetForm, sheetForm } from "./score-sheet-form";

it("reads back what was typed, whatever the criteria are called", () => {
  const marks = fc.dictionary(fc.string({ minLength: 1 }), fc.string({ maxLength: 40 }), {
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(marks, fc.string(), (typed, comment) => {
      fc.pre(!Object.keys(typed).includes("__proto__"));
      expect(readSheetForm(sheetForm({ version: 3, marks: typed, comment }))).toEqual({
        version: 3,
        marks: typed,
        comment,
      });
    }),
  );
});

it("takes no form without a version", () => {
  const form = new FormData();
  expect(readSheetForm(form)).toBeNull();
  form.set("version", "0");
  expect(readSheetForm(form)).toBeNull();
});
