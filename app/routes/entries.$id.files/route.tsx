import type { LoaderFunctionArgs } from "@remix-run/node";
import { filesOfDraft } from "~/entries/files/file-list.server";
import { actorOf } from "~/people/request.server";
import { now } from "~/platform/clock.server";
import { statusOf } from "~/platform/http.server";

/** The files of a draft and the asker's own unfinished uploads, for the form that is open. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const headers = { "Cache-Control": "no-store" };
  const actor = await actorOf(request);
  if (!actor) return Response.json({ code: "sign-in" }, { status: 401, headers });
  const files = await filesOfDraft({ actor, now: now() }, params["id"] ?? "");
  if (!files.ok) return Response.json({ code: files.code }, { status: statusOf(files.code), headers });
  return Response.json(files.value, { headers });
}
