import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { isUniqueViolation, transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Fault, type Ok, type Refused } from "~/platform/result";
import { lineChanges, newlyThrough, renewedLine } from "./advance";
import type { RenewForm } from "./advance-form";
import { gateFaults, type GateFault } from "./gate/gate";
import { letIntoClosedRound, NoJudges } from "./let-in.server";
import { correctionUnderWay, holdPanels, recordLine, roundWithNext, whyNotLine } from "./line-desk.server";
import { lockedRows, standingLines, type LinedEntry } from "./lines.server";
import { renewalGate } from "./renewal-gate.server";
import { readRound } from "./round-read.server";
import { LONG } from "./tally-read.server";

type Renewing =
  | Ok<{ readonly letIn: readonly string[] }>
  | Refused<Refusal | "conflict" | "invalid">
  | (Refused<"not-ready"> & { readonly missing: readonly GateFault[] });

/**
 * Draws a locked line anew after marks were corrected: the same line, by the ranking as it is now, with the reason and
 * the document of the correction. The line before it stays on record. It only adds: nobody who went on is left out. After
 * closing it belongs to a correction, and whoever it lets in is judged before that is closed.
 */
export async function renewLine(
  ctx: Context,
  input: { readonly contestId: string; readonly roundId: string; readonly form: RenewForm },
): Promise<Renewing> {
  const { form, roundId } = input;
  const { reason, documentNumber } = form;
  const opened = await roundWithNext(input);
  if (!opened) return refused("hidden");
  const { contest, revision } = opened;
  const renew = () =>
    transact(async (tx): Promise<Renewing> => {
      const correction = await correctionUnderWay(tx, opened);
      const refusal = await whyNotLine(tx, ctx, opened, roundId, { correcting: correction !== null });
      if (refusal) return refused(refusal);
      if (!(await holdPanels(tx, contest.id, roundId, contest.state))) return refused("state");
      const line = (await standingLines(tx, contest.id)).get(roundId);
      if (line?.id !== form.lineId) return refused("conflict");
      const round = await readRound(tx, opened, roundId);
      const missing = gateFaults(await renewalGate(tx, ctx, opened, roundId, round.facts));
      if (missing.length > 0) return { ...refused("not-ready"), missing };
      if (round.seen !== form.seen) return refused("conflict");
      const locked = lockedRows(line);
      const changes = lineChanges(round.rows, line.cut, locked);
      if (changes.length === 0) return refused("conflict");
      const asked = newlyThrough(changes);
      const faults = answerFaults(form, asked);
      if (faults.length > 0) return refused("invalid", faults);

      const no = form.answers.filter(({ advances }) => advances === "no").map(({ entry }) => entry);
      const rows = renewedLine(round.rows, line.cut, locked, new Set(no));
      const { count } = await tx.advancement.updateMany({
        where: { id: line.id, revokedAt: null },
        data: { revokedAt: ctx.now, revokedById: ctx.actor.userId, revokeReason: reason },
      });
      if (count === 0) return refused("conflict");
      const renewed = await tx.advancement.create({
        data: {
          contestId: contest.id,
          roundId,
          revisionId: revision.id,
          cut: line.cut,
          reason,
          documentNumber,
          lockedAt: ctx.now,
          lockedById: ctx.actor.userId,
        },
      });
      const before = new Map(line.entries.map((entry) => [entry.code, entry]));
      await tx.advancementEntry.createMany({
        data: rows.map(({ entry, advances, score, rank, exception }) => ({
          advancementId: renewed.id,
          entryId: round.idOf.get(entry) ?? "",
          advances,
          score,
          rank,
          exception,
          ...(exception && whyException(before.get(entry), reason)),
        })),
      });
      await addedBy(tx, line.id, renewed.id);
      const letIn = asked.filter((entry) => !no.includes(entry));
      if (correction)
        await letIntoClosedRound(tx, ctx, opened, {
          correction,
          roundId: opened.next,
          entryIds: letIn.map((entry) => round.idOf.get(entry) ?? ""),
        });
      await recordLine(tx, ctx, contest.id, "line.renewed", renewed.id, {
        round: roundId,
        replaces: line.id,
        letIn,
        refused: no,
        changed: changes.map(
          ({ entry, before: { score: was }, now }) => `${entry}: ${was ?? "-"} -> ${now.score ?? "-"}`,
        ),
        documentNumber,
        reason,
      });
      return ok({ letIn });
    }, LONG);
  try {
    return await renew();
  } catch (error) {
    if (isUniqueViolation(error)) return refused("conflict");
    if (error instanceof NoJudges) {
      const path = `answers.${form.answers.findIndex(({ entry }) => entry === error.code)}.advances`;
      return refused("invalid", [{ path, code: "no-judges" }]);
    }
    throw error;
  }
}

/** Each entry that the line newly lets through is answered once, and nobody else. */
function answerFaults({ answers }: RenewForm, asked: readonly string[]): Fault[] {
  const answered = answers.map(({ entry }) => entry);
  return [
    ...answers.flatMap(({ entry }, index): Fault[] =>
      asked.includes(entry) && answered.indexOf(entry) === index
        ? []
        : [{ path: `answers.${index}.advances`, code: "unknown-entry" }],
    ),
    ...asked.flatMap((entry, index): Fault[] =>
      answered.includes(entry) ? [] : [{ path: `answers.${index}.advances`, code: "required" }],
    ),
  ];
}

/** An exception keeps its own reason; one that the correction made has that of the correction. */
function whyException(before: LinedEntry | undefined, reason: string) {
  if (!before?.exception) return { reason };
  return { reason: before.reason, ...(before.added && { documentNumber: before.added.documentNumber }) };
}

/** Who decided, and when, about entries that had been added to the line before. */
async function addedBy(tx: Tx, before: string, after: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "AdvancementEntry" now SET "addedAt" = was."addedAt", "addedById" = was."addedById"
    FROM "AdvancementEntry" was
    WHERE now."advancementId" = ${after} AND now."exception" AND was."advancementId" = ${before}
      AND was."entryId" = now."entryId" AND was."addedAt" IS NOT NULL`;
}
