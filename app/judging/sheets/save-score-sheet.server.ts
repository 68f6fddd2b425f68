import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Fault, type Ok, type Refused } from "~/platform/result";
import { loadAssignment, storedMarks, type LoadedAssignment } from "../facts.server";
import { whyNotScore } from "../judging-policy";
import type { SheetState } from "../progress/progress";
import { moveOn, submitRevision, type SubmittedSheet } from "./freeze-sheet.server";
import { readMarks, submissionFaults, type MarksReading } from "./marks";
import type { SentSheet } from "./score-sheet-form";
import {
  proposalFaults,
  readTexts,
  sameContent,
  type ProposalChoice,
  type SheetContent,
  type TextsReading,
} from "./sheet-content";

/** What a judge typed on a sheet of the given version. */
export interface SheetInput extends SentSheet {
  readonly assignmentId: string;
}

export interface StoredSheet extends SheetContent {
  readonly version: number;
  readonly state: SheetState;
}

export interface SavedSheet {
  readonly version: number;
  readonly savedAt: Date;
  /** Beside what was not kept. */
  readonly faults: readonly Fault[];
}

/** The sheet has changed since: what stands there now, to be laid beside what was typed. */
export type SheetConflict = Refused<"conflict"> & { readonly other: StoredSheet };

type Refusing = Refused<Refusal> | SheetConflict;

/** Keeps what is good of a sheet that is being filled in, and names what is not. */
export async function saveSheet(
  ctx: Context,
  input: SheetInput,
): Promise<Ok<SavedSheet> | Refusing> {
  const prepared = await prepare(ctx, input);
  return prepared.ok ? keep(ctx, input, prepared.value) : prepared;
}

/** Marks are missing or wrong; what was good has been kept under a new version. */
export type IncompleteSheet = Refused<"invalid"> & { readonly version: number };

/** Freezes the sheet as its next revision and locks it. Every criterion must have a good mark. */
export async function submitSheet(
  ctx: Context,
  input: SheetInput,
): Promise<Ok<SubmittedSheet> | Refusing | IncompleteSheet> {
  const prepared = await prepare(ctx, input);
  if (!prepared.ok) return prepared;
  const { assignment, choice, marks, texts } = prepared.value;
  const faults = [
    ...submissionFaults(marks),
    ...texts.faults,
    ...proposalFaults(texts.texts, choice),
  ];
  if (faults.length > 0) {
    const kept = await keep(ctx, input, prepared.value);
    return kept.ok ? { ...refused("invalid", faults), version: kept.value.version } : kept;
  }
  return db.$transaction(async (tx) => {
    const submitted = await submitRevision(tx, ctx, assignment, {
      version: input.version,
      content: { marks: marks.marks, ...texts.texts },
      via: "ONLINE",
    });
    return submitted ? ok(submitted) : otherVersion(tx, assignment.sheet.id);
  });
}

interface Prepared {
  readonly assignment: LoadedAssignment;
  readonly choice: ProposalChoice;
  readonly marks: MarksReading;
  readonly texts: TextsReading;
}

async function prepare(ctx: Context, input: SheetInput): Promise<Ok<Prepared> | Refusing> {
  const assignment = await loadAssignment(input.assignmentId, ctx);
  if (!assignment) return refused("hidden");
  const { sheet } = assignment;
  const refusal = whyNotScore(assignment.standing, assignment.facts);
  // Submitted meanwhile, perhaps from another tab: what was typed is laid beside what was sent in.
  if (refusal === "state" && sheet.state === "SUBMITTED" && input.version !== sheet.version)
    return conflictWith(sheet);
  if (refusal) return refused(refusal);
  const choice = proposalChoice(assignment);
  const marks = readMarks(assignment.criteria, input.marks);
  return ok({ assignment, choice, marks, texts: readTexts(input, sheet, choice) });
}

/** The levels of prize that a judge of this round is asked to choose from; null: none is asked. */
export function proposalChoice({ round, opened }: LoadedAssignment): ProposalChoice {
  return round.asksProposal ? opened.regulation.rule.prizes.levels.map(({ id }) => id) : null;
}

async function keep(
  ctx: Context,
  input: SheetInput,
  { assignment: { id, sheet, opened }, marks, texts }: Prepared,
): Promise<Ok<SavedSheet> | SheetConflict> {
  const faults = [...marks.faults, ...texts.faults];
  const content = { marks: marks.marks, ...texts.texts };
  const saved = (version: number) => ok({ version, savedAt: ctx.now, faults });
  // Nothing to overwrite: an answer that got lost on the way is asked for again.
  if (sameContent(sheet, content)) return saved(sheet.version);
  return db.$transaction(async (tx) => {
    const won = await moveOn(tx, sheet.id, input.version, content);
    if (!won) return otherVersion(tx, sheet.id);
    await audit(tx, {
      chainId: opened.contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "sheet.saved",
      subjectType: "score-sheet",
      subjectId: sheet.id,
      data: { assignmentId: id, version: input.version + 1 },
    });
    return saved(input.version + 1);
  });
}

async function otherVersion(tx: Tx, sheetId: string): Promise<SheetConflict> {
  const sheet = await tx.scoreSheet.findUniqueOrThrow({ where: { id: sheetId } });
  return conflictWith({ ...sheet, marks: storedMarks(sheet.marks) });
}

function conflictWith(sheet: StoredSheet): SheetConflict {
  const { version, state, marks, comment, feedback, notes, proposal } = sheet;
  return {
    ...refused("conflict"),
    other: { version, state, marks, comment, feedback, notes, proposal },
  };
}
