import type { DecisionDocument } from "~/entries/screening/eligibility-letters.server";
import { formatDateTime } from "~/platform/format";
import { slugOf } from "~/platform/vietnamese";
import type { Composed } from "./contents";
import { paperLetterhead } from "./paper-settings.server";

/** A recorded decision as its document says it: under its own number, date and signature. */
export async function eligibilityOf(decision: DecisionDocument): Promise<Composed> {
  const { contestId, organisationId, number } = decision;
  const letterhead = await paperLetterhead(organisationId, { contestId, kind: "eligibility", subjectId: String(number) });
  return {
    frame: {
      kind: "eligibility",
      contest: { title: decision.contestTitle, slug: slugOf(decision.contestTitle) },
      letterhead: { ...letterhead, signer: decision.signer || letterhead.signer },
      number: decision.decisionNumber,
      date: decision.decisionDate,
      rules: { number: decision.rulesNumber, date: decision.rulesDate },
      now: decision.createdAt,
      timeZone: decision.timeZone,
    },
    contents: {
      kind: "eligibility",
      facts: {
        entries: decision.entries,
        appealUntil: formatDateTime(new Date(decision.appealUntil.getTime() - 60_000), decision.timeZone),
      },
    },
  };
}
