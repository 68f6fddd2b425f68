import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DossierView } from "~/entries/dossier-view";
import { entryRules } from "~/entries/eligibility";
import { screenEntry } from "~/entries/screen-entry.server";
import { screeningSchema } from "~/entries/screening-form";
import { entryForScreening } from "~/entries/screening-reads.server";
import { EntryStateBadge } from "~/entries/state-badge";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { Alert, DefinitionList, LinkButton, Section, useT, When, type Translate } from "~/ui";
import { Decision } from "./decision";
import { History } from "./history";

export const handle = {
  title: (entry: { code: string } | undefined, t: Translate) =>
    entry && t("entries:view.pageTitle", { name: entry.code }),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, now } = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const entry = await entryForScreening(actor, contestId, params["entryId"] ?? "", now);
  if (!entry.ok) return refuse(request, entry.code);
  const { regulation, ...rest } = entry.value;
  return {
    ...rest,
    contestId,
    rules: entryRules(regulation),
    timeZone: regulation.timeZone,
    decided: new URL(request.url).searchParams.has("decided"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const entryId = params["entryId"] ?? "";
  const entry = await entryForScreening(ctx.actor, contestId, entryId, ctx.now);
  if (!entry.ok) return refuse(request, entry.code);

  const schema = screeningSchema(entry.value.regulation.timeZone);
  const parsed = parseForm(schema, await request.formData());
  const { values } = parsed;
  if (!parsed.ok) return data({ conflict: false, faults: parsed.faults, values }, { status: 400 });
  const done = await screenEntry(ctx, { entryId, ...parsed.value });
  if (done.ok) return redirect(paths.entryScreened(contestId, entryId));
  switch (done.code) {
    case "conflict":
      return data({ conflict: true, faults: [], values }, { status: 409 });
    case "invalid":
      return data({ conflict: false, faults: [...(done.faults ?? [])], values }, { status: 400 });
    default:
      return refuse(request, done.code);
  }
}

export type ScreeningPage = ReturnType<typeof useLoaderData<typeof loader>>;

export default function ScreeningRoute() {
  const entry = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("entries");
  const { snapshot, timeZone } = entry;
  return (
    <>
      {entry.decided && !answer ? <Alert tone="success" title={t("screen.decided")} /> : null}
      <Section
        title={snapshot.title}
        lead={<span className="figures">{entry.code}</span>}
        actions={
          <>
            <a className="button button-secondary" href="#decision">
              {t("screen.decision")}
            </a>
            <LinkButton variant="quiet" to={paths.screening(entry.contestId)}>{t("screen.backToList")}</LinkButton>
          </>
        }
      >
        <DefinitionList
          items={[
            {
              term: t("column.state"),
              description: <EntryStateBadge state={entry.state} />,
            },
            {
              term: t("screen.owner"),
              description: (
                <>
                  {entry.owner.name} <span className="break-all">({entry.owner.email})</span>
                </>
              ),
            },
            ...(entry.unitName ? [{ term: t("view.unit"), description: entry.unitName }] : []),
            { term: t("view.number"), description: entry.number },
            {
              term: t("view.submittedAt"),
              description: <When at={entry.submittedAt} time seconds zone={timeZone} />,
            },
          ]}
        />
      </Section>
      <DossierView rules={entry.rules} snapshot={snapshot} />
      <Decision entry={entry} answer={answer} />
      <History items={entry.history} timeZone={timeZone} />
    </>
  );
}
