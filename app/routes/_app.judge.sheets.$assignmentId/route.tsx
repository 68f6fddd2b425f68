import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { sheetPage, type SheetPage } from "~/judging/sheets/judge-reads.server";
import { saveSheet, submitSheet } from "~/judging/sheets/save-score-sheet.server";
import { readSheetForm } from "~/judging/sheets/score-sheet-form";
import { SheetBadge } from "~/judging/sheets/sheet-badge";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse, statusOf } from "~/platform/http.server";
import { formatDecimal } from "~/platform/format";
import { Alert, LinkButton, Page, useLanguage, useT, When } from "~/ui";
import { EntryView } from "./entry-view";
import { Neighbours } from "./neighbours";
import { Panes } from "./panes";
import { ScoreForm } from "./score-form";
import { SheetKeys } from "./sheet-keys";
import { SubmittedSheet } from "./submitted-sheet";
import { useArrival } from "./use-arrival";

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

/** That the panel is asked to discuss the entry, and what this judge can do about it. */
function Discuss({
  page,
  discuss: { limit, answerAt },
}: {
  page: Pick<SheetPage, "assignmentId" | "others">;
  discuss: NonNullable<SheetPage["discuss"]>;
}) {
  const t = useT("judging");
  const language = useLanguage();
  return (
    <Alert tone="warning" title={t("discuss.title", { limit: formatDecimal(limit, language) })}>
      <p>{t(answerAt ? "discuss.chair" : "discuss.what")}</p>
      <p className="mt-2 flex flex-wrap gap-x-4">
        {answerAt ? (
          <Link className="link py-1" to={answerAt}>
            {t("discuss.answer")}
          </Link>
        ) : null}
        <Link className="link py-1" to={paths.sheetHistory(page.assignmentId)}>
          {t("discuss.own")}
        </Link>
        {page.others ? (
          <a className="link py-1" href="#others">
            {t("discuss.others")}
          </a>
        ) : null}
      </p>
    </Alert>
  );
}

export default function SheetRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("judging");
  const { entry, sheet, panel, whyNotScore } = page;
  const locked = sheet.state === "SUBMITTED" || whyNotScore !== null;
  const given = sheet.state === "RETURNED" ? page.submissions[0] : undefined;
  const opened = useRef<string | null>(null);
  useEffect(() => {
    if (!locked) opened.current = page.assignmentId;
  }, [locked, page.assignmentId]);
  useArrival(page.assignmentId);
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
          {sheet.state === "SUBMITTED" ? (
            <>
              {" "}
              <SheetBadge progress="submitted" />
            </>
          ) : panel.closesAt ? (
            <>
              {" · "}
              {t(whyNotScore === "too-late" ? "window.too-late" : "window.open")} <When at={panel.closesAt} time zone={page.contest.timeZone} />
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
          <SheetKeys />
          <LinkButton variant="quiet" to={paths.judgeContest(page.contest.id)} data-sheet-queue="">
            {t("sheet.to-queue")}
          </LinkButton>
        </>
      }
    >
      {given?.returnReason ? (
        <Alert tone="warning" title={t("sheet.returned")}>
          <p>{given.returnReason}</p>
          <Link className="link" to={paths.sheetHistory(page.assignmentId)}>
            {t("history.title")}
          </Link>
        </Alert>
      ) : null}
      {page.discuss ? <Discuss page={page} discuss={page.discuss} /> : null}
      <Panes
        key={page.assignmentId}
        // Who has just sent the form without script is answered beside it.
        first={answer || given || sheet.state === "SUBMITTED" ? "sheet" : "entry"}
        entry={<EntryView assignmentId={page.assignmentId} entry={entry} />}
        sheet={
          <>
            {locked && !(answer && "typed" in answer) ? (
              <SubmittedSheet page={page} opened={opened} />
            ) : (
              <ScoreForm page={page} answer={answer} />
            )}
            <Neighbours page={page} />
          </>
        }
      />
    </Page>
  );
}
