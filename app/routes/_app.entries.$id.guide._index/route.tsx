import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { assessEntry } from "~/entries/eligibility/eligibility";
import { entryForEdit } from "~/entries/entry-reads.server";
import { placeFromCookie } from "~/entries/writing/guide-place";
import { guideSteps, nextToDo } from "~/entries/writing/guide-steps";
import { progressOf } from "~/entries/writing/progress";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";

/** Goes on where its writer was last; on a device that does not know, where something is missing. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, now } = await contextOf(request);
  const found = await entryForEdit(actor, params["id"] ?? "", now);
  if (!found.ok) return refuse(request, found.code);
  const { id, regulation, draft, attachments, facts, openParts } = found.value;
  const faults = assessEntry(regulation, draft, attachments, facts);
  const progress = progressOf(regulation, draft, faults, openParts);
  const steps = guideSteps(regulation, draft, openParts);
  const last = placeFromCookie(request.headers.get("Cookie"));
  const step = steps.find((one) => one.id === last) ?? nextToDo(steps, progress);
  return redirect(paths.guideEntry(id, step?.id ?? "send"));
}
