import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Fault, type Ok, type Refused } from "~/platform/result";
import { loadAssignment, storedMarks, type LoadedAssignment } from "../facts.server";
import { whyNotScore } from "../judging-policy";
import {
  MAX_COMMENT,
  readMarks,
  sameMarks,
  submissionFaults,
  totalMicro,
  totalText,
  type Marks,
  type MarksReading,
  type TypedMarks,
} from "./marks";
import type { SheetState } from "../progress/progress";
import { receiptOf, scoresOf } from "./receipt";

export interface SheetInput {
  readonly assignmentId: string;
  /** Of the sheet that the marks were typed on. */
  readonly version: number;
  readonly marks: TypedMarks;
  readonly comment: string;
}

export interface StoredSheet {
  readonly version: number;
  readonly state: SheetState;
  readonly marks: Marks;
  readonly comment: string;
}

export interface SavedSheet {
  readonly version: number;
  readonly savedAt: Date;
  /** Beside the marks that were not kept. */
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
  if (!prepared.ok) return prepared;
  return keep(ctx, input, prepared.value.assignment, prepared.value.reading);
}

export interface SubmittedSheet {
  readonly receipt: string;
  readonly submittedAt: Date;
  readonly total: string;
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
  const { assignment, reading } = prepared.value;
  const faults = [...submissionFaults(reading), ...commentFaults(input.comment)];
  if (faults.length > 0) {
    const kept = await keep(ctx, input, assignment, reading);
    return kept.ok ? { ...refused("invalid", faults), version: kept.value.version } : kept;
  }
  return freeze(ctx, input, assignment, reading.marks);
}

async function prepare(ctx: Context, input: SheetInput) {
  const assignment = await loadAssignment(input.assignmentId, ctx);
  if (!assignment) return refused("hidden");
  const refusal = whyNotScore(assignment.standing, assignment.facts);
  // Submitted meanwhile, perhaps from another tab: what was typed is laid beside what was sent in.
  if (
    refusal === "state" &&
    assignment.sheet.state === "SUBMITTED" &&
    input.version !== assignment.sheet.version
  )
    return conflictWith(assignment.sheet);
  if (refusal) return refused(refusal);
  const reading = readMarks(assignment.criteria, input.marks);
  return ok({ assignment, reading });
}

async function keep(
  ctx: Context,
  input: SheetInput,
  { id, sheet, opened }: LoadedAssignment,
  reading: MarksReading,
): Promise<Ok<SavedSheet> | SheetConflict> {
  const faults = [...reading.faults, ...commentFaults(input.comment)];
  const comment = commentOf(input);
  const saved = (version: number) => ok({ version, savedAt: ctx.now, faults });
  // Nothing to overwrite: an answer that got lost on the way is asked for again.
  if (sheet.comment === comment && sameMarks(sheet.marks, reading.marks))
    return saved(sheet.version);
  return db.$transaction(async (tx) => {
    const won = await moveOn(tx, sheet.id, input.version, { marks: reading.marks, comment });
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

async function freeze(
  ctx: Context,
  input: SheetInput,
  { id, sheet, judge, entry, roundId, criteria, opened }: LoadedAssignment,
  marks: Marks,
): Promise<Ok<SubmittedSheet> | SheetConflict> {
  const submittedAt = ctx.now;
  const comment = commentOf(input);
  const total = totalMicro(criteria, marks);
  const receipt = receiptOf(
    {
      round: roundId,
      judge: judge.code,
      entry: entry.code,
      scores: scoresOf(marks),
      submittedAt: submittedAt.toISOString(),
    },
    judge.nonce,
  );
  return db.$transaction(async (tx) => {
    const won = await moveOn(tx, sheet.id, input.version, { marks, comment, state: "SUBMITTED" });
    if (!won) return otherVersion(tx, sheet.id);
    const number = 1 + (await tx.scoreSheetRevision.count({ where: { sheetId: sheet.id } }));
    await tx.scoreSheetRevision.create({
      data: {
        sheetId: sheet.id,
        number,
        revisionId: opened.revision.id,
        marks,
        comment,
        totalMicro: total,
        receipt,
        submittedAt,
      },
    });
    await audit(tx, {
      chainId: opened.contest.id,
      at: submittedAt,
      actorId: ctx.actor.userId,
      action: "sheet.submitted",
      subjectType: "score-sheet",
      subjectId: sheet.id,
      data: { assignmentId: id, number, receipt },
    });
    return ok({ receipt, submittedAt, total: totalText(total) });
  });
}

/** Compare-and-set: only on the version that the judge saw, and never on a sheet that is locked or taken back. */
async function moveOn(
  tx: Tx,
  sheetId: string,
  version: number,
  change: { marks: Marks; comment: string; state?: "SUBMITTED" },
): Promise<boolean> {
  const { count } = await tx.scoreSheet.updateMany({
    where: {
      id: sheetId,
      version,
      state: { in: ["DRAFT", "RETURNED"] },
      assignment: { endedAt: null },
    },
    data: { ...change, version: { increment: 1 } },
  });
  return count === 1;
}

async function otherVersion(tx: Tx, sheetId: string): Promise<SheetConflict> {
  const sheet = await tx.scoreSheet.findUniqueOrThrow({ where: { id: sheetId } });
  return conflictWith({ ...sheet, marks: storedMarks(sheet.marks) });
}

function conflictWith({ version, state, marks, comment }: StoredSheet): SheetConflict {
  return { ...refused("conflict"), other: { version, state, marks, comment } };
}

function commentOf({ comment }: SheetInput): string {
  return comment
    .replace(/\r\n?/g, "\n")
    .replaceAll("\u0000", "")
    .normalize("NFC")
    .trim()
    .slice(0, MAX_COMMENT);
}

function commentFaults({ length }: string): Fault[] {
  return length > MAX_COMMENT
    ? [{ path: "comment", code: "too-long", params: { max: MAX_COMMENT } }]
    : [];
}
