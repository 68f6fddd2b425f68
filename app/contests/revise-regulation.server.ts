import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, isUniqueViolation } from "~/platform/db.server";
import { faultsOf, parseOptions } from "~/platform/form";
import { ok, refused, type Result } from "~/platform/result";
import { contestById } from "./contest.server";
import { standingInContest, whyNotReviseRegulation } from "./contest-policy";
import { regulationHash } from "./freeze";
import { decisionFaults } from "./open-contest.server";
import { regulationSchema, type Regulation } from "./regulation";
import { applyPart } from "./regulation-edit";
import type { PartForm } from "./regulation-forms";
import { revisedTimelineFaults, timelineFaults } from "./timeline";

export type ReviseRegulationInput = {
  readonly contestId: string;
  /** Number of the revision that was read. */
  readonly revision: number;
  readonly decisionNumber: string;
  readonly decisionDate: string;
  readonly reason: string;
} & (
  | { readonly part: "dates"; readonly form: PartForm<"dates"> }
  | { readonly part: "text"; readonly form: PartForm<"text"> }
);

/**
 * Puts a further revision in force while the contest runs: other dates (an extension), or other words of the
 * articles. What entries are judged by cannot change that way. Earlier revisions stay as they were.
 */
export async function reviseRegulation(
  ctx: Context,
  input: ReviseRegulationInput,
): Promise<Result<{ number: number; sha256: string }, Refusal | "conflict" | "invalid">> {
  const view = await contestById(input.contestId);
  if (!view) return refused("hidden");
  const { contest, revision, regulation } = view;
  const refusal = whyNotReviseRegulation(
    standingInContest(ctx.actor, contest),
    contest.state,
  );
  if (refusal) return refused(refusal);
  if (!revision) return refused("state");
  if (revision.number !== input.revision) return refused("conflict");

  const parsed = regulationSchema.safeParse(revised(regulation, input), parseOptions);
  if (!parsed.success) return refused("invalid", faultsOf(parsed.error));
  const document = parsed.data;
  const sha256 = regulationHash(document);
  const faults = [
    ...decisionFaults(input),
    ...(input.reason.trim() === "" ? [{ path: "reason", code: "required" }] : []),
    ...(input.part === "dates"
      ? [...timelineFaults(document), ...revisedTimelineFaults(regulation, document, ctx.now)]
      : []),
    ...(sha256 === revision.sha256 ? [{ path: "", code: "nothing-changed" }] : []),
  ];
  if (faults.length > 0) return refused("invalid", faults);

  const number = revision.number + 1;
  try {
    const done = await db.$transaction(async (tx) => {
      const { count } = await tx.contest.updateMany({
        where: { id: contest.id, version: contest.version, state: "OPEN" },
        data: { version: { increment: 1 } },
      });
      if (count === 0) return false;
      await tx.regulationRevision.create({
        data: {
          contestId: contest.id,
          number,
          document,
          sha256,
          decisionNumber: input.decisionNumber.trim(),
          decisionDate: new Date(input.decisionDate),
          reason: input.reason.trim(),
          createdById: ctx.actor.userId,
          createdAt: ctx.now,
        },
      });
      await audit(tx, {
        chainId: contest.id,
        at: ctx.now,
        actorId: ctx.actor.userId,
        action: "regulation.revised",
        subjectType: "contest",
        subjectId: contest.id,
        data: {
          revision: number,
          part: input.part,
          sha256,
          decisionNumber: input.decisionNumber.trim(),
          decisionDate: input.decisionDate,
        },
      });
      return true;
    });
    return done ? ok({ number, sha256 }) : refused("conflict");
  } catch (error) {
    if (isUniqueViolation(error)) return refused("conflict");
    throw error;
  }
}

/** Title, edition and year name the contest and stay; of the dates the zone stays. */
function revised(regulation: Regulation, input: ReviseRegulationInput): Regulation {
  if (input.part === "text") {
    const { summary, articles } = input.form;
    return { ...regulation, summary, articles };
  }
  return applyPart(regulation, {
    part: "dates",
    form: { ...input.form, timeZone: regulation.timeZone },
  });
}
