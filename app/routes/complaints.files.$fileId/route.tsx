import type { LoaderFunctionArgs } from "@remix-run/node";
import { actorOf } from "~/people/request.server";
import { now } from "~/platform/clock.server";
import { fileRefused } from "~/platform/http-files.server";
import { serveBlob } from "~/platform/storage/serve-blob.server";
import { complaintFile } from "~/results/complaints/complaint-reads.server";

/** One file of a complaint, for the entry's people and the secretariat. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const file = await complaintFile(await actorOf(request), params["fileId"] ?? "", now());
  return file.ok ? serveBlob(request, file.value) : fileRefused(request, file.code);
}
