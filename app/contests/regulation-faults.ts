import type { Fault } from "~/platform/result";
import { awardsFaults } from "./awards-faults";
import { whyNotPattern } from "./code-pattern";
import { decidingFaults } from "./deciding-edit";
import { entrantFaults } from "./entrant-faults";
import { formFaults } from "./form-faults";
import type { Regulation } from "./regulation";
import { roundFaults } from "./round-faults";
import { blanks, empty, repeats } from "./row-faults";
import { validateRule } from "./rule";
import { timelineFaults, windowOf } from "./timeline";

/**
 * Everything that must be mended before the contest can open, each fault by its path in the regulation.
 * `now`: a contest whose time for entries is over cannot open.
 */
export function regulationFaults(regulation: Regulation, now: Date): Fault[] {
  return [
    ...textFaults(regulation),
    ...fieldFaults(regulation),
    ...entrantFaults(regulation),
    ...formFaults(regulation),
    ...attachmentFaults(regulation),
    ...blanks("checklist", regulation.checklist, "label"),
    ...repeats("checklist", regulation.checklist, "id", "repeated"),
    ...timelineFaults(regulation),
    ...lateFaults(regulation, now),
    ...wordFaults(regulation),
    ...roundFaults(regulation),
    ...awardsFaults(regulation),
    ...decidingFaults(regulation.deciding),
    ...validateRule(regulation.rule).map(({ code, path }) => ({
      path: ["rule", ...path].join("."),
      code,
    })),
  ];
}

function textFaults({ title, edition, articles }: Regulation): Fault[] {
  return [
    ...(title.trim() === "" ? [{ path: "title", code: "required" }] : []),
    ...(edition.trim() === "" ? [{ path: "edition", code: "required" }] : []),
    ...empty("articles", articles),
    ...blanks("articles", articles, "title", "text"),
  ];
}

function fieldFaults({ fields, groups, codePattern }: Regulation): Fault[] {
  const faults: Fault[] = [
    ...empty("fields", fields),
    ...blanks("fields", fields, "code", "name"),
    ...repeats("fields", fields, "id", "repeated"),
    ...repeats("fields", fields, "code", "repeated"),
    ...repeats("fields", fields, "name", "repeated"),
    ...blanks("groups", groups, "name"),
    ...repeats("groups", groups, "id", "repeated"),
    ...repeats("groups", groups, "name", "repeated"),
  ];
  fields.forEach(({ id, code }, index) => {
    if (!/^[A-Za-z0-9]*$/.test(code))
      faults.push({ path: `fields.${index}.code`, code: "field-code-characters" });
    const homes = groups.filter(({ fieldIds }) => fieldIds.includes(id)).length;
    if (homes !== 1) {
      faults.push({
        path: `fields.${index}.groupId`,
        code: homes === 0 ? "field-without-group" : "field-in-two-groups",
      });
    }
  });
  groups.forEach(({ fieldIds }, index) => {
    if (!fieldIds.some((id) => fields.some((field) => field.id === id))) {
      faults.push({ path: `groups.${index}.name`, code: "group-without-field" });
    }
  });
  const pattern = whyNotPattern(codePattern);
  if (pattern) faults.push({ path: "codePattern", code: pattern });
  return faults;
}

function attachmentFaults({ sections, attachments }: Regulation): Fault[] {
  const faults = [
    ...blanks("attachments", attachments, "label"),
    ...repeats("attachments", attachments, "id", "repeated"),
  ];
  if (sections.length === 0 && attachments.length === 0)
    faults.push({ path: "sections", code: "none-given" });
  attachments.forEach(({ accept, min, max }, index) => {
    if (accept.length === 0)
      faults.push({ path: `attachments.${index}.accept`, code: "nothing-accepted" });
    if (min > max) faults.push({ path: `attachments.${index}.max`, code: "max-below-min" });
  });
  return faults;
}

function lateFaults(regulation: Regulation, now: Date): Fault[] {
  const submit = windowOf(regulation, "submit");
  if (!submit || Date.parse(submit.closesAt) > now.getTime()) return [];
  return [{ path: `windows.${regulation.windows.indexOf(submit)}.closesAt`, code: "in-the-past" }];
}

/** What the rule decides needs a name that people can read. */
function wordFaults({ rule, criteriaText, rounds }: Regulation): Fault[] {
  const unnamed = (
    path: string,
    rows: readonly { readonly id: string }[],
    words: readonly { readonly id: string; readonly label: string }[],
  ) =>
    blanks(
      path,
      rows.map(({ id }) => ({ label: words.find((word) => word.id === id)?.label ?? "" })),
      "label",
    );
  return [
    ...unnamed("rule.criteria", rule.criteria, criteriaText),
    ...unnamed("rule.rounds", rule.rounds, rounds),
    ...empty("rule.prizes.levels", rule.prizes.levels),
    ...blanks("rule.prizes.levels", rule.prizes.levels, "label"),
  ];
}
