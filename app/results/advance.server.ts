import { roundOf } from "~/contests/rounds";
import { outdateOpenSheets } from "~/judging/panels/end-open-work.server";
import { roundBegun } from "~/judging/round-entries.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { canonicalJson } from "~/platform/canonical-json";
import { isUniqueViolation, transact } from "~/platform/db.server";
import { ok, refused, type Fault, type Ok, type Refused, type Result } from "~/platform/result";
import { drawLine, needsDocument } from "./advance";
import type { LockForm } from "./advance-form";
import { gateFaults, type GateFault } from "./gate/gate";
import { readGate } from "./gate/gate.server";
import { letIntoClosedRound, NoJudges } from "./let-in.server";
import { correctionUnderWay, holdPanels, recordLine, roundWithNext, whyNotLine } from "./line-desk.server";
import { readRound } from "./round-read.server";
import { LONG } from "./tally-read.server";

type Locking =
  | Ok<{ readonly advancing: number }>
  | Refused<Refusal | "conflict" | "invalid">
  | (Refused<"not-ready"> & { readonly missing: readonly GateFault[] });

/**
 * Locks who goes on from a round. Only once every panel of the round is closed and no sheet is missing, and only what
 * was looked at: where the ranking has changed since, or somebody else was first, nothing is locked.
 */
export async function lockLine(
  ctx: Context,
  input: { readonly contestId: string; readonly roundId: string; readonly form: LockForm },
): Promise<Locking> {
  const { form, roundId } = input;
  const opened = await roundWithNext(input);
  if (!opened) return refused("hidden");
  const { contest, regulation, revision } = opened;
  const own = roundOf(regulation, roundId)?.advance ?? { by: "all" as const };
  const lock = () =>
    transact(async (tx): Promise<Locking> => {
      const refusal = await whyNotLine(tx, ctx, opened, roundId);
      if (refusal) return refused(refusal);
      if (!(await holdPanels(tx, contest.id, roundId))) return refused("state");
      const round = await readRound(tx, opened, roundId);
      const missing = gateFaults(await readGate(tx, ctx, opened, { round: roundId }, round.facts));
      if (missing.length > 0) return { ...refused("not-ready"), missing };
      if (round.seen !== form.seen) return refused("conflict");
      const wanted = new Map(
        form.exceptions.map(({ entry, advances }) => [entry, advances === "yes"]),
      );
      const rows = drawLine(round.rows, form.line, wanted).flatMap((group) => group.rows);
      const exceptions = rows.filter(({ exception }) => exception).map(({ entry }) => entry);
      const faults = lockFaults(form, {
        codes: new Set(round.rows.map(({ entry }) => entry)),
        papers: needsDocument(own, form.line, exceptions.length),
      });
      if (faults.length > 0) return refused("invalid", faults);

      const reasons = new Map(form.exceptions.map(({ entry, reason }) => [entry, reason]));
      const line = await tx.advancement.create({
        data: {
          contestId: contest.id,
          roundId,
          revisionId: revision.id,
          cut: form.line,
          reason: form.reason,
          documentNumber: form.documentNumber,
          lockedAt: ctx.now,
          lockedById: ctx.actor.userId,
        },
      });
      await tx.advancementEntry.createMany({
        data: rows.map(({ entry, advances, score, rank, exception }) => ({
          advancementId: line.id,
          entryId: round.idOf.get(entry) ?? "",
          advances,
          score,
          rank,
          exception,
          reason: exception ? (reasons.get(entry) ?? "") : "",
        })),
      });
      const advancing = rows.filter(({ advances }) => advances).length;
      await recordLine(tx, ctx, contest.id, "line.locked", line.id, {
        round: roundId,
        line: canonicalJson(form.line),
        entries: rows.length,
        advancing,
        exceptions,
        documentNumber: form.documentNumber,
        reason: form.reason,
      });
      return ok({ advancing });
    }, LONG);
  try {
    return await lock();
  } catch (error) {
    if (isUniqueViolation(error)) return refused("conflict");
    throw error;
  }
}

/** What the form lacks, beside what its schema says. */
function lockFaults(
  { line, exceptions, reason, documentNumber }: LockForm,
  asked: { readonly codes: ReadonlySet<string>; readonly papers: boolean },
): Fault[] {
  const seen = new Set<string>();
  return [
    ...exceptions.flatMap(({ entry, reason: own }, index): Fault[] => {
      const path = `exceptions.${index}`;
      const unknown = !asked.codes.has(entry) || seen.has(entry);
      seen.add(entry);
      if (unknown) return [{ path: `${path}.entry`, code: "unknown-entry" }];
      // A list is decided as a whole, by its document.
      return own === "" && line.by !== "list" ? [{ path: `${path}.reason`, code: "required" }] : [];
    }),
    ...(asked.papers && reason === "" ? [{ path: "reason", code: "required" }] : []),
    ...(asked.papers && documentNumber === ""
      ? [{ path: "documentNumber", code: "required" }]
      : []),
  ];
}

/**
 * Takes a line back, while nobody has submitted a sheet of the next round. What was assigned there ends; a sheet that
 * was begun keeps its marks, should its entry go on again.
 */
export async function revokeLine(
  ctx: Context,
  input: {
    readonly contestId: string;
    readonly roundId: string;
    readonly lineId: string;
    readonly reason: string;
  },
): Promise<Result<undefined, Refusal | "conflict" | "begun">> {
  const { roundId, lineId, reason } = input;
  const opened = await roundWithNext(input);
  if (!opened) return refused("hidden");
  const { id: contestId } = opened.contest;
  return transact(async (tx): Promise<Result<undefined, Refusal | "conflict" | "begun">> => {
    const refusal = await whyNotLine(tx, ctx, opened, roundId);
    if (refusal) return refused(refusal);
    // While its panels are held nobody is given an entry of the next round, nor is its line drawn.
    if (!(await holdPanels(tx, contestId, opened.next))) return refused("state");
    const assigned = { roundId: opened.next, endedAt: null, entry: { contestId } };
    // A sheet is sent in without its panel: only now nobody can, whoever was at it has begun the round.
    await outdateOpenSheets(tx, assigned);
    if (await roundBegun(tx, contestId, opened.next)) return refused("begun");
    const { count } = await tx.advancement.updateMany({
      where: { id: lineId, contestId, roundId, revokedAt: null },
      data: { revokedAt: ctx.now, revokedById: ctx.actor.userId, revokeReason: reason },
    });
    if (count === 0) return refused("conflict");
    const ended = await tx.assignment.updateMany({
      where: assigned,
      data: { endedAt: ctx.now },
    });
    await recordLine(tx, ctx, contestId, "line.revoked", lineId, {
      round: roundId,
      reason,
      assignmentsEnded: ended.count,
    });
    return ok();
  }, LONG);
}

/** Decides about an entry of the round that became eligible, or was let into it, when its line was locked. */
export async function addToLine(
  ctx: Context,
  input: {
    readonly contestId: string;
    readonly roundId: string;
    readonly lineId: string;
    readonly entry: string;
    readonly advances: boolean;
    readonly reason: string;
    readonly documentNumber: string;
  },
): Promise<Result<undefined, Refusal | "conflict" | "invalid">> {
  const { roundId, lineId, reason, documentNumber, advances } = input;
  const opened = await roundWithNext(input);
  if (!opened) return refused("hidden");
  const { id: contestId, state } = opened.contest;
  try {
    return await transact(async (tx): Promise<Result<undefined, Refusal | "conflict">> => {
      const correction = await correctionUnderWay(tx, opened);
      const refusal = await whyNotLine(tx, ctx, opened, roundId, { correcting: correction !== null });
      if (refusal) return refused(refusal);
      if (!(await holdPanels(tx, contestId, roundId, state))) return refused("state");
      const line = await tx.advancement.findFirst({
        where: { id: lineId, contestId, roundId, revokedAt: null },
        select: { id: true },
      });
      if (!line) return refused("conflict");
      const round = await readRound(tx, opened, roundId);
      const row = round.rows.find(({ entry }) => entry === input.entry);
      const entryId = round.idOf.get(input.entry);
      if (!row || !entryId) return refused("hidden");
      await tx.advancementEntry.create({
        data: {
          advancementId: line.id,
          entryId,
          advances,
          score: row.score,
          rank: row.rank,
          exception: true,
          reason,
          addedAt: ctx.now,
          addedById: ctx.actor.userId,
          documentNumber,
        },
      });
      if (correction && advances)
        await letIntoClosedRound(tx, ctx, opened, { correction, roundId: opened.next, entryIds: [entryId] });
      await recordLine(tx, ctx, contestId, "line.entry-added", line.id, {
        round: roundId,
        entry: input.entry,
        advances,
        reason,
        documentNumber,
      });
      return ok();
    }, LONG);
  } catch (error) {
    if (isUniqueViolation(error)) return refused("conflict");
    if (error instanceof NoJudges) return refused("invalid", [{ path: "advances", code: "no-judges" }]);
    throw error;
  }
}
