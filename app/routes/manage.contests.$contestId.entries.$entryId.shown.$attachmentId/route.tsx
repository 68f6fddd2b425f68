import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileAsShown } from "~/judging/blind/blind-reads.server";
import { actorOf } from "~/people/request.server";
import { now } from "~/platform/clock.server";
import { fileRefused } from "~/platform/http-files.server";
import { serveBlob } from "~/platform/storage/serve-blob.server";

/** A file as blind judges get it, for the secretariat to look at first. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await actorOf(request);
  if (!actor) return fileRefused(request, "sign-in");
  const { contestId = "", entryId = "", attachmentId = "" } = params;
  const file = await fileAsShown({ actor, now: now() }, { contestId, entryId, attachmentId });
  return file.ok ? serveBlob(request, file.value) : fileRefused(request, file.code);
}
