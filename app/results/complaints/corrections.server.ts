import type { OpenedContest } from "~/contests/contest.server";
import { conflictedEntryIds } from "~/judging/conflicts/conflicts.server";
import { readAssignment, type ReadAssignment } from "~/judging/read-assignment.server";
import { giveBack } from "~/judging/sheets/return-score-sheet.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { now } from "~/platform/clock.server";
import { db, transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { closingFaults, type ClosingFacts } from "../closing";
import { readContestRecord } from "../contest-record.server";
import { LONG, newestTally, type StoredTally } from "../tally-read.server";
import type { ResultRow } from "../tally";
import { holdUnseen } from "../unseen.server";
import type { Bundle } from "../bundle";
import { correctedBundle, correctedResults, storedTakenOut, type TakenOut } from "./correction";
import type { CorrectionForm } from "./correction-form";
import { enterCorrections } from "./enter-corrections.server";

type Opening = Result<{ readonly number: number }, Refusal | "conflict" | "invalid" | "correction-open">;

/**
 * Opens a correction after closing: the named sheets go back to their judges, who send them in as a new revision, and
 * the named entries leave the result when it is closed. One at a time; nothing is published meanwhile, and what was to
 * be seen from a later minute on is kept back.
 */
export async function openCorrection(
  ctx: Context,
  input: { readonly contestId: string; readonly form: CorrectionForm },
): Promise<Opening> {
  const entered = await enterCorrections(ctx, input.contestId, "make");
  if (!entered.ok) return entered;
  const opened = entered.value;
  const { contest } = opened;
  const { form } = input;

  const sheets = await sheetsToReturn(ctx, opened, form.sheets);
  if (!sheets) return refused("invalid", [{ path: "sheets", code: "sheet-not-to-return" }]);
  const out = await entriesToTakeOut(contest.id, form.entries);
  if (!out) return refused("invalid", [{ path: "entries", code: "entry-not-in-result" }]);
  const about = [...sheets.map(({ entry }) => entry.id), ...out.map(({ entryId }) => entryId)];
  if ((await conflictedEntryIds(db, contest.id, ctx.actor.userId, about)).size > 0)
    return refused("conflict-of-interest");

  return transact(async (tx): Promise<Opening> => {
    const { count } = await tx.contest.updateMany({
      where: { id: contest.id, version: form.version, state: contest.state },
      data: { version: { increment: 1 } },
    });
    if (count === 0) return refused("conflict");
    const where = { contestId: contest.id };
    if ((await tx.correction.count({ where: { ...where, closedAt: null } })) > 0) return refused("correction-open");
    const complaint =
      form.complaint === null
        ? null
        : await tx.complaint.findUnique({
            where: { contestId_number: { ...where, number: form.complaint } },
            select: { id: true },
          });
    const number = 1 + (await tx.correction.count({ where }));
    const { id } = await tx.correction.create({
      data: {
        ...where,
        number,
        reason: form.reason,
        complaintId: complaint?.id ?? null,
        assignmentIds: sheets.map((sheet) => sheet.id),
        entries: out.map(({ entryId, to }) => ({ entryId, to })),
        openedById: ctx.actor.userId,
        openedAt: ctx.now,
      },
    });
    // By the clock once the contest is held: what has been seen by then stays.
    const held = await holdUnseen(tx, contest.id, now());
    for (const sheet of sheets)
      if (!(await giveBack(tx, ctx, sheet, form.reason, "sheetCorrected"))) throw new SheetMoved();
    await audit(tx, {
      chainId: contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "correction.opened",
      subjectType: "correction",
      subjectId: id,
      data: {
        number,
        reason: form.reason,
        complaint: form.complaint,
        sheets: sheets.length,
        out: out.map(({ code, to }) => `${code}: ${to}`),
        ...(held.length > 0 && { held: held.map(String) }),
      },
    });
    return ok({ number });
  }, LONG).catch((error: unknown) => {
    if (error instanceof SheetMoved) return refused("conflict");
    throw error;
  });
}

/** A sheet changed between being read and being given back: the whole correction is undone. */
class SheetMoved extends Error {}

/** The sheets as they stand, each once; null where one is not of this contest or cannot be sent in again. */
async function sheetsToReturn(
  ctx: Context,
  { contest }: OpenedContest,
  ids: readonly string[],
): Promise<ReadAssignment[] | null> {
  const found: ReadAssignment[] = [];
  for (const id of new Set(ids)) {
    const assignment = isUuid(id) ? await readAssignment(id, ctx) : null;
    if (!assignment || assignment.opened.contest.id !== contest.id) return null;
    const { sheet, judgeWorks, facts } = assignment;
    if (sheet.state !== "SUBMITTED" || !judgeWorks || !facts.takesPart) return null;
    found.push(assignment);
  }
  return found;
}

/** The rounds after which a line stands: what is corrected in them may change who goes on. */
export async function linedRounds(contestId: string): Promise<ReadonlySet<string>> {
  const lines = await db.advancement.findMany({
    where: { contestId, revokedAt: null },
    select: { roundId: true },
  });
  return new Set(lines.map(({ roundId }) => roundId));
}

async function entriesToTakeOut(
  contestId: string,
  wanted: readonly { readonly entryId: string; readonly to: TakenOut["to"] }[],
): Promise<TakenOut[] | null> {
  const rows = await db.entry.findMany({
    where: { contestId, state: "ELIGIBLE", id: { in: wanted.map(({ entryId }) => entryId).filter(isUuid) } },
    select: { id: true, code: true },
  });
  const codes = new Map(rows.map(({ id, code }) => [id, code]));
  if (new Set(wanted.map(({ entryId }) => entryId)).size < wanted.length) return null;
  const out = wanted.flatMap(({ entryId, to }): TakenOut[] => {
    const code = codes.get(entryId);
    return code ? [{ entryId, code, to }] : [];
  });
  return out.length === wanted.length ? out : null;
}

/** A correction as it would come out now. */
export interface Corrected {
  /** Sheets that have not come back yet. */
  readonly missing: readonly { readonly entry: string; readonly judge: string }[];
  /** Rounds whose line no longer follows from the sheets, or says nothing about an entry that was let in. */
  readonly outdated: readonly string[];
  readonly last: StoredTally;
  readonly out: readonly TakenOut[];
  readonly bundle: Bundle;
  readonly results: readonly ResultRow[];
}

/** Reads the record anew and computes what an open correction leads to. */
export async function correctedNow(
  tx: Tx,
  opened: OpenedContest,
  correction: { readonly assignmentIds: readonly string[]; readonly entries: unknown },
): Promise<Corrected> {
  const last = await newestTally(tx, opened.contest.id);
  if (!last) throw new Error(`contest ${opened.contest.id} was closed without a tally`);
  const wanted = storedTakenOut(correction.entries);
  const entries = await tx.entry.findMany({
    where: { id: { in: wanted.map(({ entryId }) => entryId) } },
    select: { id: true, code: true },
  });
  const codes = new Map(entries.map(({ id, code }) => [id, code ?? ""]));
  const out = wanted.map(({ entryId, to }) => ({ entryId, to, code: codes.get(entryId) ?? "" }));
  const sheets = await tx.assignment.findMany({
    where: { id: { in: [...correction.assignmentIds] }, sheet: { state: { not: "SUBMITTED" } } },
    select: { entryId: true, entry: { select: { code: true } }, judge: { select: { user: { select: { name: true } } } } },
  });
  const { bundle: now, facts } = await readContestRecord(tx, opened);
  const bundle = correctedBundle(now, last.bundle, out);
  const computed = correctedResults(bundle);
  if (!computed.ok) throw new Error(`the corrected record is no bundle: ${computed.problems[0]?.path}`);
  return {
    // Whose entry leaves the result need not be scored again.
    missing: sheets
      .filter(({ entryId }) => !codes.has(entryId))
      .map(({ entry, judge }) => ({ entry: entry.code ?? "", judge: judge.user.name })),
    outdated: outdatedLines(facts, new Set(out.map(({ code }) => code))),
    last,
    out,
    bundle,
    results: computed.results,
  };
}

function outdatedLines(facts: ClosingFacts, out: ReadonlySet<string>): string[] {
  const faults = closingFaults(facts).flatMap((fault) =>
    (fault.code === "line-outdated" || fault.code === "not-on-line") && !out.has(fault.entry) ? [fault.round] : [],
  );
  return [...new Set(faults)];
}
