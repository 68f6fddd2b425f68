import type { LoaderFunctionArgs } from "@remix-run/node";
import { builtIn } from "~/documents/official/contents";
import { officialKindOf } from "~/documents/official/kinds";
import { officialDocx } from "~/documents/official/official-docx.server";
import { officialPdf } from "~/documents/official/official-pdf.server";
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
  if (form === "pdf") return downloadOf(await officialPdf(builtIn(composed.value)), `${filename}.pdf`, PDF);
  const own = query.get("form") === "built-in" ? null : await templateOf({ ...asked, organisationId });
  const bytes = own
    ? await printedInTemplate(own, valuesOf(composed.value))
    : await officialDocx(builtIn(composed.value));
  return bytes ? downloadOf(bytes, `${filename}.docx`, DOCX) : refuse(request, "state");
}
