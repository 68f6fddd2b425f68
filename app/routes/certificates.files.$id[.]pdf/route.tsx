import type { LoaderFunctionArgs } from "@remix-run/node";
import { certificateFile } from "~/documents/certificates/own-certificates.server";
import { contextOf } from "~/people/request.server";
import { downloadOf, PDF } from "~/platform/http-download.server";
import { refuse } from "~/platform/http.server";

/** One certificate, for its people and for the secretariat. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const file = await certificateFile(await contextOf(request), params["id"] ?? "");
  if (!file.ok) return refuse(request, file.code);
  return downloadOf(file.value.bytes, file.value.filename, PDF);
}
