import { compare, parseDecimal, ZERO } from "~/platform/decimal";
import type { Fault } from "~/platform/result";
import type { Regulation } from "./regulation";
import { criteriaOfRound, highestSheet } from "./rule";

/** What keeps rounds from being judged as the regulation says, and anchors from being read. */
export function roundFaults(regulation: Regulation): Fault[] {
  return [...heldFaults(regulation), ...unscoredFaults(regulation), ...anchorFaults(regulation)];
}

function heldFaults({ rounds, rule }: Regulation): Fault[] {
  return rounds.flatMap((round, index): Fault[] => {
    const faults: Fault[] = [];
    const add = (name: string, code: string, params?: Fault["params"]) =>
      faults.push({ path: `rounds.${index}.${name}`, code, ...(params && { params }) });
    const { judgesPerEntry, differenceLimit, advance } = round;
    if (judgesPerEntry !== null && judgesPerEntry < rule.combine.minimumSheets)
      add("judgesPerEntry", "below-minimum-sheets", { minimum: rule.combine.minimumSheets });
    if (differenceLimit !== null) {
      const limit = parseDecimal(differenceLimit);
      if (!limit || compare(limit, ZERO) <= 0) add("differenceLimit", "limit-not-positive");
    }
    if (index === rounds.length - 1) {
      if (advance.by !== "all") add("advance.by", "advance-from-last");
    } else if (advance.by === "minimum") {
      const score = parseDecimal(advance.score);
      const highest = highestSheet(criteriaOfRound(rule, round.id));
      if (!score) add("advance.score", "number");
      else if (compare(score, highest) > 0) add("advance.score", "line-out-of-reach");
    }
    return faults;
  });
}

/** A criterion that no round scores would never be marked. */
function unscoredFaults({ rule }: Regulation): Fault[] {
  return rule.criteria.flatMap(({ id }, index) =>
    rule.rounds.some((round) => criteriaOfRound(rule, round.id).some((own) => own.id === id))
      ? []
      : [{ path: `rule.criteria.${index}.label`, code: "criterion-without-round" }],
  );
}

function anchorFaults({ rule, criteriaText }: Regulation): Fault[] {
  return rule.criteria.flatMap(({ id, min, max }, index) => {
    const [lowest, highest] = [parseDecimal(min), parseDecimal(max)];
    const anchors = criteriaText.find((words) => words.id === id)?.anchors ?? [];
    return anchors.flatMap(({ points, text }, at): Fault[] => {
      const path = `rule.criteria.${index}.anchors.${at}`;
      const value = parseDecimal(points);
      const outside =
        !value ||
        (lowest !== null && compare(value, lowest) < 0) ||
        (highest !== null && compare(value, highest) > 0);
      return [
        ...(outside ? [{ path: `${path}.points`, code: "anchor-outside" }] : []),
        ...(text.trim() === "" ? [{ path: `${path}.text`, code: "required" }] : []),
      ];
    });
  });
}
