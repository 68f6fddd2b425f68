import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { standingAt } from "~/people/standing";
import { ok, refused, type Result } from "~/platform/result";
import { reportFacts, type ReportLabels } from "../paper/report-facts.server";
import { whyNotReadStatistics, whyNotWriteEditions } from "./statistics-policy";

/** What has no name of its own is told by codes: the page has the words. */
const CODES: ReportLabels = {
  noUnit: "",
  noLocality: "",
  noAge: "unknown",
  genders: { male: "male", female: "female", other: "other", "": "unsaid" },
  age: ({ from, to }) => `${from ?? ""}-${to ?? ""}`,
};

export interface ReportPage {
  readonly contestId: string;
  readonly organisationId: string;
  readonly mayWriteEditions: boolean;
  readonly facts: Omit<Awaited<ReturnType<typeof reportFacts>>, "prizes">;
}

/** The numbers of a contest, for who runs it. They say who has prizes, and are withheld like marks. */
export async function reportPage(ctx: Context, contestId: string): Promise<Result<ReportPage, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest } = opened;
  const refusal = whyNotReadStatistics(standingInContest(ctx.actor, contest)) ?? (await whyMarksAreWithheld(ctx, contest));
  if (refusal) return refused(refusal);
  const { prizes: _, ...facts } = await reportFacts(opened, { labels: CODES, now: ctx.now });
  const { organisationId } = contest;
  const mayWriteEditions = whyNotWriteEditions(standingAt(ctx.actor, { organisationId })) === null;
  return ok({ contestId, organisationId, mayWriteEditions, facts });
}
