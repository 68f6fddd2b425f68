import type { ActionFunctionArgs } from "@remix-run/node";
import { finishUpload } from "~/entries/files/finish-upload.server";
import { actorOf } from "~/people/request.server";
import { arrivalOf } from "~/platform/arrival.server";
import { statusOf } from "~/platform/http.server";

/** Attaches an upload that has arrived whole. Asked again, it answers the same. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await actorOf(request);
  if (!actor) return Response.json({ ok: false, code: "sign-in" }, { status: 401 });
  const done = await finishUpload({ actor, now: arrivalOf(request) }, params["uploadId"] ?? "");
  if (done.ok) return Response.json(done);
  const soon = done.code === "working" || done.code === "incomplete";
  return Response.json(done, { status: soon ? 409 : statusOf(done.code) });
}
