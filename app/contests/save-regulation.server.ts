import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, isUniqueViolation } from "~/platform/db.server";
import { faultsOf, parseOptions } from "~/platform/form";
import { ok, refused, type Refused, type Result } from "~/platform/result";
import { slugOf } from "~/platform/vietnamese";
import { contestById } from "./contest.server";
import { standingInContest, whyNotEditRegulation } from "./contest-policy";
import { regulationSchema, type Regulation } from "./regulation";
import { applyPart } from "./regulation-edit";
import type { PartChange } from "./regulation-forms";
import { freeSlug } from "./slug.server";

export type SaveRegulationInput = {
  readonly contestId: string;
  /** The version that was read: whoever saved in between is not overwritten. */
  readonly version: number;
} & (PartChange | { readonly draft: Regulation });

/** Somebody else saved first; `current` is what they left. */
export type RegulationConflict = Refused<"conflict"> & {
  readonly current: { readonly version: number; readonly regulation: Regulation };
};

/** Stores one part of the draft, or the whole of it. What is still missing is only asked for when the contest opens. */
export async function saveRegulation(
  ctx: Context,
  input: SaveRegulationInput,
): Promise<Result<{ version: number }, Refusal | "invalid"> | RegulationConflict> {
  const view = await contestById(input.contestId);
  if (!view) return refused("hidden");
  const { contest } = view;
  const refusal = whyNotEditRegulation(
    standingInContest(ctx.actor, contest),
    contest.state,
  );
  if (refusal) return refused(refusal);
  if (contest.version !== input.version) return conflict(contest.version, view.regulation);

  const next = "draft" in input ? input.draft : applyPart(view.regulation, input);
  // A technical contest stays one: the kind stands beside the regulation.
  const parsed = regulationSchema.safeParse(
    { ...next, template: view.regulation.template },
    parseOptions,
  );
  if (!parsed.success) return refused("invalid", faultsOf(parsed.error));
  const regulation = parsed.data;

  const store = () =>
    db.$transaction(async (tx) => {
      const renamed = slugOf(regulation.title) !== slugOf(contest.title);
      const { count } = await tx.contest.updateMany({
        where: { id: contest.id, version: input.version, state: "DRAFT" },
        data: {
          draft: regulation,
          title: regulation.title,
          ...(renamed ? { slug: await freeSlug(tx, regulation.title, contest.id) } : {}),
          version: { increment: 1 },
        },
      });
      if (count === 0) return false;
      await audit(tx, {
        chainId: contest.id,
        at: ctx.now,
        actorId: ctx.actor.userId,
        action: "regulation.saved",
        subjectType: "contest",
        subjectId: contest.id,
        data: { part: "draft" in input ? "all" : input.part, version: input.version + 1 },
      });
      return true;
    });
  let stored: boolean;
  try {
    stored = await store();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    stored = await store();
  }
  if (stored) return ok({ version: input.version + 1 });
  const now = await contestById(contest.id);
  return now ? conflict(now.contest.version, now.regulation) : refused("hidden");
}

function conflict(version: number, regulation: Regulation): RegulationConflict {
  return { ...refused("conflict"), current: { version, regulation } };
}
