import type { LoaderFunctionArgs } from "@remix-run/node";
import { lettersPdf } from "~/documents/eligibility-document.server";
import { recordTaken } from "~/documents/official/taken.server";
import { decisionDocument } from "~/entries/screening/eligibility-letters.server";
import { contextOf } from "~/people/request.server";
import { notFound, refuse } from "~/platform/http.server";
import { documentT } from "~/platform/i18n.server";
import { numberOf } from "~/platform/page-number";
import { contentDisposition } from "~/platform/storage/content-disposition";

/** The letters about a formal decision to print: those of the refused, of all with `to=all`, of one with `entry`. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const number = numberOf(params["number"]);
  const decision = await decisionDocument(ctx, params["contestId"] ?? "", number);
  if (!decision.ok) return refuse(request, decision.code);
  const query = new URL(request.url).searchParams;
  const one = query.get("entry");
  const entries = decision.value.entries.filter(({ entryId, outcome }) =>
    one === null ? query.get("to") === "all" || outcome === "INELIGIBLE" : entryId === one,
  );
  if (entries.length === 0) return notFound();
  const code = one === null ? String(number) : (entries[0]?.code ?? "");
  const name = `${documentT()("eligibility.letter.filename")} ${code}.pdf`;
  const pdf = await lettersPdf(decision.value, entries);
  const { contestId } = decision.value;
  await recordTaken(ctx, { contestId, kind: "eligibility-letters", subjectId: String(number), form: "pdf", sparing: false });
  return new Response(Buffer.from(pdf), {
    headers: {
      "Cache-Control": "private, no-store",
      "Content-Disposition": contentDisposition("inline", name),
      "Content-Type": "application/pdf",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
