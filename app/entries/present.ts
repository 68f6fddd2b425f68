import type { Language } from "~/platform/language";
import { formatBytes, formatDecimal, formatDong, formatLocalDate } from "~/platform/format";
import type { Fault } from "~/platform/result";
import type { EntryContent } from "./entry-content";
import type { EntryState } from "./entry-state";

/** The colour beside the word of a state. */
export function toneOfState(
  state: EntryState,
): "neutral" | "info" | "success" | "warning" | "danger" {
  switch (state) {
    case "DRAFT":
    case "WITHDRAWN":
      return "neutral";
    case "SUBMITTED":
      return "info";
    case "SUPPLEMENT_REQUESTED":
      return "warning";
    case "ELIGIBLE":
      return "success";
    case "INELIGIBLE":
      return "danger";
  }
}

/** Faults with their dates, decimals and sizes as the language prints them. */
export function printedFaults(faults: readonly Fault[], language: Language): Fault[] {
  return faults.map((fault) => {
    const { date, sum, min, max, ...rest } = fault.params ?? {};
    const params: Record<string, string | number> = { ...rest };
    if (typeof date === "string") params["date"] = formatLocalDate(date);
    if (typeof sum === "string") params["sum"] = formatDecimal(sum, language);
    if (min !== undefined) params["min"] = printedLimit(fault.code, min, language);
    if (max !== undefined) params["max"] = printedLimit(fault.code, max, language);
    return { ...fault, params };
  });
}

function printedLimit(code: string, limit: string | number, language: Language): string | number {
  if (typeof limit === "string") return formatDecimal(limit, language);
  if (code === "file-too-big") return formatBytes(limit, language);
  return code === "too-much-money" ? formatDong(limit, language) : limit;
}

/** Names of the fields in which two contents differ, in the order of the form. */
export function differences(mine: EntryContent, theirs: EntryContent): string[] {
  const found: string[] = [];
  if (mine.title !== theirs.title) found.push("title");
  if (mine.fieldId !== theirs.fieldId) found.push("fieldId");
  if (JSON.stringify(mine.members) !== JSON.stringify(theirs.members)) found.push("members");
  const answers = new Set([...Object.keys(mine.answers), ...Object.keys(theirs.answers)]);
  for (const id of answers)
    if (JSON.stringify(mine.answers[id] ?? "") !== JSON.stringify(theirs.answers[id] ?? ""))
      found.push(`answers.${id}`);
  return found;
}
