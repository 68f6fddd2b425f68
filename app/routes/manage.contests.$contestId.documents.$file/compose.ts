import type { FramedDocument } from "~/documents/official/frame.server";
import { officialFrame } from "~/documents/official/frame.server";
import { KIND_FACTS, type OfficialKind } from "~/documents/official/kinds";
import { eligibilityOf } from "~/documents/official/eligibility-of.server";
import { invitation } from "~/documents/official/kinds/invitation-template";
import { minutes } from "~/documents/official/kinds/minutes-template";
import { panelsDecision } from "~/documents/official/kinds/panels-template";
import { prizesDecision } from "~/documents/official/kinds/prizes-template";
import { prizesProposal } from "~/documents/official/kinds/proposal-template";
import { provisionalNotice } from "~/documents/official/kinds/provisional-template";
import { REPORT_LABELS, summaryReport } from "~/documents/official/kinds/report-template";
import { judgeSummary, panelSummary } from "~/documents/official/kinds/summaries-template";
import type { OfficialDocument } from "~/documents/official/official";
import { decisionDocument } from "~/entries/screening/eligibility-letters.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { ok, refused, type Result } from "~/platform/result";
import { slugOf } from "~/platform/vietnamese";
import { meetingFacts } from "~/results/paper/meeting-facts.server";
import { judgeSummaryFacts, panelsFacts, panelSummaryFacts } from "~/results/paper/panel-facts.server";
import { prizeFacts } from "~/results/paper/prize-facts.server";
import { reportFacts } from "~/results/paper/report-facts.server";

interface Asked {
  readonly contestId: string;
  readonly kind: OfficialKind;
  readonly subjectId: string;
  /** Judges by their codes. */
  readonly codes: boolean;
}

/** Brings together what a document says and how it is said. */
export async function composeDocument(
  ctx: Context,
  asked: Asked,
): Promise<Result<{ readonly document: OfficialDocument; readonly filename: string }, Refusal>> {
  const framed = await officialFrame(ctx, asked);
  if (!framed.ok) return framed;
  const document = await built(ctx, framed.value, asked);
  // There is nothing to print yet.
  if (!document) return refused("state");
  const { slug } = framed.value.frame.contest;
  const name = document.title.split(" - ")[0] ?? "";
  return ok({ document, filename: `${slugOf(name)}-${slug}` });
}

async function built(
  ctx: Context,
  { opened, frame }: FramedDocument,
  { kind, contestId, subjectId, codes }: Asked,
): Promise<OfficialDocument | null> {
  const naming = KIND_FACTS[kind].audience === "public" ? "public" : "all";
  const prizes = () => prizeFacts(opened, { naming, now: ctx.now });
  switch (kind) {
    case "eligibility": {
      const decision = await decisionDocument(ctx, contestId, Number(subjectId));
      return decision.ok ? eligibilityOf(decision.value, frame.letterhead) : null;
    }
    case "panels": {
      const panels = await panelsFacts(opened);
      return panels.length > 0 ? panelsDecision(frame, panels) : null;
    }
    case "invitation":
    case "minutes": {
      const meeting = await meetingFacts(opened, subjectId);
      if (!meeting) return null;
      if (kind === "invitation") return invitation(frame, meeting);
      const number = frame.number || meeting.minutesNumber;
      return minutes({ ...frame, number, date: frame.date || meeting.minutesDate }, meeting);
    }
    case "judge-summary": {
      const facts = await judgeSummaryFacts(opened, subjectId);
      return facts && judgeSummary(frame, facts);
    }
    case "panel-summary": {
      const facts = await panelSummaryFacts(opened, subjectId, !codes);
      return facts && panelSummary(frame, facts);
    }
    case "proposal": {
      const facts = await prizes();
      return facts && prizesProposal(frame, facts);
    }
    case "provisional": {
      const facts = await prizes();
      return facts && provisionalNotice(frame, facts);
    }
    case "prizes": {
      const facts = await prizes();
      return facts && prizesDecision(frame, facts);
    }
    case "report":
      return summaryReport(frame, { ...(await reportFacts(opened, REPORT_LABELS)), prizes: await prizes() });
  }
}
