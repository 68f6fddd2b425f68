import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { certificatesOfEntry } from "~/documents/certificates/own-certificates.server";
import { OwnCertificates } from "~/documents/certificates/own-list";
import { AppealView } from "~/entries/screening/appeal-view";
import { appealOfEntry } from "~/entries/screening/appeals.server";
import { publicationOf } from "~/entries/members/publication.server";
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
import { discardDraft } from "~/entries/writing/discard-draft.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { versionSchema } from "~/platform/version";
import { complaintsOfEntry } from "~/results/complaints/complaint-reads.server";
import { ComplaintNote } from "~/results/complaints/complaint-view";
import { entryWay } from "~/results/forwarding/entry-notes.server";
import { ownResultOf, provisionalListOf } from "~/results/own-result.server";
import { prizesOfEntries } from "~/results/prizes-of-entries.server";
import { Alert, LinkButton, Page, Section, useLanguage, useT, type Translate } from "~/ui";
import { answerOwn } from "./answer-own";
import { Feedback } from "./feedback";
import { Publication } from "./publication";
import { Receipt } from "./receipt";
import { Status } from "./status";
import { Versions } from "./versions";
import { Way } from "./way";
import { Withdrawal } from "./withdrawal";

export const handle = {
  title: (entry: { code: string | null; title: string } | undefined, t: Translate) =>
    entry && t("entries:view.pageTitle", { name: entry.code ?? entry.title }),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const { actor, now } = ctx;
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
  const complaint = await complaintsOfEntry(ctx, rest.id);
  const own = await ownResultOf(rest.id, now);
  return {
    ...rest,
    appeal: appeal.ok ? appeal.value : null,
    rules: entryRules(regulation),
    timeZone: regulation.timeZone,
    publication: await publicationOf(ctx, rest.id),
    complaint: complaint.ok ? complaint.value : null,
    own,
    // Also where the result was computed without it.
    told: own?.told ?? (await prizesOfEntries([rest.id], now))[rest.id],
    list: await provisionalListOf(rest.id, now),
    certificates: await certificatesOfEntry(rest.id, now),
    way: await entryWay(rest.id),
    progress: await draftProgressOf(rest.id, regulation, now),
    sent: query.has("sent"),
    answered: query.has("answered"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const entryId = params["id"] ?? "";
  const posted = await request.formData();
  if (posted.get("intent") === "answer-self") return answerOwn(request, ctx, entryId, posted);
  const form = parseForm(versionSchema, posted);
  if (!form.ok) return refuse(request, "invalid");
  const isDraft = posted.get("intent") === "discard";
  const input = { entryId, version: form.value.version };
  const done = await (isDraft ? discardDraft(ctx, input) : withdrawEntry(ctx, input));
  if (done.ok) return redirect(isDraft ? paths.entries() : paths.entry(entryId));
  if (done.code === "conflict") return data({ conflict: true }, { status: 409 });
  return refuse(request, done.code);
}

export type EntryPage = ReturnType<typeof useLoaderData<typeof loader>>;
export type EntryAnswer = ReturnType<typeof useActionData<typeof action>>;

export default function EntryRoute() {
  const entry = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("entries");
  const words = useT("receipt");
  const language = useLanguage();
  const { shown, publication: asked } = entry;
  const publication = asked ? <Publication entry={entry} asked={asked} answer={answer} /> : null;
  return (
    <Page
      title={entry.title || t("untitled")}
      eyebrow={entry.contest.title}
      lead={<EntryStateBadge state={entry.state} told={entry.told} />}
      actions={
        entry.whyNotEdit === null ? (
          <LinkButton
            variant={entry.state === "SUBMITTED" ? "secondary" : "primary"}
            to={paths.editEntry(entry.id)}
          >
            {t(editLabel(entry.state))}
          </LinkButton>
        ) : null
      }
    >
      {entry.sent ? (
        <Alert tone="success" title={t("view.sent")}>
          <p>{t("view.sentHelp")}</p>
          {asked?.self && !asked.self.isAnswered ? (
            <p className="mt-2">
              <a className="link" href="#publication">
                {t("consent:publication.please")}
              </a>
            </p>
          ) : null}
        </Alert>
      ) : null}
      {answer && "conflict" in answer ? <Alert tone="danger" title={t("withdraw.conflict")} /> : null}
      {shown && !shown.current ? (
        <Alert tone="warning" title={t("view.old", { number: shown.number })}>
          <LinkButton to={paths.entry(entry.id)}>{t("view.seeCurrent")}</LinkButton>
        </Alert>
      ) : null}
      {entry.sent || entry.own ? null : <Status entry={entry} />}
      {entry.progress && entry.whyNotEdit === null ? <ProgressBar {...entry.progress} /> : null}
      <AppealView entryId={entry.id} appeal={entry.appeal} />
      <WayView state={entry.state} contest={entry.contestState} />
      <Feedback own={entry.own} />
      <OwnCertificates certificates={entry.certificates} of="entry" />
      <Way way={entry.way} timeZone={entry.timeZone} />
      <ComplaintNote page={entry.complaint} />
      {shown ? (
        <>
          <Receipt entry={entry} shown={shown} />
          {publication}
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
      {shown ? null : publication}
      {asked ? null : <ToPeople entryId={entry.id} />}
      {entry.whyNotWithdraw === null ? <Withdrawal intent="withdraw" version={entry.version} /> : null}
      {entry.whyNotDiscard === null ? <Withdrawal intent="discard" version={entry.version} /> : null}
    </Page>
  );
}

/** The authors' own page, where the regulation asks nothing of them. */
function ToPeople({ entryId }: { entryId: string }) {
  const t = useT("consent");
  return (
    <Section
      title={t("people.title")}
      lead={t("people.lead")}
      actions={<LinkButton to={paths.entryPeople(entryId)}>{t("people.open")}</LinkButton>}
    >
      {null}
    </Section>
  );
}

function editLabel(state: EntryPage["state"]): string {
  if (state === "DRAFT") return "view.continue";
  return state === "SUPPLEMENT_REQUESTED" ? "view.supplement" : "view.replace";
}
