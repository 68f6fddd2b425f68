import { data, redirect } from "@remix-run/node";
import { assessEntry } from "~/entries/eligibility/eligibility";
import { entryForEdit } from "~/entries/entry-reads.server";
import type { ReadDossier } from "~/entries/read-dossier.server";
import { submitEntry } from "~/entries/submit-entry.server";
import { readValues, SEEN } from "~/entries/writing/draft-form";
import { faultsOf, guideSteps } from "~/entries/writing/guide-steps";
import { receiveDraft } from "~/entries/writing/receive-draft.server";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import { refuse } from "~/platform/http.server";
import { answerTo, type EditAnswer } from "../_app.entries.$id.edit/answer";

type Go = "next" | "skip" | "back";

/** Saves one step and leads on; what is wrong in it is told before that, once. From the last step it is sent in. */
export async function answerStep(request: Request, entryId: string, stepId: string) {
  const { ctx, entry, read } = await receiveDraft(request, entryId);
  if (!read.ok)
    return data<EditAnswer>({ kind: read.code }, { status: read.code === "too-big" ? 413 : 400 });
  const one = (name: string) => read.fields.get(name)?.at(-1);
  if (read.intent === "submit") {
    const shown = readValues(one(SEEN));
    return shown ? sendIn(ctx, entryId, { ...read, shown }) : refuse(request, "invalid");
  }
  const done = await saveDraft(ctx, { entryId, ...read });
  const answer = answerTo(done, read);
  if (answer) return data(answer.body, { status: answer.status });
  const saved = await entryForEdit(ctx.actor, entryId, ctx.now);
  if (!saved.ok) return refuse(request, saved.code);
  const { draft, version, regulation, openParts, attachments, facts } = saved.value;
  const added = draft.members.find(({ id }) => !entry.draft.members.some((m) => m.id === id));
  if (read.intent === "add-member" && added)
    return redirect(paths.guideEntry(entryId, `member-${added.id}`));
  if (read.intent !== "save") return redirect(paths.guideEntry(entryId, stepId));

  const go = one("go") as Go | undefined;
  const steps = guideSteps(regulation, draft, openParts);
  const here = steps.findIndex(({ id }) => id === stepId);
  const step = steps[here];
  const all = assessEntry(regulation, draft, attachments, facts);
  const faults = step && go !== "skip" && go !== "back" ? faultsOf(step, draft, all) : [];
  if (faults.length > 0)
    return data<EditAnswer>({ kind: "saved", content: draft, version, faults }, { status: 400 });
  const next = steps[here + (go === "back" ? -1 : 1)];
  return redirect(paths.guideEntry(entryId, next?.id ?? stepId));
}

async function sendIn(ctx: Context, entryId: string, read: ReadDossier) {
  const done = await submitEntry(ctx, { entryId, ...read });
  const answer = answerTo(done, read);
  return answer
    ? data(answer.body, { status: answer.status })
    : redirect(paths.entrySent(entryId));
}
