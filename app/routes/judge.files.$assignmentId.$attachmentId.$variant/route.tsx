import type { LoaderFunctionArgs } from "@remix-run/node";
import { judgePreview } from "~/judging/blind/judge-file.server";
import { actorOf } from "~/people/request.server";
import { now } from "~/platform/clock.server";
import { fileRefused } from "~/platform/http-files.server";
import { serveBlob } from "~/platform/storage/serve-blob.server";

/** A small picture of a judged file, under its neutral name, for exactly those who may have the file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await actorOf(request);
  if (!actor) return fileRefused(request, "sign-in");
  const { assignmentId = "", attachmentId = "", variant = "" } = params;
  const file = await judgePreview({ actor, now: now() }, { assignmentId, attachmentId }, variant);
  return file.ok ? serveBlob(request, file.value) : fileRefused(request, file.code);
}
