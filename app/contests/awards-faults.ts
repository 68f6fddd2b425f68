import type { Fault } from "~/platform/result";
import { summaryQuestions } from "./awards-edit";
import type { Regulation } from "./regulation";
import { blanks, repeats } from "./row-faults";
import { windowOf } from "./timeline";

/** What must be mended in special and collective prizes and the vote of the public before the contest can open. */
export function awardsFaults(regulation: Regulation): Fault[] {
  return [...specialFaults(regulation), ...collectiveFaults(regulation), ...voteFaults(regulation)];
}

function specialFaults(regulation: Regulation): Fault[] {
  const { specialPrizes, fields, members, rule } = regulation;
  const levels = new Set(rule.prizes.levels.map(({ id }) => id));
  return [
    ...blanks("specialPrizes", specialPrizes, "label"),
    ...repeats("specialPrizes", specialPrizes, "id", "repeated"),
    ...specialPrizes.flatMap(({ id, rule: finds }, index): Fault[] => {
      const at = (name: string, code: string) => ({ path: `specialPrizes.${index}.${name}`, code });
      // A certificate names the prize by its id alone.
      if (levels.has(id)) return [at("id", "repeated")];
      if (finds.by === "field" && !fields.some((field) => field.id === finds.fieldId))
        return [at("rule", "unknown-field")];
      const asked = members.asks.ethnicity !== "no" && regulation.consents.purposes.some(({ use }) => use === "ethnicity");
      return finds.by === "ethnic-minority" && !asked ? [at("rule", "ethnicity-not-asked")] : [];
    }),
  ];
}

function collectiveFaults({ collective, specialPrizes, rule }: Regulation): Fault[] {
  if (!collective) return [];
  const taken = new Set([...rule.prizes.levels, ...specialPrizes].map(({ id }) => id));
  return [
    ...blanks("collective.levels", collective.levels, "label"),
    ...repeats("collective.levels", collective.levels, "id", "repeated"),
    ...collective.levels.flatMap(({ id }, index) =>
      taken.has(id) ? [{ path: `collective.levels.${index}.id`, code: "repeated" }] : [],
    ),
  ];
}

function voteFaults(regulation: Regulation): Fault[] {
  const { publicVote, rule } = regulation;
  if (!publicVote) return rule.publicVote ? [{ path: "publicVote.opensAt", code: "required" }] : [];
  const { opensAt, closesAt, summaryQuestionId } = publicVote;
  const faults: Fault[] = [];
  const add = (name: string, code: string) => faults.push({ path: `publicVote.${name}`, code });
  if (!rule.publicVote) add("max", "required");
  if (Date.parse(closesAt) <= Date.parse(opensAt)) add("closesAt", "closes-before-it-opens");
  const submit = windowOf(regulation, "submit");
  const decide = windowOf(regulation, "decide");
  // What is voted on must not change any more, and the votes must be there when the result is decided.
  if (submit && Date.parse(opensAt) < Date.parse(submit.closesAt)) add("opensAt", "vote-before-deadline");
  if (decide && Date.parse(closesAt) > Date.parse(decide.closesAt)) add("closesAt", "vote-after-deciding");
  if (summaryQuestionId && !summaryQuestions(regulation).some(({ id }) => id === summaryQuestionId))
    add("summaryQuestionId", "unknown-question");
  return faults;
}
