import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { assessEntry } from "~/entries/eligibility/eligibility";
import { entryForEdit } from "~/entries/entry-reads.server";
import { guideSteps, nextToDo } from "~/entries/writing/guide-steps";
import { progressOf } from "~/entries/writing/progress";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";

/** Goes on where something is missing. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, now } = await contextOf(request);
  const found = await entryForEdit(actor, params["id"] ?? "", now);
  if (!found.ok) return refuse(request, found.code);
  const { id, regulation, draft, attachments, facts, openParts } = found.value;
  const faults = assessEntry(regulation, draft, attachments, facts);
  const progress = progressOf(regulation, draft, faults, openParts);
  const step = nextToDo(guideSteps(regulation, draft, openParts), progress);
  return redirect(paths.guideEntry(id, step?.id ?? "send"));
}
