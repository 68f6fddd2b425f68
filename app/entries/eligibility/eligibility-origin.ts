import { parseLocalDate } from "~/platform/format";
import type { Fault } from "~/platform/result";
import type { EntryContent } from "../entry-content";
import type { EntryRules } from "../entry-facts";

type Conditions = EntryRules["conditions"];

/** What is wrong with where the solution comes from: its day, its province, and whether it was entered before. */
export function originFaults(
  conditions: Conditions,
  content: EntryContent,
  today: string,
): Fault[] {
  return [
    ...createdFaults(conditions, content, today),
    ...provinceFaults(conditions, content),
    ...repeatFaults(conditions, content),
  ];
}

function createdFaults(
  { createdSince }: Conditions,
  { createdOn }: EntryContent,
  today: string,
): Fault[] {
  if (createdSince === null) return [];
  const path = "createdOn";
  if (createdOn.trim() === "") return [{ path, code: "required" }];
  const date = parseLocalDate(createdOn);
  if (date === null) return [{ path, code: "date" }];
  if (date > today) return [{ path, code: "created-in-future" }];
  return date < createdSince
    ? [{ path, code: "created-too-early", params: { date: createdSince } }]
    : [];
}

function provinceFaults({ provinces }: Conditions, { province }: EntryContent): Fault[] {
  if (provinces.length === 0) return [];
  if (province === "") return [{ path: "province", code: "required" }];
  return provinces.includes(province) ? [] : [{ path: "province", code: "province-not-open" }];
}

/** "never-won" lets in what was entered without a prize and has changed since. */
function repeatFaults({ repeats }: Conditions, { repeat }: EntryContent): Fault[] {
  if (repeats === "not-asked") return [];
  const faults: Fault[] = [];
  const { entered, won, improved } = repeat;
  faults.push(...yesNoFaults("repeat.entered", entered, true));
  if (repeats === "never-entered") {
    if (entered === "yes") faults.push({ path: "repeat.entered", code: "entered-before" });
    return faults;
  }
  faults.push(...yesNoFaults("repeat.won", won, entered === "yes"));
  if (won === "yes")
    faults.push({ path: "repeat.won", code: entered === "no" ? "won-unentered" : "won-before" });
  if (entered === "yes" && won !== "yes" && improved.trim() === "")
    faults.push({ path: "repeat.improved", code: "required" });
  return faults;
}

function yesNoFaults(path: string, answer: string, required: boolean): Fault[] {
  if (answer === "") return required ? [{ path, code: "required" }] : [];
  return answer === "yes" || answer === "no" ? [] : [{ path, code: "invalid" }];
}
