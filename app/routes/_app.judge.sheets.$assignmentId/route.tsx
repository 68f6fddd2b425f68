import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sheetPage } from "~/judging/sheets/judge-reads.server";
import { saveSheet, submitSheet } from "~/judging/sheets/save-score-sheet.server";
import { readSheetForm } from "~/judging/sheets/score-sheet-form";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse, statusOf } from "~/platform/http.server";
import { Alert, LinkButton, Page, useT, When } from "~/ui";
import { EntryView } from "./entry-view";
import { Neighbours } from "./neighbours";
import { ScoreForm } from "./score-form";
import { SubmittedSheet } from "./submitted-sheet";

export const handle = { title: "judging:sheet.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await sheetPage(await contextOf(request), params["assignmentId"] ?? "");
  return page.ok ? page.value : refuse(request, page.code);
}

/** Every answer but success carries what was typed, so that nothing of it is lost. */
export async function action({ request, params }: ActionFunctionArgs) {
  const assignmentId = params["assignmentId"] ?? "";
  const ctx = await contextOf(request);
  const form = await request.formData();
  const typed = readSheetForm(form);
  if (!typed) return refuse(request, "invalid");
  const input = { assignmentId, ...typed };
  if (form.get("intent") === "submit") {
    const submitted = await submitSheet(ctx, input);
    return submitted.ok
      ? redirect(paths.sheet(assignmentId))
      : data({ ...submitted, typed }, { status: statusOf(submitted.code) });
  }
  const saved = await saveSheet(ctx, input);
  if (!saved.ok) return data({ ...saved, typed }, { status: statusOf(saved.code) });
  const { version, savedAt, faults } = saved.value;
  return data({ code: "saved" as const, version, savedAt, faults, typed: { ...typed, version } });
}

export type SheetAnswer = ReturnType<typeof useActionData<typeof action>>;

export default function SheetRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("judging");
  const { entry, sheet, panel, whyNotScore } = page;
  const locked = sheet.state === "SUBMITTED" || whyNotScore !== null;
  const given = sheet.state === "RETURNED" ? page.submissions[0] : undefined;
  return (
    <Page
      width="wide"
      title={entry.title}
      eyebrow={
        <>
          <span className="figures whitespace-nowrap">{entry.code}</span> · {panel.name} · {panel.round}
        </>
      }
      lead={
        <>
          {entry.field}
          {panel.closesAt ? (
            <>
              {" · "}
              {t("window.open")} <When at={panel.closesAt} time />
            </>
          ) : null}
        </>
      }
      actions={
        <>
          {/* By keyboard past the entry's files, which hold many stops of their own. */}
          <a className="button button-secondary sr-only focus:not-sr-only focus:px-4 max-lg:hidden" href="#sheet">
            {t("sheet.to-sheet")}
          </a>
          <LinkButton variant="quiet" to={paths.judgeContest(page.contest.id)}>
            {t("sheet.to-queue")}
          </LinkButton>
        </>
      }
    >
      {given?.returnReason ? (
        <Alert tone="warning" title={t("sheet.returned")}>
          {given.returnReason}
        </Alert>
      ) : null}
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(22rem,2fr)]">
        <EntryView assignmentId={page.assignmentId} entry={entry} />
        <section
          id="sheet"
          tabIndex={-1}
          aria-label={t("sheet.title")}
          className="lg:sticky lg:top-4 lg:max-h-[calc(100vh-2rem)] lg:overflow-y-auto"
        >
          {locked && !(answer && "typed" in answer) ? (
            <SubmittedSheet page={page} />
          ) : (
            <ScoreForm key={page.assignmentId} page={page} answer={answer} />
          )}
          <Neighbours page={page} />
        </section>
      </div>
    </Page>
  );
}
