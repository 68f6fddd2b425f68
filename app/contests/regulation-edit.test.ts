import { describe, expect, it } from "vitest";
import { parseForm, type FormValue } from "~/platform/form";
import { applyRowIntent, rowIntent } from "./form-rows";
import type { Regulation } from "./regulation";
import { applyPart, formOfPart } from "./regulation-edit";
import { BLANK_ROWS, partForms, type PartChange } from "./regulation-forms";
import { REGULATION_PARTS, type RegulationPart } from "./regulation-parts";
import { technicalTemplate } from "./technical-template";
import { youthTemplate } from "./youth-template";

const organisation = { name: "Liên hiệp hội", province: "Lâm Đồng" };
const technical = technicalTemplate({ organisation, edition: "XII", year: 2026 });
const youth = youthTemplate({ organisation, edition: "XXI", year: 2026 });

/** What a browser posts of such values: unchecked boxes are not posted. */
function posted(values: FormValue, path = "", form = new FormData()): FormData {
  if (typeof values === "string") {
    if (!(values === "" && /(required|contribution|childSafe|blind|asksProposal)$/.test(path)))
      form.append(path, values);
  } else if (!(values instanceof File)) {
    for (const [name, value] of Object.entries(values))
      posted(value, path ? `${path}.${name}` : name, form);
  }
  return form;
}

function edited(regulation: Regulation, part: RegulationPart, form: FormData): Regulation {
  const parsed = parseForm(partForms[part], form);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return applyPart(regulation, { part, form: parsed.value } as PartChange);
}

const faultsIn = (part: RegulationPart, form: FormData) => {
  const parsed = parseForm(partForms[part], form);
  return parsed.ok ? [] : parsed.faults;
};

describe("a part's form", () => {
  for (const [name, regulation] of Object.entries({ technical, youth })) {
    for (const language of ["vi", "en"] as const) {
      it.each(REGULATION_PARTS)(
        `sent as it came changes nothing (${name}, ${language}): %s`,
        (part) => {
          expect(edited(regulation, part, posted(formOfPart(regulation, part, language)))).toEqual(
            regulation,
          );
        },
      );
    }
  }

  it("reads comma, dots and the contest's clock", () => {
    const rubric = posted(formOfPart(technical, "rubric", "vi"));
    rubric.set("criteria.0.step", "0,25");
    expect(edited(technical, "rubric", rubric).rule.criteria[0]?.step).toBe("0.25");

    const prizes = posted(formOfPart(technical, "prizes", "vi"));
    prizes.set("levels.0.amountVnd", "6.400.000 ₫");
    prizes.set("levels.0.minimumScore", "");
    expect(edited(technical, "prizes", prizes).rule.prizes.levels[0]).toEqual({
      id: "first",
      label: "Giải Nhất",
      quota: 1,
      amountVnd: 6_400_000,
    });

    const dates = posted(formOfPart(technical, "dates", "vi"));
    dates.set("windows.0.closesAt", "2026-09-15T17:00");
    expect(edited(technical, "dates", dates).windows[0]?.closesAt).toBe("2026-09-15T10:00:00.000Z");
  });

  it("names what is wrong beside its field", () => {
    const prizes = posted(formOfPart(technical, "prizes", "vi"));
    prizes.set("levels.1.quota", "hai");
    prizes.set("levels.2.amountVnd", "nhiều");
    prizes.set("levels.3.minimumScore", "6o");
    expect(faultsIn("prizes", prizes)).toEqual([
      { path: "levels.1.quota", code: "number" },
      { path: "levels.2.amountVnd", code: "money" },
      { path: "levels.3.minimumScore", code: "number" },
    ]);
    const dates = posted(formOfPart(technical, "dates", "vi"));
    dates.set("windows.0.opensAt", "");
    dates.set("windows.1.closesAt", "2026-02-30T10:00");
    dates.set("timeZone", "Asia/Dalat");
    expect(faultsIn("dates", dates)).toEqual([
      { path: "timeZone", code: "time-zone" },
      { path: "windows.0.opensAt", code: "required" },
      { path: "windows.1.closesAt", code: "date" },
    ]);
    const members = posted(formOfPart(technical, "members", "vi"));
    members.set("max", "0");
    expect(faultsIn("members", members)).toEqual([
      { path: "max", code: "too-small", params: { min: "1" } },
    ]);
  });

  it("joins fields into one group and takes a group apart", () => {
    const form = posted(formOfPart(technical, "fields", "vi"));
    form.set("fields.0.groupId", "ckxd");
    const { groups } = edited(technical, "fields", form);
    expect(groups.find(({ id }) => id === "ckxd")?.fieldIds).toEqual(["cntt", "ckxd"]);
    expect(groups.find(({ id }) => id === "cntt")?.fieldIds).toEqual([]);
  });

  it("drops the window of a round that is gone and asks for one of a new round", () => {
    const form = posted(formOfPart(technical, "rounds", "vi"));
    form.set("rounds.0.id", "interview");
    const next = edited(technical, "rounds", form);
    expect(next.windows.map(({ capability }) => capability)).toEqual([
      "submit",
      "screen",
      "decide",
    ]);
    expect(formOfPart(next, "dates", "vi")["windows"]).toMatchObject([
      {},
      {},
      { capability: "judge", roundId: "interview", opensAt: "", closesAt: "" },
      {},
    ]);
  });

  it("keeps at least one criterion and one round, without which there is no rule", () => {
    expect(faultsIn("rubric", new FormData())).toEqual([{ path: "criteria", code: "none-given" }]);
    expect(faultsIn("rounds", new FormData())).toEqual([{ path: "rounds", code: "none-given" }]);
  });
});

describe("rows", () => {
  const values = {
    title: "T",
    articles: [
      { id: "articles-2", title: "A", text: "" },
      { id: "b", title: "B", text: "" },
    ],
  };
  const blank = BLANK_ROWS.text;
  const ids = (result: ReturnType<typeof applyRowIntent>) =>
    (result?.["articles"] as { id: string }[]).map(({ id }) => id);

  it("are added with an id of their own, taken out and moved, and keep what was typed", () => {
    const added = applyRowIntent(values, rowIntent("add", "articles"), blank);
    expect(added).toMatchObject({
      title: "T",
      articles: [{}, {}, { id: "articles-3", title: "", text: "" }],
    });
    expect(ids(applyRowIntent(added!, "add:articles", blank))).toEqual([
      "articles-2",
      "b",
      "articles-3",
      "articles-4",
    ]);
    expect(ids(applyRowIntent(values, rowIntent("remove", "articles", 0), blank))).toEqual(["b"]);
    expect(ids(applyRowIntent(values, rowIntent("up", "articles", 1), blank))).toEqual([
      "b",
      "articles-2",
    ]);
    expect(ids(applyRowIntent(values, rowIntent("down", "articles", 0), blank))).toEqual([
      "b",
      "articles-2",
    ]);
  });

  it("stay as they are at the ends", () => {
    expect(ids(applyRowIntent(values, "up:articles:0", blank))).toEqual(["articles-2", "b"]);
    expect(ids(applyRowIntent(values, "down:articles:1", blank))).toEqual(["articles-2", "b"]);
    expect(ids(applyRowIntent(values, "remove:articles:9", blank))).toEqual(["articles-2", "b"]);
  });

  it("are nothing else's business", () => {
    expect(applyRowIntent(values, "save", blank)).toBeNull();
    expect(applyRowIntent(values, "add:constructor", blank)).toBeNull();
    expect(applyRowIntent({}, "add:articles", blank)).toMatchObject({
      articles: [{ id: "articles-1" }],
    });
  });
});
