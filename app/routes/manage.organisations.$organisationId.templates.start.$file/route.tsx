import type { LoaderFunctionArgs } from "@remix-run/node";
import { officialKindOf } from "~/documents/official/kinds";
import { officialDocx } from "~/documents/official/official-docx.server";
import { shapesOf } from "~/documents/templates/kind-names";
import { startDocument } from "~/documents/templates/start-template";
import { organisationFor } from "~/documents/templates/templates.server";
import { contextOf } from "~/people/request.server";
import { DOCX, downloadOf } from "~/platform/http-download.server";
import { notFound, refuse } from "~/platform/http.server";
import { exampleIn } from "../_app.manage.organisations.$organisationId.templates.$kind/example";

/** A form to begin with: "prizes.docx". */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const organisationId = params["organisationId"] ?? "";
  const [name = "", form = ""] = (params["file"] ?? "").split(".");
  const kind = officialKindOf(name);
  if (!kind || form !== "docx") return notFound();
  const found = await organisationFor(ctx.actor, organisationId);
  if (!found.ok) return refuse(request, found.code);
  const contestId = new URL(request.url).searchParams.get("contest");
  const example = contestId === null ? null : await exampleIn(ctx, organisationId, kind, contestId);
  const start = startDocument(kind, shapesOf(kind), { values: example?.values ?? null, now: ctx.now });
  return downloadOf(await officialDocx(start), `mau-${kind}.docx`, DOCX);
}
