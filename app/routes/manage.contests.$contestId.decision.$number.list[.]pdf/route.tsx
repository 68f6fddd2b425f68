import type { LoaderFunctionArgs } from "@remix-run/node";
import { eligibilityDecisionPdf } from "~/documents/eligibility-document.server";
import { recordTaken } from "~/documents/official/taken.server";
import { decisionDocument } from "~/entries/screening/eligibility-letters.server";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { documentT } from "~/platform/i18n.server";
import { numberOf } from "~/platform/page-number";
import { contentDisposition } from "~/platform/storage/content-disposition";

/** The formal decision with its lists, to be printed and signed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const number = numberOf(params["number"]);
  const decision = await decisionDocument(ctx, params["contestId"] ?? "", number);
  if (!decision.ok) return refuse(request, decision.code);
  const name = `${documentT()("eligibility.filename")} ${number}.pdf`;
  const pdf = await eligibilityDecisionPdf(decision.value);
  const { contestId } = decision.value;
  await recordTaken(ctx, { contestId, kind: "eligibility", subjectId: String(number), form: "pdf", sparing: false });
  return new Response(Buffer.from(pdf), {
    headers: {
      "Cache-Control": "private, no-store",
      "Content-Disposition": contentDisposition("inline", name),
      "Content-Type": "application/pdf",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
