import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileToRead } from "~/entries/files/file-read.server";
import { actorOf } from "~/people/request.server";
import { now } from "~/platform/clock.server";
import { fileRefused } from "~/platform/http-files.server";
import { serveBlob } from "~/platform/storage/serve-blob.server";

/** One attached file, for those who may read its entry. Everybody else learns nothing, not even that it exists. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const file = await fileToRead(await actorOf(request), params["attachmentId"] ?? "", now());
  return file.ok ? serveBlob(request, file.value) : fileRefused(request, file.code);
}
