import type { Fault } from "~/platform/result";
import { sameMarks, type Marks, type TypedMarks } from "./marks";

/** What a judge writes on a sheet besides marks, apart by who reads it. */
export interface SheetTexts {
  /** For the committee. */
  readonly comment: string;
  /** For the contestant. */
  readonly feedback: string;
  /** The judge's own; nobody else ever reads it. */
  readonly notes: string;
  /** The level of prize that the judge proposes, `NO_PRIZE`, or null: nothing said. */
  readonly proposal: string | null;
}

/** All that a score sheet holds. */
export interface SheetContent extends SheetTexts {
  readonly marks: Marks;
}

/** The same as it stands in the fields. */
export interface TypedContent extends SheetTexts {
  readonly marks: TypedMarks;
}

/** What a submission keeps: all but the judge's own notes. */
export type SubmittedContent = Omit<SheetContent, "notes">;

/** A judge's proposal that an entry take no prize. */
export const NO_PRIZE = "none";

export const TEXT_FIELDS = ["comment", "feedback", "notes"] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

export const MAX_TEXT = 10_000;

export const EMPTY_TEXTS: SheetTexts = { comment: "", feedback: "", notes: "", proposal: null };

/** What a round asks for a proposal: the ids of the levels that can be proposed; null: it asks none. */
export type ProposalChoice = readonly string[] | null;

export interface TextsReading {
  readonly texts: SheetTexts;
  readonly faults: readonly Fault[];
}

/**
 * Reads what was typed over what stands there. A field that did not come with the form stays as it is: radio buttons
 * that nobody pressed send nothing.
 */
export function readTexts(
  typed: Partial<SheetTexts>,
  stands: SheetTexts,
  choice: ProposalChoice,
): TextsReading {
  const faults: Fault[] = [];
  const text = (field: TextField) => {
    const given = typed[field];
    if (given === undefined) return stands[field];
    if (given.length > MAX_TEXT)
      faults.push({ path: field, code: "too-long", params: { max: MAX_TEXT } });
    return tidyText(given);
  };
  const [comment, feedback, notes] = [text("comment"), text("feedback"), text("notes")];
  let { proposal } = stands;
  if (choice === null) proposal = null;
  else if (typed.proposal !== undefined) {
    const known =
      !typed.proposal || typed.proposal === NO_PRIZE || choice.includes(typed.proposal);
    if (known) proposal = typed.proposal || null;
    else faults.push({ path: "proposal", code: "unknown-level" });
  }
  return { texts: { comment, feedback, notes, proposal }, faults };
}

/** Where a round asks for a proposal, a sheet is not submitted without one. */
export function proposalFaults({ proposal }: SheetTexts, choice: ProposalChoice): Fault[] {
  return choice !== null && proposal === null ? [{ path: "proposal", code: "no-proposal" }] : [];
}

/** Whether two sheets say the same; not scored and 0 differ. */
export function sameContent(a: SheetContent, b: SheetContent): boolean {
  return (
    sameMarks(a.marks, b.marks) &&
    a.proposal === b.proposal &&
    TEXT_FIELDS.every((field) => a[field] === b[field])
  );
}

/** Whether anything stands on the sheet yet; what a judge notes for themselves does not begin it for others. */
export function isBegun({ marks, comment, feedback, proposal }: SubmittedContent): boolean {
  return Object.keys(marks).length > 0 || comment !== "" || feedback !== "" || proposal !== null;
}

function tidyText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replaceAll("\u0000", "")
    .normalize("NFC")
    .trim()
    .slice(0, MAX_TEXT);
}
