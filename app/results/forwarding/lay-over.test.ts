import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { technicalTemplate } from "~/contests/technical-template";
import { youthTemplate } from "~/contests/youth-template";
import type { AttachmentKind, Question, Regulation } from "~/contests/regulation";
import { allQuestions, emptyContent, NO_MEMBER, type Answer, type EntryContent } from "~/entries/entry-content";
import { entryRules } from "~/entries/entry-facts";
import { tidyContent } from "~/entries/writing/tidy-content";
import { canTake, chosenMapping, proposeMapping } from "./field-mapping";
import { layOver } from "./lay-over";
import { manifestSchema, type SentForm } from "./manifest";
import type { SentAttachment } from "./sent-dossiers";

const OPTIONS = { organisation: { name: "Liên hiệp hội", province: "Lâm Đồng" }, edition: "VII", year: 2026 };
const technical = technicalTemplate(OPTIONS);
const youth = youthTemplate(OPTIONS);

/** A form as it stands in an archive. */
const sent = (regulation: Regulation): SentForm => manifestSchema.shape.forms.valueType.parse(regulation);

const base = { help: "", example: "", required: false, divisionIds: [] };
const text = (id: string, label: string, kind: "short-text" | "long-text" = "long-text"): Question => ({
  ...base,
  ...{ id, label, kind },
  maxWords: 500,
});
const kindOf = (id: string, label: string, over: Partial<AttachmentKind> = {}): AttachmentKind => ({
  ...{ id, label, help: "", min: 0, max: 1, accept: ["pdf"], maxBytes: 1_000, namesAuthors: false },
  ...over,
});
const formOf = (questions: Question[], over: Partial<Regulation> = {}): Regulation => ({
  ...technical,
  sections: [{ id: "s", title: "Nội dung", help: "", questions }],
  ...over,
});

const contentOf = (answers: Record<string, Answer>, over: Partial<EntryContent> = {}): EntryContent => ({
  ...emptyContent(0),
  title: "Máy gieo hạt",
  fieldId: technical.fields[0]!.id,
  members: [{ ...NO_MEMBER, id: "m1", name: "Nguyễn Thị Hoà", main: true }],
  answers,
  ...over,
});

/** Lays a dossier from one form into another with the mapping that the names suggest. */
function laid(from: Regulation, to: Regulation, content: EntryContent, attachments: readonly SentAttachment[] = []) {
  const form = sent(from);
  const { mapping } = proposeMapping(form, to);
  const done = layOver({ content, attachments }, form, entryRules(to), mapping);
  if (!done) throw new Error("nothing to lay over");
  return done;
}

describe("the mapping of two forms", () => {
  it("of one form is that form", () => {
    for (const regulation of [technical, youth]) {
      const { parts, mapping } = proposeMapping(sent(regulation), regulation);
      expect(parts.every(({ by }) => by === "same")).toBe(true);
      for (const list of Object.values(mapping)) for (const [from, to] of Object.entries(list)) expect(to).toBe(from);
    }
  });

  it("goes by name before id, and says how", () => {
    const from = formOf([text("a", "Tính mới"), text("b", "Hiệu quả")]);
    const to = formOf([text("b", "Tính mới"), text("a", "Khả năng áp dụng"), text("c", "hiệu  quả")]);
    const { parts, mapping } = proposeMapping(sent(from), to);
    expect(mapping.questions).toEqual({ a: "b", b: "c" });
    expect(parts.filter(({ list }) => list === "questions").map(({ by }) => by)).toEqual(["name", "name"]);
    const moved = proposeMapping(sent(formOf([text("a", "Tính mới")])), formOf([text("a", "Mô tả tính mới")]));
    expect(moved.parts.find(({ list }) => list === "questions")?.by).toBe("id");
  });

  it("gives no question of ours to two of theirs, whatever is asked for", () => {
    const from = formOf([text("a", "A"), text("b", "B"), text("c", "C")]);
    const to = formOf([text("x", "X"), text("y", "Y")]);
    const proposed = proposeMapping(sent(from), to);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("a", "b", "c"), fc.constantFrom("x", "y", "", "nowhere", "__proto__")), (asked) => {
        const { questions } = chosenMapping(proposed, (list, id) => (list === "questions" ? (asked[id] ?? null) : null));
        const used = Object.values(questions).filter(Boolean);
        expect(new Set(used).size).toBe(used.length);
        expect(used.every((id) => ["x", "y"].includes(id))).toBe(true);
      }),
    );
  });

  it("never offers a place that cannot take the answer", () => {
    const own = allQuestions(youth);
    const { parts } = proposeMapping(sent(technical), youth);
    for (const { list, id, options } of parts) {
      if (list !== "questions") continue;
      const kind = allQuestions(technical).find((question) => question.id === id)!.kind;
      for (const option of options) expect(canTake(own.find((question) => question.id === option.id)!.kind, kind)).toBe(true);
    }
  });
});

describe("a dossier laid into another form", () => {
  it("of one form says the same", () => {
    const answers = Object.fromEntries(allQuestions(technical).flatMap(({ id, kind }) => (kind === "long-text" ? [[id, `Nói về ${id}`]] : [])));
    const content = tidyContent(technical, contentOf(answers, { members: [{ ...NO_MEMBER, id: "m1", name: "Nguyễn An", share: "100", main: true }] }));
    const done = laid(technical, technical, content);
    expect(done.content).toEqual(content);
    expect(done.lost).toEqual([]);
    expect(done.hasField).toBe(true);
  });

  it("keeps choices by name, writes out what is text here, and tells what is lost", () => {
    const options = (...labels: string[]) => labels.map((label, index) => ({ id: `o${index}`, label }));
    const from = formOf([
      { ...base, id: "q1", label: "Mức áp dụng", kind: "choice", options: options("Thử nghiệm", "Đã áp dụng") },
      { ...base, id: "q2", label: "Nơi áp dụng", kind: "choices", options: options("Xã", "Huyện", "Tỉnh"), max: null },
      { ...base, id: "q3", label: "Chi phí", kind: "money", max: null },
      text("q4", "Ghi chú"),
    ]);
    const to = formOf([
      { ...base, id: "q1", label: "Mức áp dụng", kind: "choice", options: options("Đã áp dụng", "Thử nghiệm") },
      { ...base, id: "q2", label: "Nơi áp dụng", kind: "choices", options: [{ id: "tinh", label: "Tỉnh" }], max: null },
      text("q3", "Chi phí", "short-text"),
    ]);
    const done = laid(from, to, contentOf({ q1: "o1", q2: ["o0", "o2"], q3: "12500000", q4: "Thêm" }));
    expect(done.content.answers).toEqual({ q1: "o0", q2: ["tinh"], q3: "12500000" });
    expect(done.lost).toEqual([
      { code: "option", label: "Nơi áp dụng", value: "Xã" },
      { code: "question", label: "Ghi chú", value: "Thêm" },
    ]);
  });

  it("takes tables column by column, and as lines into a text", () => {
    const columns = [{ id: "c1", label: "Nội dung", kind: "text" as const }, { id: "c2", label: "Số lượng", kind: "number" as const }];
    const table: Question = { ...base, id: "t", label: "Bảng kê", kind: "table", columns, maxRows: 5 };
    const answer = [{ c1: "Vòi", c2: "3" }, { c1: "Bơm", c2: "1" }];
    const other = formOf([{ ...table, columns: [{ id: "k", label: "nội dung", kind: "text" }] }]);
    const done = laid(formOf([table]), other, contentOf({ t: answer }));
    expect(done.content.answers["t"]).toEqual([{ k: "Vòi" }, { k: "Bơm" }]);
    expect(done.lost).toEqual([{ code: "column", label: "Bảng kê", value: "Số lượng" }]);
    expect(laid(formOf([table]), formOf([text("t", "Bảng kê")]), contentOf({ t: answer })).content.answers["t"]).toBe("Vòi | 3\nBơm | 1");
  });

  it("takes files as far as a kind here takes them", () => {
    const file = (kindId: string, over: Partial<SentAttachment> = {}): SentAttachment => ({
      ...{ kindId, filename: `${kindId}.pdf`, sha256: kindId.repeat(64).slice(0, 64), size: 10, mime: "application/pdf" },
      ...over,
    });
    const from = formOf([], { attachments: [kindOf("a", "Bản mô tả"), kindOf("b", "Phụ lục")] });
    const to = formOf([], { attachments: [kindOf("x", "bản mô tả")] });
    const files = [file("a"), file("a"), file("b"), file("a", { mime: "video/mp4" }), file("a", { size: 2_000 })];
    const done = laid(from, to, contentOf({}), files);
    expect(done.files.map(({ kindId }) => kindId)).toEqual(["x"]);
    expect(done.lost.map(({ code }) => code)).toEqual(["file-count", "file-kind", "file-type", "file-size"]);
  });

  it("needs a field", () => {
    const to: Regulation = { ...technical, fields: [{ id: "khac", code: "K", name: "Khác hẳn" }] };
    expect(laid(technical, to, contentOf({})).hasField).toBe(false);
  });

  it("holds only what our form asks, whatever comes", () => {
    const answer = fc.oneof(
      fc.string(),
      fc.array(fc.string(), { maxLength: 3 }),
      fc.array(fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }), { maxLength: 3 }),
    );
    const ids = [...allQuestions(technical).map(({ id }) => id), "__proto__", "constructor", "x"];
    const own = new Set(allQuestions(youth).map(({ id }) => id));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...ids), answer, { maxKeys: 8 }), (answers) => {
        const { content } = laid(technical, youth, contentOf(answers));
        expect(Object.keys(content.answers).every((id) => own.has(id))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
