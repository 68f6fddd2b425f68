import { provinceOf } from "~/platform/provinces";
import type { Fault } from "~/platform/result";
import type { Regulation } from "./regulation";
import { blanks, repeats } from "./row-faults";

/** What keeps the parts about entrants from being complete: members, divisions, conditions, consents. */
export function entrantFaults(regulation: Regulation): Fault[] {
  return [
    ...memberFaults(regulation),
    ...divisionFaults(regulation),
    ...conditionFaults(regulation),
    ...consentFaults(regulation),
  ];
}

function memberFaults({ members }: Regulation): Fault[] {
  const faults: Fault[] = [];
  if (members.min > members.max) faults.push({ path: "members.max", code: "max-below-min" });
  if (members.bornFrom && members.bornTo && members.bornFrom > members.bornTo) {
    faults.push({ path: "members.bornTo", code: "ends-before-it-begins" });
  }
  return faults;
}

/** The window of a division lies inside that of the contest, which every member has to keep as well. */
function divisionFaults({ divisions, members }: Regulation): Fault[] {
  const faults = [
    ...blanks("divisions", divisions, "name"),
    ...repeats("divisions", divisions, "id", "repeated"),
    ...repeats("divisions", divisions, "name", "repeated"),
  ];
  divisions.forEach(({ bornFrom, bornTo }, index) => {
    const path = `divisions.${index}`;
    if (bornFrom && bornTo && bornFrom > bornTo)
      faults.push({ path: `${path}.bornTo`, code: "ends-before-it-begins" });
    if (bornFrom && members.bornFrom && bornFrom < members.bornFrom)
      faults.push({ path: `${path}.bornFrom`, code: "outside-members" });
    if (bornTo && members.bornTo && bornTo > members.bornTo)
      faults.push({ path: `${path}.bornTo`, code: "outside-members" });
  });
  return faults;
}

function conditionFaults({ conditions }: Regulation): Fault[] {
  return conditions.provinces.every((code) => provinceOf(code) !== null)
    ? []
    : [{ path: "conditions.provinces", code: "unknown-province" }];
}

/**
 * Nothing personal of a child is published, and nobody's ethnicity is asked, without a purpose that they or their
 * guardian agreed to.
 */
function consentFaults(regulation: Regulation): Fault[] {
  const { members, consents, childSafe } = regulation;
  const { purposes, childBelow, childAgreesFrom } = consents;
  const serves = (use: string) => purposes.some((purpose) => purpose.use === use);
  const faults = [
    ...blanks("consents.purposes", purposes, "label", "text"),
    ...repeats("consents.purposes", purposes, "id", "repeated"),
    ...repeats(
      "consents.purposes",
      // Of "other" there may be several.
      purposes.map(({ use }) => ({ use: use === "other" ? "" : use })),
      "use",
      "use-repeated",
    ),
  ];
  if (childSafe && childBelow === 0)
    faults.push({ path: "consents.childBelow", code: "children-without-guardian" });
  if (childAgreesFrom > childBelow)
    faults.push({ path: "consents.childAgreesFrom", code: "agrees-above-guardian" });
  if ((childSafe || childrenMayEnter(regulation)) && !serves("publish"))
    faults.push({ path: "consents.purposes", code: "publish-missing" });
  if (members.asks.ethnicity !== "no" && !serves("ethnicity"))
    faults.push({ path: "members.asks.ethnicity", code: "ethnicity-missing" });
  if (members.asks.ethnicity === "required")
    faults.push({ path: "members.asks.ethnicity", code: "ethnicity-required" });
  return faults;
}

/** Whether somebody may enter who is under the age of consent when the year of the contest begins. */
function childrenMayEnter({ members: { bornTo }, consents, year }: Regulation): boolean {
  if (consents.childBelow === 0) return false;
  return bornTo === null || bornTo > `${year - consents.childBelow}-01-01`;
}
