import type { LoaderFunctionArgs } from "@remix-run/node";
import { logoFile } from "~/documents/official/letterhead.server";
import { contextOf } from "~/people/request.server";
import { fileRefused } from "~/platform/http-files.server";
import { serveBlob } from "~/platform/storage/serve-blob.server";

/** The picture of an organisation's logo. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await contextOf(request);
  const file = await logoFile(actor, params["organisationId"] ?? "");
  return file.ok ? serveBlob(request, file.value) : fileRefused(request, file.code);
}
