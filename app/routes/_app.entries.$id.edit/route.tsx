import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { entryRules } from "~/entries/eligibility/eligibility";
import { entryForEdit } from "~/entries/entry-reads.server";
import { entryPapers } from "~/entries/papers/paper-verdict.server";
import { WARNED_OF } from "~/entries/writing/identity-warning";
import type { NotTaken } from "~/entries/writing/not-taken";
import { postForm } from "~/entries/writing/post-form.client";
import { receiveDraft } from "~/entries/writing/receive-draft.server";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { tellingPlacesOf } from "~/entries/writing/telling-places.server";
import { submitEntry } from "~/entries/submit-entry.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { Alert, Countdown, LinkButton, Page, useT, When } from "~/ui";
import { answerTo, type EditAnswer } from "./answer";
import { Closed } from "./closed";
import { Editor } from "./editor";

export const handle = { title: "entries:edit.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, now } = await contextOf(request);
  const entry = await entryForEdit(actor, params["id"] ?? "", now);
  if (!entry.ok) return refuse(request, entry.code);
  const { regulation, ...rest } = entry.value;
  return {
    ...rest,
    rules: entryRules(regulation),
    timeZone: regulation.timeZone,
    telling: await tellingPlacesOf(rest.id, regulation, rest.draft, rest.attachments),
    papers: await entryPapers({ actor, now }, rest.id),
    userId: actor.userId,
    saved: new URL(request.url).searchParams.has("saved"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const entryId = params["id"] ?? "";
  const { ctx, read } = await receiveDraft(request, entryId);
  if (!read.ok)
    return data<EditAnswer>({ kind: read.code }, { status: read.code === "too-big" ? 413 : 400 });
  const { intent } = read;
  const input = { entryId, ...read };
  const done =
    intent === "submit"
      ? await submitEntry(ctx, { ...input, warnedOf: read.fields.get(WARNED_OF) ?? [] })
      : await saveDraft(ctx, input);
  if (done.ok && "code" in done.value) return redirect(paths.entrySent(entryId));
  const answer = answerTo(done, read);
  if (answer) return data(answer.body, { status: answer.status });
  return redirect(paths.draftSaved(entryId, read.place));
}

/** With script a lost line or an ended session leaves the form on its page. */
export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => postForm(serverAction);

export type EditPage = ReturnType<typeof useLoaderData<typeof loader>>;
export type EditAnswered = ReturnType<typeof useActionData<typeof action>> | NotTaken;

export default function EditEntry() {
  const entry = useLoaderData<typeof loader>();
  const answer: EditAnswered = useActionData<typeof action>();
  const t = useT("entries");
  const typed = answer && "content" in answer ? answer : null;
  const closed = typed?.kind === "refused" ? typed.refusal : entry.whyNotEdit;
  const due = entry.state === "SUPPLEMENT_REQUESTED" ? entry.latestScreening?.dueAt : null;
  const until = due ?? entry.closesAt;
  const { timeZone } = entry;
  return (
    <Page
      title={t("edit.title")}
      eyebrow={entry.contest.title}
      lead={
        <>
          {t("edit.lead")}{" "}
          {until ? (
            <>
              {t(due ? "edit.supplementUntil" : "edit.until")}:{" "}
              <When at={until} time zone={timeZone} /> (<Countdown until={until} now={entry.now} />).
            </>
          ) : null}
        </>
      }
      actions={
        <>
          {entry.whyNotEdit === null ? (
            <LinkButton to={paths.guideEntry(entry.id)}>{t("drafts:guide.start")}</LinkButton>
          ) : null}
          <LinkButton to={paths.entry(entry.id)}>{t("edit.back")}</LinkButton>
        </>
      }
    >
      {closed ? <Closed refusal={closed} entry={entry} typed={typed !== null} /> : null}
      {due && entry.latestScreening ? (
        <Alert tone="warning" title={t("state.SUPPLEMENT_REQUESTED")}>
          <p className="whitespace-pre-line">{entry.latestScreening.reason}</p>
        </Alert>
      ) : null}
      {answer?.kind === "too-big" || answer?.kind === "broken" ? (
        <Alert tone="danger" title={t(`upload.${answer.kind}`)} />
      ) : null}
      {closed && !typed ? null : <Editor key={entry.id} entry={entry} answer={answer} />}
    </Page>
  );
}
