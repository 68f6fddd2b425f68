import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileToRead } from "~/entries/files/file-read.server";
import { previewToServe } from "~/entries/files/previews.server";
import { actorOf } from "~/people/request.server";
import { now } from "~/platform/clock.server";
import { fileRefused } from "~/platform/http-files.server";
import { serveBlob } from "~/platform/storage/serve-blob.server";

/** A small picture of an attached file, for exactly those who may have the file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { attachmentId = "", variant = "" } = params;
  const file = await fileToRead(await actorOf(request), attachmentId, now());
  if (!file.ok) return fileRefused(request, file.code);
  const preview = await previewToServe(file.value, variant);
  return preview ? serveBlob(request, preview) : fileRefused(request, "hidden");
}
