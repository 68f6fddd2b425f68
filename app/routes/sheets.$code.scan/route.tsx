import type { LoaderFunctionArgs } from "@remix-run/node";
import { paperScanFile } from "~/judging/paper/paper-reads.server";
import { contextOf } from "~/people/request.server";
import { fileRefused } from "~/platform/http-files.server";
import { serveBlob } from "~/platform/storage/serve-blob.server";

/** The scan of a signed score sheet. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const file = await paperScanFile(await contextOf(request), params["code"] ?? "");
  return file.ok ? serveBlob(request, file.value) : fileRefused(request, file.code);
}
