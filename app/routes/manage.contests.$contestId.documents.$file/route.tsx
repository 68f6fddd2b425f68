import type { LoaderFunctionArgs } from "@remix-run/node";
import { builtIn } from "~/documents/official/contents";
import { KIND_FACTS, officialKindOf } from "~/documents/official/kinds";
import { officialDocx } from "~/documents/official/official-docx.server";
import { officialPdf } from "~/documents/official/official-pdf.server";
import { recordTaken } from "~/documents/official/taken.server";
import { valuesOf } from "~/documents/templates/kind-names";
import { printedInTemplate, templateOf } from "~/documents/templates/used-template.server";
import { contextOf } from "~/people/request.server";
import { DOCX, downloadOf, PDF } from "~/platform/http-download.server";
import { notFound, refuse } from "~/platform/http.server";
import { composeDocument } from "./compose";

/** One official document: "prizes.docx" in the organisation's own form where it has one, "prizes.pdf" in the built-in one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const [name = "", form = ""] = (params["file"] ?? "").split(".");
  const kind = officialKindOf(name);
  if (!kind || (form !== "docx" && form !== "pdf")) return notFound();
  const query = new URL(request.url).searchParams;
  const asked = {
    contestId: params["contestId"] ?? "",
    kind,
    subjectId: query.get("subject") ?? "",
    codes: query.get("judges") === "codes",
    agreed: query.get("names") === "agreed",
  };
  const composed = await composeDocument(ctx, asked);
  if (!composed.ok) return refuse(request, composed.code);
  const { filename, organisationId } = composed.value;
  const { contestId, subjectId, codes, agreed } = asked;
  const sparing = codes || agreed || KIND_FACTS[kind].audience === "public";
  const onRecord = () => recordTaken(ctx, { contestId, kind, subjectId, form, sparing });
  if (form === "pdf") {
    const pdf = await officialPdf(builtIn(composed.value));
    await onRecord();
    return downloadOf(pdf, `${filename}.pdf`, PDF);
  }
  const own = query.get("form") === "built-in" ? null : await templateOf({ ...asked, organisationId });
  const bytes = own
    ? await printedInTemplate(own, valuesOf(composed.value))
    : await officialDocx(builtIn(composed.value));
  if (!bytes) return refuse(request, "state");
  await onRecord();
  return downloadOf(bytes, `${filename}.docx`, DOCX);
}
