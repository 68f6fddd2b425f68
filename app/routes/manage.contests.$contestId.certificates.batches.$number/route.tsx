import type { LoaderFunctionArgs } from "@remix-run/node";
import { batchFile } from "~/documents/certificates/batches.server";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { numberOf } from "~/platform/page-number";
import { serveBlob } from "~/platform/storage/serve-blob.server";

/** Certificates as one file, once they are printed and as long as they hold. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const file = await batchFile(await contextOf(request), params["contestId"] ?? "", numberOf(params["number"]));
  return file.ok ? serveBlob(request, file.value) : refuse(request, file.code);
}
