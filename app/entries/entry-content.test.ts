import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Question } from "~/contests/regulation";
import {
  addMember,
  contentFromForm,
  countWords,
  emptyContent,
  entryContentSchema,
  entryUnits,
  formFromContent,
  NO_MEMBER,
  type FormReader,
  removeMember,
} from "./entry-content";

const read = (values: Iterable<readonly [string, string]>): FormReader => {
  const sent = [...values];
  const all = (name: string) => sent.flatMap(([own, value]) => (own === name ? [value] : []));
  return { all, one: (name) => all(name).at(-1) };
};
const readNames = (values: Record<string, string>) => read(Object.entries(values));

const base = { label: "", help: "", example: "", required: false, divisionIds: [] };
const text = (id: string): Question => ({ ...base, id, kind: "long-text", maxWords: 100 });
const QUESTIONS: Question[] = [
  text("a"),
  text("b"),
  { ...base, id: "c", kind: "choices", max: null, options: [{ id: "x", label: "" }, { id: "y", label: "" }] },
  { ...base, id: "t", kind: "table", maxRows: 5, columns: [{ id: "n", label: "", kind: "text" }] },
];

describe("a dossier as a form", () => {
  it("comes back as it went out, whatever was typed", () => {
    const typed = fc.string({ maxLength: 40 }).map((s) => s.replace(/[\r\0]/g, "").normalize("NFC"));
    const member = fc.record({ name: typed, birthDate: typed, unit: typed, share: typed, phone: typed });
    const cell = typed.filter((s) => s.trim() !== "");
    const rest = fc.record({ ticked: fc.subarray(["x", "y"]), rows: fc.array(cell, { maxLength: 5 }) });
    fc.assert(
      fc.property(typed, fc.array(member, { maxLength: 6 }), rest, (title, members, { ticked, rows }) => {
        const content = {
          ...emptyContent(0),
          title,
          fieldId: "f",
          members: members.map((one, i) => ({ ...NO_MEMBER, id: `m${i + 1}`, main: i === 0, ...one })),
          supporters: [{ id: "s1", name: title, unit: "", role: "", phone: "", email: "" }],
          answers: { a: title, b: "", c: ticked, t: rows.map((n) => ({ n })) },
        };
        const again = contentFromForm(QUESTIONS, read(formFromContent(content)));
        const answered = Object.entries(content.answers).filter(([, answer]) => answer.length > 0);
        expect(again).toEqual({ ...content, answers: Object.fromEntries(answered) });
        expect(entryContentSchema.safeParse(again).success).toBe(true);
      }),
    );
  });

  it("takes nothing that the regulation does not know", () => {
    const content = contentFromForm([text("a")], readNames({ "answers.a": "x", "answers.z": "y" }));
    expect(content.answers).toEqual({ a: "x" });
    const forged = { "members.0.id": "__proto__", "members.1.id": "m1", "members.2.id": "m1" };
    expect(contentFromForm([], readNames(forged)).members.map(({ id }) => id)).toEqual(["m1"]);
  });

  it("keeps lines and composes letters", () => {
    const typed = "dòng 1\r\ndòng 2".normalize("NFD");
    expect(contentFromForm([text("a")], readNames({ "answers.a": typed })).answers["a"]).toBe(
      "dòng 1\ndòng 2".normalize("NFC"),
    );
  });

  it("cuts what is longer than anybody writes", () => {
    expect(contentFromForm([], readNames({ title: "x".repeat(5_000) })).title).toHaveLength(2_000);
  });
});

describe("what is read of a form", () => {
  it("keeps rows of a table in their places, but for empty ones at its end", () => {
    const sent = { "answers.t.0.n": "", "answers.t.1.n": "hai", "answers.t.2.n": " " };
    expect(contentFromForm(QUESTIONS, readNames(sent)).answers).toEqual({ t: [{ n: "" }, { n: "hai" }] });
  });

  it("stores dates as they are stored, however they are typed", () => {
    const sent = { "members.0.id": "m1", "members.0.birthDate": "5/9/2010", createdOn: "hôm qua" };
    const content = contentFromForm([], readNames(sent));
    expect(content.members[0]?.birthDate).toBe("2010-09-05");
    expect(content.createdOn).toBe("hôm qua");
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
    const unit = (name: string) => ({ ...NO_MEMBER, id: name, name, unit: name });
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
