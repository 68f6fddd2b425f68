import { contestById } from "~/contests/contest.server";
import { createContest } from "~/contests/create-contest.server";
import { openContest } from "~/contests/open-contest.server";
import type { Regulation } from "~/contests/regulation";
import { saveRegulation } from "~/contests/save-regulation.server";
import { decisionNumber, localDate, yearOf } from "./calendar";
import { as, type Cast } from "./cast";
import { listCommittee } from "./meetings";
import { must } from "./must";

export interface ContestPlan {
  readonly template: "technical" | "youth";
  readonly edition: string;
  /** Without it that in which the last entries come. */
  readonly year?: number;
  readonly submit: { readonly opensAt: Date; readonly closesAt: Date };
  /** What this edition changes in the template. */
  readonly edit?: (regulation: Regulation) => Regulation;
}

export interface OpenedContest {
  readonly id: string;
  readonly slug: string;
  readonly regulation: Regulation;
}

/** An organiser makes an edition from a template, edits it, and opens it three days before entries are taken. */
export async function openedContest(cast: Cast, plan: ContestPlan): Promise<OpenedContest> {
  const now = new Date(plan.submit.opensAt.getTime() - 3 * 86_400_000);
  const ctx = await as(cast.organiser, now);
  const { id } = must(
    "contest",
    await createContest(ctx, {
      organisationId: cast.organisationId,
      template: plan.template,
      edition: plan.edition,
      year: plan.year ?? yearOf(plan.submit.closesAt),
      submit: { opensAt: plan.submit.opensAt.toISOString(), closesAt: plan.submit.closesAt.toISOString() },
    }),
  );
  const edit = plan.edit ?? ((regulation: Regulation) => regulation);
  const before = await contestById(id);
  if (!before) throw new Error("the contest just made is not there");
  const { version } = must(
    "regulation",
    await saveRegulation(ctx, { contestId: id, version: before.contest.version, draft: edit(before.regulation) }),
  );
  must(
    "opening",
    await openContest(ctx, { contestId: id, version, decisionNumber: decisionNumber(now), decisionDate: localDate(now) }),
  );
  await listCommittee(cast, id, now);
  const after = await contestById(id);
  if (!after) throw new Error("the contest just opened is not there");
  return { id, slug: after.contest.slug, regulation: after.regulation };
}
