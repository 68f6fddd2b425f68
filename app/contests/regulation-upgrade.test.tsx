import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import vi from "~/locales/vi";
import { parseForm, type FormValue } from "~/platform/form";
import { translator } from "~/platform/i18n";
import { Words } from "~/ui/i18n";
import frozen from "../../tests/fixtures/regulations-part-1.json";
import { questionById, questionsOf, type Regulation } from "./regulation";
import { applyPart, formOfPart } from "./regulation-edit";
import { regulationFaults } from "./regulation-faults";
import { partForms, type PartChange } from "./regulation-forms";
import { REGULATION_PARTS } from "./regulation-parts";
import { checkRegulation, readDraftRegulation, upgradeRegulation } from "./regulation-upgrade";
import { RegulationView } from "./regulation-view";

/* Two regulations as the first version of the form stored them: a section was one long text, and nothing was known of
   divisions, conditions, consents and a checklist. */
const documents = Object.entries(frozen);
const before = new Date("2026-01-01T00:00:00Z");

function posted(values: FormValue, path = "", form = new FormData()): FormData {
  if (typeof values === "string") {
    if (!(values === "" && /(required|contribution|childSafe|blind|unitRound)$/.test(path)))
      form.append(path, values);
  } else if (!(values instanceof File)) {
    for (const [name, value] of Object.entries(values))
      posted(value, path ? `${path}.${name}` : name, form);
  }
  return form;
}

function resaved(regulation: Regulation, part: (typeof REGULATION_PARTS)[number]): Regulation {
  const parsed = parseForm(partForms[part], posted(formOfPart(regulation, part, "vi")));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return applyPart(regulation, { part, form: parsed.value } as PartChange);
}

describe.each(documents)("a regulation of the first version (%s)", (_kind, document) => {
  const upgraded = upgradeRegulation(document);

  it("is read whole in today's shape, and keeps what it decided", () => {
    expect(checkRegulation(document).success).toBe(true);
    expect(readDraftRegulation(document)).toEqual(upgraded);
    const { sections, members, blind, rounds, criteriaText, ...rest } = document;
    expect(upgraded).toMatchObject({ ...rest, members, rounds, criteriaText });
    expect(upgraded.rounds.map((round) => round.blind)).toEqual(rounds.map(() => blind));
    expect(questionsOf(upgraded, "").map(({ id }) => id)).toEqual(sections.map(({ id }) => id));
    for (const { id, title, help, required, maxWords } of sections)
      expect(questionById(upgraded, id)).toMatchObject({
        kind: "long-text",
        label: title,
        help,
        required,
        maxWords,
      });
  });

  it("asks for nothing that it did not ask for then", () => {
    expect(upgraded.conditions).toEqual({
      createdSince: null,
      provinces: [],
      repeats: "not-asked",
      maxEntriesPerMember: null,
    });
    expect(new Set(Object.values(upgraded.members.asks))).toEqual(new Set(["no"]));
    expect([upgraded.divisions, upgraded.consents.purposes, upgraded.checklist]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it("is not read twice: what is in today's shape stays as it is", () => {
    expect(upgradeRegulation(upgraded)).toBe(upgraded);
  });

  it.each(REGULATION_PARTS)(
    "can be edited as a draft; sent as it came changes nothing: %s",
    (part) => {
      expect(resaved(upgraded, part)).toEqual(upgraded);
    },
  );

  it("is shown to readers", () => {
    const html = renderToStaticMarkup(
      <Words translator={translator("vi", vi)}>
        <RegulationView regulation={upgraded} now={before} />
      </Words>,
    );
    for (const { title } of document.sections) expect(html).toContain(title);
    expect(html).toContain("Thể lệ không đặt thêm điều kiện.");
  });
});

it("lets an old draft of a technical contest open, and asks a children's contest for consents first", () => {
  const faults = (document: unknown) => regulationFaults(upgradeRegulation(document), before);
  expect(faults(frozen.technical)).toEqual([]);
  expect(faults(frozen.youth)).toEqual([
    { path: "consents.childBelow", code: "children-without-guardian" },
    { path: "consents.purposes", code: "publish-missing" },
  ]);
});
