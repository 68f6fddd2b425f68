import type { ActionFunctionArgs } from "@remix-run/node";
import { beginUpload } from "~/entries/files/begin-upload.server";
import { paths } from "~/paths";
import { actorOf } from "~/people/request.server";
import { arrivalOf } from "~/platform/arrival.server";
import { statusOf } from "~/platform/http.server";
import { answerTus } from "~/platform/uploads/tus.server";
import { newUploadOf } from "./new-upload";

/** Begins a resumable upload (tus). What may be sent is decided here, before its first byte. */
export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== "POST") return new Response(null, { status: 405 });
  const actor = await actorOf(request);
  if (!actor) return Response.json({ code: "sign-in" }, { status: 401 });
  const input = newUploadOf(request.headers);
  if (!input) return Response.json({ code: "invalid" }, { status: 400 });
  const begun = await beginUpload({ actor, now: arrivalOf(request) }, input);
  if (!begun.ok) return Response.json(begun, { status: statusOf(begun.code) });
  const { uploadId } = begun.value;
  return answerTus(request, { uploadId, location: paths.upload(uploadId) });
}
