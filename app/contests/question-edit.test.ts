import { describe, expect, it } from "vitest";
import { parseForm, typedValues, type FormValue, type TextValues } from "~/platform/form";
import { applySectionsIntent, intoIntent, SHOW } from "./question-rows";
import { formOfSections, sectionsToPreview } from "./question-edit";
import { sectionsForm } from "./question-forms";
import { questionById, questionsOf, type Question, type Regulation } from "./regulation";
import { applyPart } from "./regulation-edit";
import { regulationFaults } from "./regulation-faults";
import { technicalTemplate } from "./technical-template";

const organisation = { name: "Liên hiệp hội", province: "Lâm Đồng" };
const technical = technicalTemplate({ organisation, edition: "XII", year: 2026 });

const base = { help: "", example: "", required: false, divisionIds: [] };
/** One question of every kind with all that can be set about it. */
const EVERY_KIND: Question[] = [
  { ...base, id: "short", kind: "short-text", label: "Ngắn", maxWords: 12 },
  { ...base, id: "long", kind: "long-text", label: "Dài", maxWords: 900, required: true },
  {
    ...base,
    id: "one",
    kind: "choice",
    label: "Một",
    options: [
      { id: "yes", label: "Có" },
      { id: "no", label: "Không" },
    ],
  },
  {
    ...base,
    id: "many",
    kind: "choices",
    label: "Nhiều",
    max: 2,
    options: ["a", "b", "c"].map((id) => ({ id, label: `Mục ${id}` })),
  },
  {
    ...base,
    id: "count",
    kind: "number",
    label: "Số",
    min: "0.5",
    max: "1250000",
    decimals: 1,
    unit: "kg",
  },
  { ...base, id: "day", kind: "date", label: "Ngày", from: "2020-01-01", to: null },
  { ...base, id: "price", kind: "money", label: "Tiền", max: 6_400_000 },
  {
    ...base,
    id: "rows",
    kind: "table",
    label: "Bảng",
    maxRows: 7,
    divisionIds: ["lower"],
    columns: [
      { id: "what", label: "Cái gì", kind: "text" },
      { id: "when", label: "Khi nào", kind: "date" },
    ],
  },
  { ...base, id: "web", kind: "link", label: "Trang" },
];
const divisions = [
  { id: "lower", name: "THCS", bornFrom: null, bornTo: null },
  { id: "upper", name: "THPT", bornFrom: null, bornTo: null },
];
const whole: Regulation = {
  ...technical,
  divisions,
  sections: [
    { id: "first", title: "Mục một", help: "Lời dẫn", questions: EVERY_KIND },
    { id: "second", title: "Mục hai", help: "", questions: [] },
  ],
};

function posted(values: FormValue, path = "", form = new FormData()): FormData {
  if (typeof values === "string") {
    if (!(values === "" && path.endsWith("required"))) form.append(path, values);
  } else if (!(values instanceof File)) {
    for (const [name, value] of Object.entries(values))
      posted(value, path ? `${path}.${name}` : name, form);
  }
  return form;
}

function saved(form: FormData, regulation = whole): Regulation {
  const parsed = parseForm(sectionsForm, form);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return applyPart(regulation, { part: "sections", form: parsed.value });
}

const stored = (language: "vi" | "en" = "vi") => posted(formOfSections(whole.sections, language));
const press = (form: FormData, intent: string): FormData => {
  const next = applySectionsIntent(typedValues(form), intent);
  if (!next) throw new Error(`no such button: ${intent}`);
  return posted(next);
};
const idsIn = ({ sections }: Pick<Regulation, "sections">) =>
  sections.map(({ questions }) => questions.map(({ id }) => id));

describe("the form of sections", () => {
  it.each(["vi", "en"] as const)(
    "sent as it came changes nothing, for every kind (%s)",
    (language) => {
      expect(saved(stored(language))).toEqual(whole);
    },
  );

  it("reads numbers, money and dates as people write them", () => {
    const form = stored();
    form.set("sections.0.questions.4.min", "0,5");
    form.set("sections.0.questions.6.maxAmount", "12.000.000 đồng");
    form.set("sections.0.questions.5.to", "31/12/2026");
    const next = saved(form);
    expect(questionById(next, "count")).toMatchObject({ min: "0.5" });
    expect(questionById(next, "price")).toMatchObject({ max: 12_000_000 });
    expect(questionById(next, "day")).toMatchObject({ to: "2026-12-31" });
  });

  it("names what is wrong beside its input", () => {
    const form = stored();
    form.set("sections.0.questions.1.maxWords", "nhiều");
    form.set("sections.0.questions.3.maxTicked", "0");
    form.set("sections.0.questions.5.from", "31/02/2026");
    form.set("sections.0.questions.8.kind", "telepathy");
    const parsed = parseForm(sectionsForm, form);
    expect(parsed.ok ? [] : parsed.faults.map(({ path, code }) => [path, code])).toEqual([
      ["sections.0.questions.1.maxWords", "number"],
      ["sections.0.questions.3.maxTicked", "too-small"],
      ["sections.0.questions.5.from", "date"],
      ["sections.0.questions.8.kind", "invalid"],
    ]);
  });

  it("refuses two questions with one id, in whatever sections they stand", () => {
    const form = stored();
    form.set("sections.1.questions.0.id", "web");
    form.set("sections.1.questions.0.kind", "link");
    expect(parseForm(sectionsForm, form)).toMatchObject({
      ok: false,
      faults: [{ path: "sections", code: "repeated" }],
    });
  });

  it("keeps the ids of options whose line stands, in any order, and names new ones", () => {
    const form = stored();
    form.set("sections.0.questions.3.options", "Mục c\r\n\r\n  Mục a \r\nĐang dùng thử\r\nMục d");
    expect(questionById(saved(form), "many")).toMatchObject({
      options: [
        { id: "c", label: "Mục c" },
        { id: "a", label: "Mục a" },
        { id: "dang-dung-thu", label: "Đang dùng thử" },
        { id: "muc-d", label: "Mục d" },
      ],
    });
  });
});

describe("the buttons", () => {
  it("add a question whose id is made from its name when it is saved, and stays", () => {
    const form = press(press(stored(), "add:sections.1.questions"), "add:sections.1.questions");
    form.set("sections.1.questions.0.label", "Tính mới");
    form.set("sections.1.questions.1.label", "Tính mới");
    const next = saved(form);
    expect(idsIn(next)[1]).toEqual(["tinh-moi", "tinh-moi-2"]);
    const again = posted(formOfSections(next.sections, "vi"));
    again.set("sections.1.questions.0.label", "Điểm mới");
    expect(idsIn(saved(again, next))[1]).toEqual(["tinh-moi", "tinh-moi-2"]);
  });

  it("make no id that the dossier's form could not post", () => {
    const labels = ["2026", "Constructor", "???", "New 7", "web"];
    let form = stored();
    labels.forEach(() => {
      form = press(form, "add:sections.1.questions");
    });
    labels.forEach((label, at) => form.set(`sections.1.questions.${at}.label`, label));
    const next = saved(form);
    expect(idsIn(next)[1]).toEqual([
      "question-2026",
      "question-constructor",
      "question",
      "question-new-7",
      "web-2",
    ]);
    expect(regulationFaults(next, new Date("2026-01-01T00:00:00Z"))).toEqual([]);
  });

  it("move a question inside its section, over its edge, and into a chosen one", () => {
    const order = (form: FormData) => idsIn(saved(form));
    const all = EVERY_KIND.map(({ id }) => id);
    expect(order(press(stored(), "down:sections.0.questions:0"))[0]?.slice(0, 2)).toEqual([
      "long",
      "short",
    ]);
    const over = press(stored(), "down:sections.0.questions:8");
    expect(order(over)).toEqual([all.slice(0, 8), ["web"]]);
    expect(order(press(over, "up:sections.1.questions:0"))).toEqual([all, []]);
    const chosen = stored();
    chosen.set("sections.0.questions.0.into", "second");
    expect(order(press(chosen, intoIntent(0, 0)))).toEqual([all.slice(1), ["short"]]);
    expect(order(press(stored(), intoIntent(0, 0)))).toEqual([all, []]);
  });

  it("take out and move columns and sections, and keep what was typed", () => {
    let form = stored();
    form.set("sections.0.questions.7.columns.0.label", "Việc gì");
    form = press(form, "down:sections.0.questions.7.columns:0");
    form = press(form, "up:sections:1");
    const next = saved(form);
    expect(next.sections.map(({ id }) => id)).toEqual(["second", "first"]);
    expect(questionById(next, "rows")).toMatchObject({
      columns: [
        { id: "when", label: "Khi nào", kind: "date" },
        { id: "what", label: "Việc gì", kind: "text" },
      ],
    });
  });

  it("draw the form again without a change, and are nothing else's business", () => {
    const values = typedValues(stored());
    expect(applySectionsIntent(values, SHOW)).toBe(values);
    expect(applySectionsIntent(values, "save")).toBeNull();
    expect(applySectionsIntent(values, "add:sections.0.constructor")).toBeNull();
  });
});

describe("the preview", () => {
  const show = (values: TextValues) => sectionsToPreview(values, whole);

  it("shows what would be saved", () => {
    expect(show(formOfSections(whole.sections, "vi"))).toEqual(whole.sections);
  });

  it("shows half-filled questions all the same", () => {
    const [section] = show({
      sections: [
        {
          id: "s",
          title: "",
          questions: [
            { id: "new-1", kind: "number", label: "Số", min: "ba", decimals: "" },
            { id: "new-2", kind: "?" },
            { id: "new-3", kind: "choice", label: "Chọn", options: "Một\nHai" },
            { id: "new-4", kind: "table", label: "Bảng" },
          ],
        },
      ],
    });
    expect(section?.questions.map(({ kind, label }) => [kind, label])).toEqual([
      ["number", "Số"],
      ["long-text", ""],
      ["choice", "Chọn"],
      ["table", "Bảng"],
    ]);
  });

  it("has nothing to show of a form without sections", () => {
    expect(show({})).toEqual([]);
    expect(questionsOf({ sections: show({ sections: ["?"] }) }, "")).toEqual([]);
  });
});
