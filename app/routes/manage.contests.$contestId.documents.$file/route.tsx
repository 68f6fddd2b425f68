import type { LoaderFunctionArgs } from "@remix-run/node";
import { officialKindOf } from "~/documents/official/kinds";
import { officialDocx } from "~/documents/official/official-docx.server";
import { officialPdf } from "~/documents/official/official-pdf.server";
import { contextOf } from "~/people/request.server";
import { DOCX, downloadOf, PDF } from "~/platform/http-download.server";
import { notFound, refuse } from "~/platform/http.server";
import { composeDocument } from "./compose";

/** One official document: "prizes.docx", "prizes.pdf". */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const [name = "", form = ""] = (params["file"] ?? "").split(".");
  const kind = officialKindOf(name);
  if (!kind || (form !== "docx" && form !== "pdf")) return notFound();
  const query = new URL(request.url).searchParams;
  const composed = await composeDocument(ctx, {
    contestId: params["contestId"] ?? "",
    kind,
    subjectId: query.get("subject") ?? "",
    codes: query.get("judges") === "codes",
  });
  if (!composed.ok) return refuse(request, composed.code);
  const { document, filename } = composed.value;
  return form === "pdf"
    ? downloadOf(await officialPdf(document), `${filename}.pdf`, PDF)
    : downloadOf(await officialDocx(document), `${filename}.docx`, DOCX);
}
