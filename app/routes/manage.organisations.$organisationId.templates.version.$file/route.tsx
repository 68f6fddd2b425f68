import type { LoaderFunctionArgs } from "@remix-run/node";
import { officialKindOf } from "~/documents/official/kinds";
import { templateBytes } from "~/documents/templates/template-bytes.server";
import { templateById } from "~/documents/templates/templates.server";
import { printedInTemplate } from "~/documents/templates/used-template.server";
import { contextOf } from "~/people/request.server";
import { DOCX, downloadOf } from "~/platform/http-download.server";
import { notFound, refuse } from "~/platform/http.server";
import { exampleIn } from "../_app.manage.organisations.$organisationId.templates.$kind/example";

/** A version of a form as it is kept; with `contest`, the document that it makes of that contest's facts. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const organisationId = params["organisationId"] ?? "";
  const [id = "", form = ""] = (params["file"] ?? "").split(".");
  if (form !== "docx") return notFound();
  const found = await templateById(ctx, organisationId, id);
  if (!found.ok) return refuse(request, found.code);
  const contestId = new URL(request.url).searchParams.get("contest");
  if (contestId === null) {
    const bytes = await templateBytes(found.value.blobSha256);
    return bytes ? downloadOf(bytes, found.value.filename, DOCX) : refuse(request, "state");
  }
  const kind = officialKindOf(found.value.kind);
  const example = kind && (await exampleIn(ctx, organisationId, kind, contestId));
  if (!example) return refuse(request, "state");
  const bytes = await printedInTemplate(found.value, example.values);
  return bytes
    ? downloadOf(bytes, `${example.filename}-${found.value.number}.docx`, DOCX)
    : refuse(request, "state");
}
