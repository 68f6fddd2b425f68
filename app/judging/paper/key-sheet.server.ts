import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { ok, refused, type Ok, type Refused } from "~/platform/result";
import { holdPanel } from "../facts.server";
import { submitRevision } from "../sheets/freeze-sheet.server";
import { readMarks, submissionFaults, type TypedMarks } from "../sheets/marks";
import { proposalChoice } from "../sheets/save-score-sheet.server";
import { proposalFaults, readTexts } from "../sheets/sheet-content";
import { keyingState, type KeyingState } from "./keying";
import { whyNotKeySheet } from "./paper-policy";
import { isBegunOnline, keyingsOf, loadPaperSheet } from "./paper-sheet.server";

export interface KeyedSheet {
  readonly code: string;
  /** Of the online sheet when the form was drawn: what the judge writes meanwhile is not overwritten. */
  readonly version: number;
  readonly marks: TypedMarks;
  readonly comment?: string;
  readonly feedback?: string;
  readonly proposal?: string | null;
  /** The judge has begun the sheet online, and the signed paper is to take its place. */
  readonly replaceOnline: boolean;
}

export type KeyedResult =
  | Ok<{ readonly state: KeyingState; readonly receipt: string | null }>
  /** "begun-online": the judge has begun the same sheet online. */
  | Refused<Refusal | "invalid" | "conflict" | "begun-online">;

/**
 * Keeps what one person reads on a signed sheet. With the second person's equal reading the sheet is submitted; where
 * the two differ both readings stay, and nothing is submitted until two people agree.
 */
export async function keySheet(ctx: Context, input: KeyedSheet): Promise<KeyedResult> {
  const loaded = await loadPaperSheet(ctx, input.code);
  if (!loaded) return refused("hidden");
  const { paper, assignment, standing, facts } = loaded;
  const refusal = whyNotKeySheet(standing, facts);
  if (refusal) return refused(refusal);
  const { sheet } = assignment;
  if (sheet.state === "SUBMITTED" || !assignment.facts.takesPart) return refused("state");
  const choice = proposalChoice(assignment);
  const marks = readMarks(assignment.criteria, input.marks);
  const { texts, faults } = readTexts(
    {
      comment: input.comment ?? "",
      feedback: input.feedback ?? "",
      proposal: input.proposal ?? null,
    },
    { ...sheet, notes: sheet.notes },
    choice,
  );
  const all = [...submissionFaults(marks), ...faults, ...proposalFaults(texts, choice)];
  if (all.length > 0) return refused("invalid", all);
  if (isBegunOnline(sheet) && !input.replaceOnline) return refused("begun-online");

  const { comment, feedback, proposal } = texts;
  return db.$transaction(async (tx): Promise<KeyedResult> => {
    const held = await holdPanel(tx, assignment.panel.id);
    if ((!held || held.closed) && !facts.corrected) return refused("state");
    await tx.$queryRaw`SELECT 1 FROM "PaperSheet" WHERE "id" = ${paper.id} FOR UPDATE`;
    // Written on online since the form was drawn: said before a reading is kept that could not be submitted.
    const [now] = await tx.$queryRaw<{ version: number; state: string }[]>`
      SELECT "version", "state"::text FROM "ScoreSheet" WHERE "id" = ${sheet.id} FOR UPDATE`;
    if (now?.state !== "SUBMITTED" && now?.version !== input.version) return refused("conflict");
    const before = await keyingsOf(tx, paper.id, sheet);
    const number = 1 + (await tx.paperKeying.count({ where: { paperSheetId: paper.id } }));
    const keying = {
      number,
      keyedById: ctx.actor.userId,
      keyedAt: ctx.now,
      marks: marks.marks,
      comment,
      feedback,
      proposal,
    };
    await tx.paperKeying.create({ data: { paperSheetId: paper.id, ...keying } });
    const state = keyingState([...before, keying]);
    await audit(tx, {
      chainId: assignment.opened.contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "paper-sheet.keyed",
      subjectType: "paper-sheet",
      subjectId: paper.id,
      data: { assignmentId: assignment.id, number: keying.number, state: state.kind },
    });
    if (state.kind !== "agreed") return ok({ state, receipt: null });
    const submitted = await submitRevision(tx, ctx, assignment, {
      version: input.version,
      content: { marks: marks.marks, comment, feedback, proposal },
      via: "PAPER",
    });
    return submitted ? ok({ state, receipt: submitted.receipt }) : refused("conflict");
  });
}
