import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { dropUpload, uploadOnItsWay } from "~/entries/files/upload-access.server";
import { paths } from "~/paths";
import { actorOf } from "~/people/request.server";
import { arrivalOf } from "~/platform/arrival.server";
import { statusOf } from "~/platform/http.server";
import { answerTus } from "~/platform/uploads/tus.server";

/** How far an upload is (HEAD), the next part of it (PATCH), and its end (DELETE): for the one who began it. */
async function answer({ request, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const found = await uploadOnItsWay(await actorOf(request), params["uploadId"] ?? "", arrivalOf(request));
  if (!found.ok) {
    const status = found.code === "sign-in" ? 401 : statusOf(found.code);
    return Response.json({ code: found.code }, { status });
  }
  const { uploadId } = found.value;
  const answered = await answerTus(request, { uploadId, location: paths.upload(uploadId) });
  if (request.method === "DELETE" && answered.ok) await dropUpload(uploadId);
  return answered;
}

export async function loader(args: LoaderFunctionArgs) {
  return args.request.method === "HEAD" ? answer(args) : new Response(null, { status: 404 });
}

export async function action(args: ActionFunctionArgs) {
  const known = ["PATCH", "DELETE"].includes(args.request.method);
  return known ? answer(args) : new Response(null, { status: 405 });
}
