import type { Frame, JudgeSummaryFacts, MeetingFacts, PanelSummaryFacts, PrintedPanel, PrizeFacts, ReportFacts } from "./facts";
import { eligibilityDecision, type EligibilityFacts } from "./kinds/eligibility-template";
import { invitation } from "./kinds/invitation-template";
import { minutes } from "./kinds/minutes-template";
import { panelsDecision } from "./kinds/panels-template";
import { prizesDecision } from "./kinds/prizes-template";
import { prizesProposal } from "./kinds/proposal-template";
import { provisionalNotice } from "./kinds/provisional-template";
import { summaryReport } from "./kinds/report-template";
import { judgeSummary, panelSummary } from "./kinds/summaries-template";
import type { OfficialDocument } from "./official";

/** What a document of each kind is about. */
export type Contents =
  | { readonly kind: "eligibility"; readonly facts: EligibilityFacts }
  | { readonly kind: "panels"; readonly facts: readonly PrintedPanel[] }
  | { readonly kind: "invitation" | "minutes"; readonly facts: MeetingFacts }
  | { readonly kind: "judge-summary"; readonly facts: JudgeSummaryFacts }
  | { readonly kind: "panel-summary"; readonly facts: PanelSummaryFacts }
  | { readonly kind: "proposal" | "provisional" | "prizes"; readonly facts: PrizeFacts }
  | { readonly kind: "report"; readonly facts: ReportFacts };

/** A document and what surrounds it. */
export interface Composed {
  readonly frame: Frame;
  readonly contents: Contents;
}

/** The document in the built-in form. */
export function builtIn({ frame, contents }: Composed): OfficialDocument {
  switch (contents.kind) {
    case "eligibility":
      return eligibilityDecision(frame, contents.facts);
    case "panels":
      return panelsDecision(frame, contents.facts);
    case "invitation":
      return invitation(frame, contents.facts);
    case "minutes":
      return minutes(frame, contents.facts);
    case "judge-summary":
      return judgeSummary(frame, contents.facts);
    case "panel-summary":
      return panelSummary(frame, contents.facts);
    case "proposal":
      return prizesProposal(frame, contents.facts);
    case "provisional":
      return provisionalNotice(frame, contents.facts);
    case "prizes":
      return prizesDecision(frame, contents.facts);
    case "report":
      return summaryReport(frame, contents.facts);
  }
}
