import type { LoaderFunctionArgs } from "@remix-run/node";
import { judgeFile } from "~/judging/blind/judge-file.server";
import { actorOf } from "~/people/request.server";
import { now } from "~/platform/clock.server";
import { fileRefused } from "~/platform/http-files.server";
import { serveBlob } from "~/platform/storage/serve-blob.server";

/** A file of an assigned entry under a neutral name. For everybody but its judges there is none. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await actorOf(request);
  if (!actor) return fileRefused(request, "sign-in");
  const { assignmentId = "", attachmentId = "" } = params;
  const file = await judgeFile({ actor, now: now() }, { assignmentId, attachmentId });
  return file.ok ? serveBlob(request, file.value) : fileRefused(request, file.code);
}
