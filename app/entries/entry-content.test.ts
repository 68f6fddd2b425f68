import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMember,
  contentFromForm,
  countWords,
  emptyContent,
  entryContentSchema,
  entryUnits,
  formFromContent,
  removeMember,
} from "./entry-content";

const read = (values: Record<string, string>) => (name: string) => values[name];

describe("a dossier as a form", () => {
  it("comes back as it went out, whatever was typed", () => {
    const text = fc.string({ maxLength: 40 }).map((s) => s.replace(/[\r\0]/g, "").normalize("NFC"));
    const member = fc.record({ name: text, birthDate: text, unit: text, share: text });
    fc.assert(
      fc.property(text, fc.array(member, { maxLength: 6 }), text, (title, members, section) => {
        const content = {
          title,
          fieldId: "f",
          members: members.map((one, i) => ({ id: `m${i + 1}`, ...one })),
          sections: { a: section, b: "" },
        };
        const again = contentFromForm(["a", "b"], read(formFromContent(content)));
        expect(again).toEqual(content);
        expect(entryContentSchema.safeParse(again).success).toBe(true);
      }),
    );
  });

  it("takes nothing that the regulation does not know", () => {
    const content = contentFromForm(["a"], read({ "sections.a": "x", "sections.b": "y" }));
    expect(content.sections).toEqual({ a: "x" });
    const forged = { "members.0.id": "__proto__", "members.1.id": "m1", "members.2.id": "m1" };
    expect(contentFromForm([], read(forged)).members.map(({ id }) => id)).toEqual(["m1"]);
  });

  it("keeps lines and composes letters", () => {
    const typed = "dòng 1\r\ndòng 2".normalize("NFD");
    expect(contentFromForm(["a"], read({ "sections.a": typed })).sections["a"]).toBe(
      "dòng 1\ndòng 2".normalize("NFC"),
    );
  });

  it("cuts what is longer than anybody writes", () => {
    expect(contentFromForm([], read({ title: "x".repeat(5_000) })).title).toHaveLength(2_000);
  });
});

describe("members", () => {
  it("begin with as many rows as are asked for, one at least", () => {
    expect(emptyContent(0).members).toHaveLength(1);
    expect(emptyContent(3).members.map(({ id }) => id)).toEqual(["m1", "m2", "m3"]);
  });

  it("have ids that are never given twice beside each other", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { maxLength: 30 }), (steps) => {
        let content = emptyContent(1);
        for (const step of steps)
          content =
            step < 3 ? addMember(content) : removeMember(content, content.members[0]?.id ?? "");
        const ids = content.members.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it("stand for their units, each once", () => {
    const unit = (name: string) => ({ id: name, name, birthDate: "", unit: name, share: "" });
    expect(entryUnits({ members: [unit("A"), unit(" A "), unit("B"), unit("")] })).toEqual([
      "A",
      "B",
    ]);
  });
});

describe("countWords", () => {
  it("counts what has a letter or a digit", () => {
    expect(countWords("  Máy gieo hạt — 4.0 \n (mới) ")).toBe(5);
    expect(countWords("")).toBe(0);
  });
});
