import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { saveSheet } from "~/judging/sheets/save-score-sheet.server";
import { readSheetForm } from "~/judging/sheets/score-sheet-form";
import { paths } from "~/paths";
import { actorOf } from "~/people/request.server";
import { arrivalOf } from "~/platform/arrival.server";
import { statusOf } from "~/platform/http.server";

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.sheet(params["assignmentId"] ?? ""));
}

/** The open sheet saves itself here, apart from the page, so that no answer and no lost line can take the page away. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const actor = await actorOf(request);
  if (!actor) return Response.json({ ok: false, code: "sign-in" }, { status: 401 });
  const typed = readSheetForm(await request.formData());
  if (!typed) return Response.json({ ok: false, code: "invalid" }, { status: 400 });
  const saved = await saveSheet(
    { actor, now: arrivalOf(request) },
    { assignmentId: params["assignmentId"] ?? "", ...typed },
  );
  return Response.json(saved, { status: saved.ok ? 200 : statusOf(saved.code) });
}
