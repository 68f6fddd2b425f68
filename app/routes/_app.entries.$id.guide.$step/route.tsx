import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { assessEntry } from "~/entries/eligibility/eligibility";
import { entryRules } from "~/entries/entry-facts";
import { entryForEdit } from "~/entries/entry-reads.server";
import { guideSteps, isMissing } from "~/entries/writing/guide-steps";
import { progressOf } from "~/entries/writing/progress";
import { receiveDraft } from "~/entries/writing/receive-draft.server";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { Alert, Page, useT } from "~/ui";
import { StepList } from "./step-list";
import { StepForm } from "./step-form";

export const handle = { title: "drafts:guide.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, now } = await contextOf(request);
  const found = await entryForEdit(actor, params["id"] ?? "", now);
  if (!found.ok) return refuse(request, found.code);
  const { regulation, ...entry } = found.value;
  if (entry.whyNotEdit !== null) throw redirect(paths.editEntry(entry.id));
  const rules = entryRules(regulation);
  const steps = guideSteps(rules, entry.draft, entry.openParts);
  const index = steps.findIndex(({ id }) => id === params["step"]);
  const step = steps[index];
  if (!step) throw redirect(paths.guideEntry(entry.id));
  const faults = assessEntry(rules, entry.draft, entry.attachments, entry.facts);
  const progress = progressOf(rules, entry.draft, faults, entry.openParts);
  return {
    ...entry,
    rules,
    timeZone: regulation.timeZone,
    userId: actor.userId,
    index,
    step,
    steps: steps.map((one) => ({ ...one, missing: isMissing(one, progress) })),
    progress,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [entryId, stepId] = [params["id"] ?? "", params["step"] ?? ""];
  const { ctx, entry, read } = await receiveDraft(request, entryId);
  if (!read.ok) return refuse(request, "invalid");
  const done = await saveDraft(ctx, { entryId, ...read });
  if (!done.ok) {
    const { content, version, faults } = read;
    const conflict = done.code === "conflict" ? done : null;
    return data(
      {
        code: done.code,
        content,
        version: conflict?.theirs.version ?? version,
        faults,
        theirs: conflict?.theirs.content ?? null,
        conflicts: conflict?.conflicts ?? [],
      },
      { status: conflict ? 409 : 403 },
    );
  }
  const { content } = done.value;
  const steps = guideSteps(entry.regulation, content, entry.openParts);
  const here = steps.findIndex(({ id }) => id === stepId);
  const added = content.members.find(({ id }) => !entry.draft.members.some((m) => m.id === id));
  if (read.intent === "add-member" && added)
    return redirect(paths.guideEntry(entryId, `member-${added.id}`));
  if (read.intent !== "save") return redirect(paths.guideEntry(entryId, stepId));
  const next = steps[here + (read.fields.get("go")?.at(-1) === "back" ? -1 : 1)];
  return redirect(paths.guideEntry(entryId, next?.id ?? stepId));
}

export type GuidePage = ReturnType<typeof useLoaderData<typeof loader>>;
export type GuideAnswer = ReturnType<typeof useActionData<typeof action>>;

export default function GuideRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("drafts");
  const { steps, step, index, contest } = page;
  return (
    <Page
      width="text"
      title={t("guide.title")}
      eyebrow={contest.title}
      lead={t("guide.step", { number: index + 1, total: steps.length })}
    >
      <StepList page={page} />
      {answer && answer.code !== "conflict" ? (
        <Alert tone="danger" title={t("refused.state")} />
      ) : null}
      <StepForm key={step.id} page={page} answer={answer} />
    </Page>
  );
}
