import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AppealView } from "~/entries/screening/appeal-view";
import { appealOfEntry } from "~/entries/screening/appeals.server";
import { consentCountOf } from "~/entries/members/consents.server";
import { ConsentSummary } from "~/entries/members/consent-summary";
import { DossierView } from "~/entries/dossier-view";
import { draftProgressOf } from "~/entries/writing/draft-progress.server";
import { entryRules } from "~/entries/eligibility/eligibility";
import { entryForOwner } from "~/entries/entry-reads.server";
import { ProgressBar } from "~/entries/writing/progress-view";
import { EntryStateBadge } from "~/entries/state-badge";
import { VersionChangesView } from "~/entries/versions/version-changes";
import { versionChanges } from "~/entries/versions/version-diff";
import { WayView } from "~/entries/way-view";
import { withdrawEntry } from "~/entries/withdraw-entry.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { versionSchema } from "~/platform/version";
import { Alert, LinkButton, Page, useLanguage, useT, type Translate } from "~/ui";
import { Receipt } from "./receipt";
import { Status } from "./status";
import { Versions } from "./versions";
import { Withdrawal } from "./withdrawal";

export const handle = {
  title: (entry: { code: string | null; title: string } | undefined, t: Translate) =>
    entry && t("entries:view.pageTitle", { name: entry.code ?? entry.title }),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, now } = await contextOf(request);
  const query = new URL(request.url).searchParams;
  const version = query.get("version");
  const entry = await entryForOwner(
    actor,
    params["id"] ?? "",
    now,
    version === null ? null : Number(version),
  );
  if (!entry.ok) return refuse(request, entry.code);
  const { regulation, ...rest } = entry.value;
  const appeal = await appealOfEntry(actor, rest.id, now);
  return {
    ...rest,
    appeal: appeal.ok ? appeal.value : null,
    rules: entryRules(regulation),
    timeZone: regulation.timeZone,
    consents: await consentCountOf(rest.id, rest.shown?.snapshot.members ?? [], regulation, now),
    progress: await draftProgressOf(rest.id, regulation, now),
    sent: query.has("sent"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const entryId = params["id"] ?? "";
  const form = parseForm(versionSchema, await request.formData());
  if (!form.ok) return refuse(request, "invalid");
  const done = await withdrawEntry(ctx, { entryId, version: form.value.version });
  if (done.ok) return redirect(paths.entry(entryId));
  if (done.code === "conflict") return data({ conflict: true }, { status: 409 });
  return refuse(request, done.code);
}

export type EntryPage = ReturnType<typeof useLoaderData<typeof loader>>;

export default function EntryRoute() {
  const entry = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("entries");
  const words = useT("receipt");
  const language = useLanguage();
  const { shown } = entry;
  return (
    <Page
      title={entry.title || t("untitled")}
      eyebrow={entry.contest.title}
      lead={<EntryStateBadge state={entry.state} />}
      actions={
        entry.whyNotEdit === null ? (
          <LinkButton variant="primary" to={paths.editEntry(entry.id)}>
            {t(editLabel(entry.state))}
          </LinkButton>
        ) : null
      }
    >
      {entry.sent ? (
        <Alert tone="success" title={t("view.sent")}>
          {t("view.sentHelp")}
        </Alert>
      ) : null}
      {answer?.conflict ? <Alert tone="danger" title={t("withdraw.conflict")} /> : null}
      {shown && !shown.current ? (
        <Alert tone="warning" title={t("view.old", { number: shown.number })}>
          <LinkButton to={paths.entry(entry.id)}>{t("view.seeCurrent")}</LinkButton>
        </Alert>
      ) : null}
      {entry.sent ? null : <Status entry={entry} />}
      {entry.progress && entry.whyNotEdit === null ? <ProgressBar {...entry.progress} /> : null}
      <AppealView entryId={entry.id} appeal={entry.appeal} />
      <WayView state={entry.state} contest={entry.contestState} />
      {shown ? (
        <>
          <Receipt entry={entry} shown={shown} />
          {entry.previous ? (
            <VersionChangesView
              title={words("diff.title", { number: shown.number, before: entry.previous.number })}
              changes={versionChanges(
                entry.rules,
                entry.previous.snapshot,
                shown.snapshot,
                language,
              )}
            />
          ) : null}
          <DossierView rules={entry.rules} snapshot={shown.snapshot} />
          <Versions entry={entry} />
        </>
      ) : null}
      <ConsentSummary entryId={entry.id} count={entry.consents} />
      {entry.whyNotWithdraw === null ? <Withdrawal version={entry.version} /> : null}
    </Page>
  );
}

function editLabel(state: EntryPage["state"]): string {
  if (state === "DRAFT") return "view.continue";
  return state === "SUPPLEMENT_REQUESTED" ? "view.supplement" : "view.replace";
}
