import { holdOpenContest } from "~/contests/hold-contest.server";
import type { Actor, Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, isUniqueViolation } from "~/platform/db.server";
import { ok, refused, type Ok, type Refused, type Result } from "~/platform/result";
import { appealUntil } from "./appeal";
import { whyNotReadEntry } from "../entry-policy";
import { loadEntry, TRANSACTION, type LoadedEntry } from "../entry-row.server";
import { mailAppeal } from "./screening-mail.server";
import { whyNotAnswerAppeal, whyNotAppeal, type AppealFacts } from "./screening-policy";

/** An appeal as its authors and the secretariat read it. */
export interface AppealView {
  readonly text: string;
  readonly at: Date;
  readonly state: "OPEN" | "UPHELD" | "REJECTED";
  readonly answer: string;
  readonly answeredAt: Date | null;
}

/** What the entry's page shows of its appeal. */
export interface AppealPage {
  readonly whyNot: Refusal | null;
  readonly until: Date | null;
  readonly timeZone: string;
  readonly appeal: AppealView | null;
}

/** For whoever may read the entry; null where there is nothing to appeal against and nothing was. */
export async function appealOfEntry(
  actor: Actor,
  entryId: string,
  now: Date,
): Promise<Result<AppealPage | null, Refusal>> {
  const loaded = await loadEntry(db, actor, entryId, now);
  if (!loaded) return refused("hidden");
  const refusal = whyNotReadEntry(loaded.standing, loaded.facts);
  if (refusal) return refused(refusal);
  const facts = appealFacts(loaded);
  const newest = await db.appeal.findFirst({
    where: { entryId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  if (facts.state !== "INELIGIBLE" && !newest) return ok(null);
  return ok({
    whyNot: whyNotAppeal(loaded.standing, facts),
    until: facts.appealUntil,
    timeZone: loaded.regulation.timeZone,
    appeal: newest && {
      text: newest.text,
      at: newest.at,
      state: newest.state,
      answer: newest.answer,
      answeredAt: newest.answeredAt,
    },
  });
}

/** What decides about appealing: the newest conclusion, and until when it may be appealed against. */
export function appealFacts({ row, regulation, facts }: LoadedEntry): AppealFacts {
  const [newest] = row.screenings;
  const refusedBy = newest?.outcome === "INELIGIBLE" ? newest : undefined;
  return {
    state: row.state,
    contestOpen: facts.contestOpen,
    appealed: refusedBy?.appeal != null,
    open: refusedBy?.appeal?.state === "OPEN",
    appealUntil: refusedBy
      ? (row.decision?.appealUntil ??
        appealUntil(refusedBy.decidedAt, regulation.appealDays, regulation.timeZone))
      : null,
    now: facts.now,
  };
}

/** Appeals against the newest conclusion. The same form sent twice is one appeal. */
export async function writeAppeal(
  { actor, now }: Context,
  input: { readonly entryId: string; readonly text: string },
): Promise<Ok<undefined> | Refused<Refusal>> {
  const loaded = await loadEntry(db, actor, input.entryId, now);
  if (!loaded) return refused("hidden");
  const { row, standing } = loaded;
  const [screening] = row.screenings;
  const sent = screening?.appeal;
  const twice = sent?.state === "OPEN" && sent.byId === actor.userId && sent.text === input.text;
  const refusal = whyNotAppeal(standing, appealFacts(loaded));
  if (refusal === "state" && twice) return ok();
  if (refusal) return refused(refusal);
  if (!screening) return refused("state");
  try {
    return await db.$transaction(async (tx) => {
      if (!(await holdOpenContest(tx, row.contestId))) return refused("state");
      const { count } = await tx.entry.updateMany({
        where: { id: row.id, version: row.version, state: "INELIGIBLE" },
        data: { version: { increment: 1 } },
      });
      if (count === 0) return refused("state");
      const { id } = await tx.appeal.create({
        data: {
          entryId: row.id,
          screeningId: screening.id,
          text: input.text,
          byId: actor.userId,
          at: now,
        },
        select: { id: true },
      });
      await mailAppeal(tx, row, "received", input.text);
      await audit(tx, {
        chainId: row.contestId,
        at: now,
        actorId: actor.userId,
        action: "entry.appealed",
        subjectType: "entry",
        subjectId: row.id,
        data: { appealId: id, screeningId: screening.id },
      });
      return ok();
    }, TRANSACTION);
  } catch (error) {
    if (isUniqueViolation(error)) return refused("state");
    throw error;
  }
}

/**
 * Answers an appeal. Upheld, the entry is eligible from that moment: a new conclusion says so, and the formal
 * decision that refused it no longer binds it. Rejected, the finding stands.
 */
export async function answerAppeal(
  { actor, now }: Context,
  input: {
    readonly entryId: string;
    readonly appealId: string;
    readonly outcome: "UPHELD" | "REJECTED";
    readonly answer: string;
  },
): Promise<Ok<undefined> | Refused<Refusal | "conflict">> {
  const loaded = await loadEntry(db, actor, input.entryId, now);
  if (!loaded) return refused("hidden");
  const { row, standing } = loaded;
  const refusal = whyNotAnswerAppeal(standing, appealFacts(loaded));
  if (refusal) return refused(refusal);
  const { outcome, answer } = input;
  const versionId = row.currentVersionId;
  if (row.screenings[0]?.appeal?.id !== input.appealId || !versionId) return refused("conflict");

  return db.$transaction(async (tx) => {
    if (!(await holdOpenContest(tx, row.contestId))) return refused("state");
    const upheld = outcome === "UPHELD";
    const { count } = await tx.entry.updateMany({
      where: { id: row.id, version: row.version, state: "INELIGIBLE" },
      data: {
        version: { increment: 1 },
        ...(upheld && { state: "ELIGIBLE" as const, decisionId: null }),
      },
    });
    if (count === 0) return refused("conflict");
    await tx.appeal.update({
      where: { id: input.appealId, state: "OPEN" },
      data: { state: outcome, answer, answeredById: actor.userId, answeredAt: now },
    });
    if (upheld) {
      await tx.screeningDecision.create({
        data: {
          entryId: row.id,
          versionId,
          outcome: "ELIGIBLE",
          reason: answer,
          decidedById: actor.userId,
          decidedAt: now,
        },
      });
    }
    await mailAppeal(tx, row, outcome, answer);
    await audit(tx, {
      chainId: row.contestId,
      at: now,
      actorId: actor.userId,
      action: "entry.appeal-answered",
      subjectType: "entry",
      subjectId: row.id,
      data: { appealId: input.appealId, outcome, decision: row.decision?.number ?? null },
    });
    return ok();
  }, TRANSACTION);
}
