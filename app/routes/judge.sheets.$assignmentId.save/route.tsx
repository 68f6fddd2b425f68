import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { receiveSubmission } from "~/judging/offline/receive-submission.server";
import { saveSheet } from "~/judging/sheets/save-score-sheet.server";
import { readSheetForm } from "~/judging/sheets/score-sheet-form";
import { paths } from "~/paths";
import { actorOf } from "~/people/request.server";
import { arrivalOf } from "~/platform/arrival.server";
import { statusOf } from "~/platform/http.server";

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.sheet(params["assignmentId"] ?? ""));
}

/** Sheets are saved and submitted here apart from their page, so that no answer and no lost line can take it away. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const actor = await actorOf(request);
  if (!actor) return Response.json({ ok: false, code: "sign-in" }, { status: 401 });
  const form = await request.formData();
  // Typed by somebody who has signed out since; it waits for them.
  const person = form.get("person");
  if (person !== null && person !== actor.userId)
    return Response.json({ ok: false, code: "other-person" }, { status: 401 });
  const typed = readSheetForm(form);
  if (!typed) return Response.json({ ok: false, code: "invalid" }, { status: 400 });
  const ctx = { actor, now: arrivalOf(request) };
  const input = { assignmentId: params["assignmentId"] ?? "", ...typed };
  const received =
    form.get("intent") === "submit" ? await receiveSubmission(ctx, input) : await saveSheet(ctx, input);
  return Response.json(received, { status: received.ok ? 200 : statusOf(received.code) });
}
