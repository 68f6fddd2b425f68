import { randomUUID } from "node:crypto";
import type { Round } from "~/contests/round";
import { endWork } from "~/judging/panels/end-work.server";
import type { Context } from "~/people/actor";
import { db } from "~/platform/db.server";

/** Changes how a round is held, in the regulation as it lies in the database. */
export async function holdRound(contestId: string, roundId: string, change: Partial<Round>) {
  const revision = await db.regulationRevision.findFirstOrThrow({
    where: { contestId },
    orderBy: { number: "desc" },
  });
  const document = structuredClone(revision.document) as unknown as { rounds: Round[] };
  document.rounds = document.rounds.map((round) =>
    round.id === roundId ? { ...round, ...change } : round,
  );
  await db.regulationRevision.update({
    where: { id: revision.id },
    data: { document: JSON.parse(JSON.stringify(document)) as object },
  });
}

/** Lets a sheet stand submitted with this total in points, without going through its marks. */
export async function standsWith(assignmentId: string, points: number, submittedAt = new Date("2026-10-01T03:00:00Z")) {
  const sheet = await db.scoreSheet.update({
    where: { assignmentId },
    data: { state: "SUBMITTED", version: { increment: 1 } },
    include: { assignment: { include: { entry: true } }, revisions: true },
  });
  const revision = await db.regulationRevision.findFirstOrThrow({
    where: { contestId: sheet.assignment.entry.contestId },
  });
  await db.scoreSheetRevision.create({
    data: {
      sheetId: sheet.id,
      number: sheet.revisions.length + 1,
      revisionId: revision.id,
      marks: {},
      comment: "",
      totalMicro: BigInt(Math.round(points * 1_000_000)),
      receipt: `sha256:${randomUUID()}`,
      submittedAt,
    },
  });
}

type Form = Parameters<typeof endWork>[1]["form"];

/** Ending all of a judge's work, with what is usual unless said otherwise. */
export const ending = (ctx: Context, panelId: string, judgeId: string, form: Partial<Form> = {}) =>
  endWork(ctx, {
    panelId,
    judgeId,
    form: { whole: "whole", reason: "Bận việc đột xuất", submitted: "count", ...form },
  });

export const mailsTo = (to: string) => db.mail.findMany({ where: { to }, orderBy: { createdAt: "asc" } });
