import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { assessEntry } from "~/entries/eligibility/eligibility";
import { entryRules } from "~/entries/entry-facts";
import { entryForEdit } from "~/entries/entry-reads.server";
import { placeCookie } from "~/entries/writing/guide-place";
import { faultsOf, guideSteps, isMissing } from "~/entries/writing/guide-steps";
import type { NotTaken } from "~/entries/writing/not-taken";
import { postForm } from "~/entries/writing/post-form.client";
import { progressOf } from "~/entries/writing/progress";
import { tellingPlacesOf } from "~/entries/writing/telling-places.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { Alert, Page, useT } from "~/ui";
import { answerStep } from "./answer";
import { SendStep } from "./send-step";
import { StepForm } from "./step-form";
import { StepList } from "./step-list";

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
  const isChecked = new URL(request.url).searchParams.has("check");
  const page = {
    ...entry,
    rules,
    timeZone: regulation.timeZone,
    userId: actor.userId,
    index,
    step,
    steps: steps.map((one) => ({ ...one, missing: isMissing(one, progress) })),
    progress,
    telling:
      step.kind === "send" ? await tellingPlacesOf(entry.id, regulation, entry.draft, entry.attachments) : [],
    /** What is told beside the fields: only to those who came to see it. */
    faults: isChecked ? faultsOf(step, entry.draft, faults) : [],
  };
  return data(page, { headers: { "Set-Cookie": placeCookie(entry.id, step.id) } });
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerStep(request, params["id"] ?? "", params["step"] ?? "");
}

/** With script a lost line or an ended session leaves the form on its page. */
export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => postForm(serverAction);

export type GuidePage = ReturnType<typeof useLoaderData<typeof loader>>;
export type GuideAnswer = ReturnType<typeof useActionData<typeof action>> | NotTaken;

export default function GuideRoute() {
  const page = useLoaderData<typeof loader>();
  const answer: GuideAnswer = useActionData<typeof action>();
  const t = useT("drafts");
  const { steps, step, index, contest } = page;
  const Form = step.kind === "send" ? SendStep : StepForm;
  return (
    <Page
      width="text"
      title={t("guide.title")}
      eyebrow={contest.title}
      lead={t("guide.step", { number: index + 1, total: steps.length })}
    >
      <StepList page={page} />
      {answer?.kind === "refused" ? (
        <Alert
          tone="danger"
          title={t(`refused.${answer.refusal === "too-late" ? "too-late" : "state"}`)}
        />
      ) : null}
      {answer?.kind === "too-big" || answer?.kind === "broken" ? (
        <Alert tone="danger" title={t(`entries:upload.${answer.kind}`)} />
      ) : null}
      <Form key={step.id} page={page} answer={answer} />
    </Page>
  );
}
