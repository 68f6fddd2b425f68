import type { Composed, Contents } from "~/documents/official/contents";
import { eligibilityOf } from "~/documents/official/eligibility-of.server";
import { officialFilename } from "~/documents/official/filename-template";
import { officialFrame, type FramedDocument } from "~/documents/official/frame.server";
import { KIND_FACTS, type OfficialKind } from "~/documents/official/kinds";
import { REPORT_LABELS } from "~/documents/official/kinds/report-template";
import { decisionDocument } from "~/entries/screening/eligibility-letters.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { numberOf } from "~/platform/page-number";
import { ok, refused, type Result } from "~/platform/result";
import { meetingFacts } from "~/results/paper/meeting-facts.server";
import { judgeSummaryFacts, panelsFacts, panelSummaryFacts } from "~/results/paper/panel-facts.server";
import { judgedAtMeeting } from "~/results/paper/panel-judged.server";
import { prizeFacts } from "~/results/paper/prize-facts.server";
import { reportFacts } from "~/results/paper/report-facts.server";

export interface AskedDocument {
  readonly contestId: string;
  readonly kind: OfficialKind;
  readonly subjectId: string;
  /** Judges by their codes. */
  readonly codes: boolean;
  /** A copy to put up: of the authors only those whose consent to being named stands now. */
  readonly agreed: boolean;
}

/** Brings together what a document says and what surrounds it. */
export async function composeDocument(
  ctx: Context,
  asked: AskedDocument,
): Promise<Result<Composed & { readonly organisationId: string; readonly filename: string }, Refusal>> {
  const framed = await officialFrame(ctx, asked);
  if (!framed.ok) return framed;
  const composed = await composedOf(ctx, framed.value, asked);
  // There is nothing to print yet.
  if (!composed) return refused("state");
  const { contest } = framed.value.opened;
  return ok({ ...composed, organisationId: contest.organisationId, filename: officialFilename(composed, asked) });
}

async function composedOf(ctx: Context, framed: FramedDocument, asked: AskedDocument): Promise<Composed | null> {
  const { frame } = framed;
  if (asked.kind === "eligibility") {
    const decision = await decisionDocument(ctx, asked.contestId, numberOf(asked.subjectId));
    return decision.ok ? await eligibilityOf(decision.value) : null;
  }
  const contents = await contentsOf(ctx, framed, { ...asked, kind: asked.kind });
  return contents && { frame, contents };
}

async function contentsOf(
  ctx: Context,
  { opened }: FramedDocument,
  { kind, subjectId, codes, agreed }: AskedDocument & { readonly kind: Exclude<OfficialKind, "eligibility"> },
): Promise<Contents | null> {
  const naming = agreed || KIND_FACTS[kind].audience === "public" ? "public" : "all";
  const prizes = () => prizeFacts(opened, { naming, now: ctx.now });
  switch (kind) {
    case "panels": {
      const facts = await panelsFacts(opened);
      return facts.length > 0 ? { kind, facts } : null;
    }
    case "invitation":
    case "minutes": {
      const facts = await meetingFacts(opened, subjectId);
      const judged = kind === "minutes" ? await judgedAtMeeting(opened, subjectId, ctx.now) : null;
      return facts && { kind, facts: { ...facts, judged } };
    }
    case "judge-summary": {
      const facts = await judgeSummaryFacts(opened, subjectId);
      return facts && { kind, facts };
    }
    case "panel-summary": {
      const facts = await panelSummaryFacts(opened, subjectId, !codes);
      return facts && { kind, facts };
    }
    case "proposal":
    case "provisional":
    case "prizes": {
      const facts = await prizes();
      return facts && { kind, facts };
    }
    case "report":
      return { kind, facts: await reportFacts(opened, { labels: REPORT_LABELS, now: ctx.now }) };
  }
}
