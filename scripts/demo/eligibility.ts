import { decideEligibility, decisionPage } from "~/entries/screening/eligibility-decision.server";
import { decisionNumber, localDate } from "./calendar";
import { as, type Cast } from "./cast";
import type { OpenedContest } from "./contest";
import { SIGNER } from "./meetings";
import { must } from "./must";

/** The committee's decision on which entries go to the judges: all that were screened. */
export async function decideWhoIsJudged(cast: Cast, { id: contestId }: OpenedContest, now: Date): Promise<void> {
  const organiser = await as(cast.organiser, now);
  const { list } = must("list for the decision", await decisionPage(organiser, contestId));
  const paper = { decisionNumber: decisionNumber(now), decisionDate: localDate(now), signer: SIGNER };
  must("decision on eligibility", await decideEligibility(organiser, { contestId, seal: list.seal, ...paper }));
}
