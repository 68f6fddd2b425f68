import { compare, decimalsOf, parseDecimal } from "~/platform/decimal";
import type { Fault } from "~/platform/result";
import type { Question, Regulation } from "./regulation";
import { isSummaryQuestion } from "./summary-question";
import { blanks, empty, repeats } from "./row-faults";

/** What keeps the form of the dossier from being asked: every question needs words, and limits that can be kept. */
export function formFaults({ sections, divisions, consents }: Regulation): Fault[] {
  const seen = new Set<string>();
  return [
    ...blanks("sections", sections, "title"),
    ...repeats("sections", sections, "id", "repeated"),
    ...sections.flatMap(({ questions }, at) => {
      const path = `sections.${at}.questions`;
      return [
        ...empty(path, questions).map((fault) => ({ ...fault, code: "no-questions" })),
        ...questions.flatMap((question, index) =>
          questionFaults(`${path}.${index}`, question, divisions, seen),
        ),
      ];
    }),
    ...summaryFaults(sections, consents),
  ];
}

/** The public reads one text, by a consent of its own. */
function summaryFaults(
  sections: Regulation["sections"],
  { purposes }: Regulation["consents"],
): Fault[] {
  const paths = sections.flatMap(({ questions }, at) =>
    questions.flatMap((question, index) =>
      isSummaryQuestion(question) ? [`sections.${at}.questions.${index}.isSummary`] : [],
    ),
  );
  const [first, ...more] = paths;
  if (first === undefined) return [];
  const consented = purposes.some(({ use }) => use === "entry-summary");
  return [
    ...(consented ? [] : [{ path: first, code: "summary-without-consent" }]),
    ...more.map((path) => ({ path, code: "second-summary" })),
  ];
}

/** Ids that the forms of this project would read as something else: all digits a place in a list, these nothing. */
const UNREACHABLE = /^(\d+|constructor|prototype)$/;

function questionFaults(
  path: string,
  question: Question,
  divisions: Regulation["divisions"],
  seen: Set<string>,
): Fault[] {
  const { id, label, divisionIds } = question;
  const faults: Fault[] = [];
  const add = (name: string, code: string) => faults.push({ path: `${path}.${name}`, code });
  if (label.trim() === "") add("label", "required");
  if (seen.has(id)) add("label", "repeated");
  else if (UNREACHABLE.test(id)) add("label", "unreachable-name");
  seen.add(id);
  if (divisionIds.some((own) => !divisions.some((division) => division.id === own)))
    add("divisionIds", "unknown-division");
  return [...faults, ...kindFaults(path, question)];
}

function kindFaults(path: string, question: Question): Fault[] {
  switch (question.kind) {
    case "choice":
    case "choices":
      return optionFaults(path, question);
    case "number":
      return numberFaults(path, question);
    case "date":
      return question.from && question.to && question.from > question.to
        ? [{ path: `${path}.to`, code: "ends-before-it-begins" }]
        : [];
    case "table":
      return tableFaults(path, question);
    default:
      return [];
  }
}

type Kind<K extends Question["kind"]> = Extract<Question, { kind: K }>;

function optionFaults(path: string, question: Kind<"choice" | "choices">): Fault[] {
  const { options } = question;
  const at = `${path}.options`;
  if (options.length < 2) return [{ path: at, code: "few-options" }];
  if (options.some(({ label }) => label.trim() === "")) return [{ path: at, code: "required" }];
  if (repeats(at, options, "label", "").length > 0 || repeats(at, options, "id", "").length > 0)
    return [{ path: at, code: "repeated-option" }];
  return question.kind === "choices" && question.max !== null && question.max > options.length
    ? [{ path: `${path}.max`, code: "more-than-options" }]
    : [];
}

function numberFaults(path: string, { min, max, decimals }: Kind<"number">): Fault[] {
  const limits = {
    min: min === null ? null : parseDecimal(min),
    max: max === null ? null : parseDecimal(max),
  };
  const faults = (["min", "max"] as const).flatMap((name): Fault[] => {
    const limit = limits[name];
    const places = limit && decimalsOf(limit);
    return places === null || places <= decimals
      ? []
      : [{ path: `${path}.${name}`, code: "finer-than-asked" }];
  });
  if (limits.min && limits.max && compare(limits.min, limits.max) > 0)
    faults.push({ path: `${path}.max`, code: "max-below-min" });
  return faults;
}

function tableFaults(path: string, { columns }: Kind<"table">): Fault[] {
  const at = `${path}.columns`;
  if (columns.length === 0) return [{ path: at, code: "no-columns" }];
  return [
    ...blanks(at, columns, "label"),
    ...repeats(at, columns, "label", "repeated"),
    ...repeats(at, columns, "id", "repeated"),
    ...columns.flatMap(({ id }, index) =>
      UNREACHABLE.test(id) ? [{ path: `${at}.${index}.label`, code: "unreachable-name" }] : [],
    ),
  ];
}
