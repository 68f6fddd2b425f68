import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerAppeal } from "~/entries/screening/appeals.server";
import { askableParts } from "~/entries/asked-parts";
import { decidedEntry, neighbours } from "~/entries/screening/desk.server";
import { ConsentSummary } from "~/entries/members/consent-summary";
import { DossierView } from "~/entries/dossier-view";
import { proposedDue } from "~/entries/screening/due-date";
import { entryRules } from "~/entries/eligibility/eligibility";
import { answerAppealSchema } from "~/entries/eligibility/eligibility-form";
import { filterFromQuery, queryOf } from "~/entries/list-filter";
import { moveField } from "~/entries/screening/move-field.server";
import { screenEntry } from "~/entries/screening/screen-entry.server";
import {
  checklistAnswers,
  checklistSchema,
  moveFieldSchema,
  noteSchema,
  screeningSchema,
} from "~/entries/screening/screening-form";
import { addNote, markChecklist } from "~/entries/screening/screening-notes.server";
import { entryForScreening } from "~/entries/screening/screening-reads.server";
import { VersionChangesView } from "~/entries/versions/version-changes";
import { versionChanges } from "~/entries/versions/version-diff";
import { unshownCount } from "~/judging/blind/blind-reads.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import type { Fault } from "~/platform/result";
import { entryWay } from "~/results/forwarding/entry-notes.server";
import { Alert, useLanguage, useT, type Translate } from "~/ui";
import { AppealToAnswer } from "./appeal";
import { Checklist } from "./checklist";
import { Decision } from "./decision";
import { ForJudges } from "./for-judges";
import { Files } from "./files";
import { History } from "./history";
import { MoveField } from "./move-field";
import { Notes } from "./notes";
import { Summary } from "./summary";
import { Toolbar } from "./toolbar";

export const handle = {
  title: (entry: { code: string } | undefined, t: Translate) =>
    entry && t("entries:view.pageTitle", { name: entry.code }),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const entry = await entryForScreening(ctx.actor, contestId, params["entryId"] ?? "", ctx.now);
  if (!entry.ok) return refuse(request, entry.code);
  const { regulation, ...rest } = entry.value;
  const query = new URL(request.url).searchParams;
  const filter = filterFromQuery(query);
  return {
    ...rest,
    contestId,
    query: queryOf(filter),
    around: await neighbours(ctx, contestId, filter, rest.id),
    rules: entryRules(regulation),
    groups: regulation.groups,
    askable: askableParts(regulation, rest.snapshot.divisionId),
    proposedDue: proposedDue(ctx.now, rest.screenUntil, regulation.timeZone),
    timeZone: regulation.timeZone,
    pane: query.get("pane") === "files" ? ("files" as const) : ("form" as const),
    file: query.get("file"),
    decided: await decidedEntry(contestId, query.get("decided")),
    unshown: await unshownCount(ctx, contestId, rest.id),
    way: await entryWay(rest.id),
  };
}

/** What is shown again when a form could not be taken: which one, why, and what was typed. */
interface Answer {
  readonly form: "decide" | "note" | "move" | "appeal";
  readonly conflict: boolean;
  readonly faults: readonly Fault[];
  readonly values: Readonly<Record<string, unknown>>;
}

const again = (answer: Omit<Answer, "conflict" | "faults"> & Partial<Answer>) =>
  data<Answer>(
    { conflict: false, faults: [], ...answer },
    { status: answer.conflict ? 409 : 400 },
  );

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const entryId = params["entryId"] ?? "";
  const entry = await entryForScreening(ctx.actor, contestId, entryId, ctx.now);
  if (!entry.ok) return refuse(request, entry.code);
  const form = await request.formData();
  const filter = filterFromQuery(new URL(request.url).searchParams);
  const here = paths.screenEntry(contestId, entryId, queryOf(filter));

  const intent = form.get("intent") ?? "decide";
  switch (intent) {
    case "check": {
      const parsed = parseForm(checklistSchema, form);
      if (!parsed.ok) return refuse(request, "invalid");
      const done = await markChecklist(ctx, { entryId, found: checklistAnswers(parsed.value) });
      if (!done.ok) return refuse(request, done.code);
      // Kept in the background: whoever goes on meanwhile is not led back.
      return form.has("quietly") ? null : redirect(`${here}#checklist`);
    }
    case "note": {
      const { values, ...parsed } = parseForm(noteSchema, form);
      if (!parsed.ok) return again({ form: "note", faults: parsed.faults, values });
      const done = await addNote(ctx, { entryId, text: parsed.value.note });
      return done.ok ? redirect(`${here}#notes`) : refuse(request, done.code);
    }
    case "move": {
      const { values, ...parsed } = parseForm(moveFieldSchema, form);
      if (!parsed.ok) return again({ form: "move", faults: parsed.faults, values });
      const { moveReason: reason, ...move } = parsed.value;
      const done = await moveField(ctx, { entryId, reason, ...move });
      if (done.ok) return redirect(`${here}#desk`);
      if (done.code === "conflict") return again({ form: "move", conflict: true, values });
      if (done.code === "invalid")
        return again({ form: "move", faults: [...(done.faults ?? [])], values });
      return refuse(request, done.code);
    }
    case "answer-appeal": {
      const { values, ...parsed } = parseForm(answerAppealSchema, form);
      if (!parsed.ok) return again({ form: "appeal", faults: parsed.faults, values });
      const done = await answerAppeal(ctx, { entryId, ...parsed.value });
      if (done.ok) return redirect(`${here}#history`);
      if (done.code === "conflict") return again({ form: "appeal", conflict: true, values });
      return refuse(request, done.code);
    }
    default: {
      const schema = screeningSchema(entry.value.regulation.timeZone);
      const { values, ...parsed } = parseForm(schema, form);
      if (!parsed.ok) return again({ form: "decide", faults: parsed.faults, values });
      const { nextUndecided } = await neighbours(ctx, contestId, filter, entryId);
      const done = await screenEntry(ctx, { entryId, ...parsed.value });
      if (done.ok)
        return redirect(paths.afterScreening(contestId, nextUndecided, entryId, queryOf(filter)));
      if (done.code === "conflict") return again({ form: "decide", conflict: true, values });
      if (done.code === "invalid")
        return again({ form: "decide", faults: [...(done.faults ?? [])], values });
      return refuse(request, done.code);
    }
  }
}

export type ScreeningPage = ReturnType<typeof useLoaderData<typeof loader>>;
export type ScreeningAnswer = Answer | undefined;

export default function ScreeningRoute() {
  const entry = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as ScreeningAnswer;
  const words = useT("receipt");
  const language = useLanguage();
  const of = (form: Answer["form"]) => (answer?.form === form ? answer : undefined);
  return (
    <div className="split-top grid gap-6" id="desk">
      {answer ? <NotKept form={answer.form} /> : null}
      {entry.decided && !answer ? <Decided entry={entry} decided={entry.decided} /> : null}
      <Toolbar entry={entry} />
      <div className="split" data-pane={entry.pane}>
        <div className="split-main">
          <Summary entry={entry} />
          {entry.appeal ? (
            <AppealToAnswer entry={entry} appeal={entry.appeal} answer={of("appeal")} />
          ) : null}
          <DossierView rules={entry.rules} snapshot={entry.snapshot} withFiles={false} />
          {entry.consents ? <ConsentSummary entryId={entry.id} count={entry.consents} /> : null}
          {entry.previous ? (
            <VersionChangesView
              title={words("diff.title", { number: entry.number, before: entry.previous.number })}
              changes={versionChanges(
                entry.rules,
                entry.previous.snapshot,
                entry.snapshot,
                language,
              )}
            />
          ) : null}
          {entry.unshown === null ? null : (
            <ForJudges contestId={entry.contestId} entryId={entry.id} unshown={entry.unshown} />
          )}
          <Checklist entry={entry} />
          <Decision key={`decide-${entry.id}`} entry={entry} answer={of("decide")} />
          <MoveField key={`move-${entry.id}`} entry={entry} answer={of("move")} />
          <Notes key={`note-${entry.id}-${entry.notes.length}`} entry={entry} answer={of("note")} />
          <History entry={entry} />
        </div>
        <Files entry={entry} />
      </div>
    </div>
  );
}

const PLACE = { decide: "decision", note: "notes", move: "move", appeal: "appeal" } as const;

/** Without script the page begins anew at its top, far from the form that was not taken. */
function NotKept({ form }: { form: Answer["form"] }) {
  const t = useT("screening");
  return (
    <noscript>
      <Alert tone="danger" title={t("not-kept")}>
        <a href={`#${PLACE[form]}`}>{t("to-fault")}</a>
      </Alert>
    </noscript>
  );
}

function Decided({
  entry,
  decided,
}: {
  entry: ScreeningPage;
  decided: NonNullable<ScreeningPage["decided"]>;
}) {
  const t = useT("screening");
  const state = t(`entries:state.${decided.state}`);
  return (
    <Alert tone="success" title={t("decided", { code: decided.code, state })}>
      <a href={paths.screenEntry(entry.contestId, decided.id, entry.query)}>{t("decided-back")}</a>
    </Alert>
  );
}

