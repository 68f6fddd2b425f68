import { conflictsOf } from "~/judging/conflicts/conflicts.server";
import { declarationSchema, type Declaration } from "~/judging/conflicts/declaration-form";
import { submitSheet } from "~/judging/sheets/save-score-sheet.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { at, judgingContest, must, person, type JudgingWorld } from "./judging-world";

export let world: JudgingWorld;
export let judge: Actor;
export let judgeId: string;

/** A contest with a judge who may have an interest, and another one. */
export async function begin(): Promise<void> {
  world = await judgingContest();
  judge = await person({ name: "Đặng Thị Giám", unitName: "Trường THPT Bảo Lộc" });
  judgeId = await world.judge(judge);
  // Somebody else is there for what the judge may not have.
  await world.judge(await person());
}

export const signed = (form: Record<string, unknown> = {}): Declaration =>
  declarationSchema.parse({ signed: "on", ...form });
export const between = async (entryId: string) =>
  (await conflictsOf(db, world.contestId)).between(judgeId, entryId).map(({ kind }) => kind);
export const member = (name: string, unit = "") => ({ members: [{ name, unit }] });
export const submitted = async (entryId: string) => {
  const assignmentId = await world.assigned(entryId, judgeId);
  const marks = world.fullMarks();
  must(await submitSheet(at(judge), { assignmentId, version: 1, marks, comment: "" }));
  return assignmentId;
};
