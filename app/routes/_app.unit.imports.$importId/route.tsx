import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { columnHead, sheetWords } from "~/documents/unit-sheet.server";
import { applyImport, checkedImport } from "~/entries/units/import-sheet.server";
import { unitColumns } from "~/entries/units/sheet-columns";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { languageFromCookie } from "~/platform/language-cookie";
import { Alert, AppForm, HiddenField, LinkButton, Page, SubmitButton, useT } from "~/ui";
import { FaultTable } from "./fault-table";
import { PlanTable } from "./plan-table";

export const handle = { title: "units:check.title" };

const wordsOf = ({ regulation }: { regulation: Parameters<typeof sheetWords>[0] }) =>
  sheetWords(regulation);

/** The first faults are enough to see what is the matter; the marked copy has them all. */
const SHOWN_FAULTS = 50;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const heads = new Map<string, string>();
  const language = languageFromCookie(request.headers.get("Cookie"));
  const checked = await checkedImport(ctx, params["importId"] ?? "", (contest) => {
    for (const column of unitColumns(contest.regulation))
      heads.set(column.id, columnHead(column, language));
    return wordsOf(contest);
  });
  if (!checked.ok) return refuse(request, checked.code);
  const { importId, unitId, contestId, filename, plan, sheet, digest, applied } = checked.value;
  return {
    importId,
    unitId,
    contestId,
    filename,
    digest,
    applied,
    unknown: sheet.unknown,
    faultCount: plan.faults.length,
    faults: plan.faults
      .slice(0, SHOWN_FAULTS)
      .map((fault) => ({ ...fault, head: heads.get(fault.column ?? "") ?? null })),
    entries: plan.entries.map(({ key, title, action, changed, missing }) => ({
      key,
      title,
      action,
      changed,
      missing,
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const importId = params["importId"] ?? "";
  const digest = String((await request.formData()).get("digest") ?? "");
  const done = await applyImport(ctx, { importId, digest }, wordsOf);
  if (done.ok) return redirect(paths.checkedImport(importId));
  if (done.code === "conflict" || done.code === "invalid")
    return data({ conflict: true }, { status: 409 });
  return refuse(request, done.code);
}

export type CheckedPage = ReturnType<typeof useLoaderData<typeof loader>>;

export default function CheckedRoute() {
  const checked = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("units");
  const { unitId, contestId, faultCount, entries, applied } = checked;
  const counts = applied
    ? { create: applied.created, change: applied.changed, unchanged: applied.unchanged }
    : { create: 0, change: 0, unchanged: 0 };
  if (!applied) for (const { action: what } of entries) counts[what] += 1;
  const summary = (["create", "change", "unchanged"] as const)
    .filter((what) => counts[what] > 0)
    .map((what) => t(`check.${what}`, { count: counts[what] }))
    .join(". ");
  return (
    <Page
      title={t("check.title")}
      lead={checked.filename}
      actions={
        <LinkButton to={paths.unitContest(unitId, contestId)}>{t("check.to-desk")}</LinkButton>
      }
    >
      {answer?.conflict ? <Alert tone="warning" title={t("check.conflict")} /> : null}
      {applied ? (
        <Alert tone="success" title={t("check.done")}>
          {summary}
        </Alert>
      ) : faultCount > 0 ? (
        <>
          <Alert tone="danger" title={t("check.faults", { count: faultCount })}>
            {t("check.faults-help")}
          </Alert>
          <div className="actions">
            <a className="button button-primary" href={paths.markedImport(checked.importId)}>
              {t("check.marked")}
            </a>
            <LinkButton to={paths.unitImport(unitId, contestId)}>{t("check.again")}</LinkButton>
          </div>
          <FaultTable faults={checked.faults} more={faultCount - checked.faults.length} />
        </>
      ) : (
        <>
          <Alert tone="success" title={t("check.good")}>
            {summary}
          </Alert>
          <AppForm>
            <HiddenField name="digest" value={checked.digest} />
            <div className="actions">
              <SubmitButton>{t("check.confirm")}</SubmitButton>
              <LinkButton to={paths.unitImport(unitId, contestId)}>{t("check.again")}</LinkButton>
            </div>
          </AppForm>
        </>
      )}
      {checked.unknown.length > 0 && !applied ? (
        <p className="help">
          {t("check.unknown")}: {checked.unknown.join(", ")}
        </p>
      ) : null}
      {applied || faultCount > 0 ? null : <PlanTable entries={entries} />}
    </Page>
  );
}
