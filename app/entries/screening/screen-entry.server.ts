import { holdOpenContest } from "~/contests/hold-contest.server";
import { windowOf } from "~/contests/timeline";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { ok, refused, type Fault, type Ok, type Refused } from "~/platform/result";
import { askableParts } from "../asked-parts";
import { whyNotScreenEntry } from "../entry-policy";
import { holdUnassigned, loadEntry, TRANSACTION, type LoadedEntry } from "../entry-row.server";
import { eventOf, transition } from "../entry-state";
import type { Screening } from "./screening-form";
import { mailScreening } from "./screening-mail.server";

export type ScreeningInput = Omit<Screening, "asked"> & {
  readonly entryId: string;
  readonly asked?: readonly string[];
};

/** Decides on the current version. A later decision corrects an earlier one; both stay on record. */
export async function screenEntry(
  { actor, now }: Context,
  input: ScreeningInput,
): Promise<Ok<undefined> | Refused<Refusal | "conflict" | "invalid">> {
  const loaded = await loadEntry(db, actor, input.entryId, now);
  if (!loaded) return refused("hidden");
  const { row, facts } = loaded;
  const refusal = whyNotScreenEntry(loaded.standing, facts);
  if (refusal) return refused(refusal);
  const next = transition(row.state, eventOf(input.outcome));
  if (!next || !row.currentVersionId) return refused("state");
  // Judges must not see a dossier change under their hands.
  if (input.outcome === "SUPPLEMENT" && facts.assigned) return refused("state");
  const faults = dueFaults(loaded, input, now);
  if (faults.length > 0) return refused("invalid", faults);

  const versionId = row.currentVersionId;
  const dueAt = input.outcome === "SUPPLEMENT" ? input.dueAt : null;
  const asked = askedOf(loaded, input);
  return db.$transaction(async (tx) => {
    if (!(await holdOpenContest(tx, row.contestId))) return refused("state");
    if (input.outcome === "SUPPLEMENT" && !(await holdUnassigned(tx, row.id)))
      return refused("state");
    const { count } = await tx.entry.updateMany({
      where: { id: row.id, version: input.version, currentVersionId: versionId, state: row.state },
      data: { state: next, version: { increment: 1 } },
    });
    if (count === 0) return refused("conflict");
    await tx.screeningDecision.create({
      data: {
        entryId: row.id,
        versionId,
        outcome: input.outcome,
        reason: input.reason,
        dueAt,
        asked: asked.map(({ path }) => path),
        decidedById: actor.userId,
        decidedAt: now,
      },
    });
    await mailScreening(tx, loaded, {
      outcome: input.outcome,
      reason: input.reason,
      dueAt,
      asked,
    });
    await audit(tx, {
      chainId: row.contestId,
      at: now,
      actorId: actor.userId,
      action: "entry.screened",
      subjectType: "entry",
      subjectId: row.id,
      data: {
        outcome: input.outcome,
        version: row.currentVersion?.number ?? 0,
        dueAt: dueAt?.toISOString() ?? null,
        asked: asked.map(({ path }) => path),
      },
    });
    return ok();
  }, TRANSACTION);
}

/** A supplement must leave time to the owner, and to the secretariat afterwards. */
function dueFaults({ regulation }: LoadedEntry, input: ScreeningInput, now: Date): Fault[] {
  if (input.outcome !== "SUPPLEMENT" || !input.dueAt) return [];
  if (input.dueAt <= now) return [{ path: "dueAt", code: "due-in-past" }];
  const window = windowOf(regulation, "screen");
  return window && input.dueAt.getTime() > Date.parse(window.closesAt)
    ? [{ path: "dueAt", code: "due-after-screening" }]
    : [];
}

/** The parts that a supplement opens; one that the form does not have is none. */
function askedOf({ regulation, snapshot }: LoadedEntry, { outcome, asked = [] }: ScreeningInput) {
  if (outcome !== "SUPPLEMENT") return [];
  return askableParts(regulation, snapshot?.divisionId ?? "").filter(({ path }) =>
    asked.includes(path),
  );
}
