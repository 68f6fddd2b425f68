import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { contextOf } from "~/people/request.server";
import { paths } from "~/paths";
import { parseForm, typedValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { versionSchema } from "~/platform/version";
import { closeTally } from "~/results/close-tally.server";
import { decide } from "~/results/decide.server";
import { decisionFormSchema } from "~/results/decision-form";
import { Checklist } from "~/results/gate/checklist";
import { tallyPage } from "~/results/tally-page.server";
import { Alert, LinkButton, Section, useT } from "~/ui";
import { Closing } from "./closing";
import { Decisions } from "./decisions";
import { Departures, History, NumbersInForce } from "./made";
import { Publishing } from "./publishing";
import { Ranking } from "./ranking";

export { whenOvertaken as shouldRevalidate } from "~/platform/revalidate";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await tallyPage(await contextOf(request), params["contestId"] ?? "");
  return page.ok ? page.value : refuse(request, page.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const form = await request.formData();
  const values = typedValues(form);
  const intent = form.get("intent");
  if (intent === "decide") {
    const parsed = parseForm(decisionFormSchema, form);
    if (!parsed.ok) return data({ code: "invalid", faults: parsed.faults, values }, { status: 400 });
    const decided = await decide(ctx, { contestId, form: parsed.value });
    return decided.ok
      ? redirect(paths.tally(contestId))
      : answer(request, decided.code, { faults: decided.faults ?? [], values });
  }
  const parsed = parseForm(versionSchema, form);
  // It cannot be taken back, so nothing but its own button does it.
  if (!parsed.ok || intent !== "close") return data({ code: "invalid", faults: [], values }, { status: 400 });
  const done = await closeTally(ctx, { contestId, version: parsed.value.version });
  return done.ok ? redirect(paths.tally(contestId)) : answer(request, done.code, { faults: [], values });
}

/** What the page itself can explain comes back to it; a refusal goes to the page for refusals. */
function answer(request: Request, code: Parameters<typeof refuse>[1] | "conflict" | "invalid" | "not-ready", rest: object) {
  switch (code) {
    case "conflict":
    case "not-ready":
      return data({ code, faults: [], values: {}, ...rest }, { status: 409 });
    case "invalid":
      return data({ code, faults: [], values: {}, ...rest }, { status: 400 });
    default:
      return refuse(request, code);
  }
}

export default function TallyRoute() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT("results");
  const { contest, tally, whyNot } = page;
  return (
    <>
      {result && result.code !== "invalid" ? <Alert tone="danger" title={t(`answer.${result.code}`)} /> : null}
      {contest.state === "PUBLISHED" ? (
        <Alert tone="success" title={t("published.title")}>
          <Link to={paths.results(contest.slug)}>{t("published.see")}</Link>
        </Alert>
      ) : null}
      <div className="actions">
        <LinkButton to={paths.meetings(contest.id)}>{t("meetings:title")}</LinkButton>
        {page.has.publicVote ? <LinkButton to={paths.publicVoteDesk(contest.id)}>{t("public-vote:title")}</LinkButton> : null}
        {tally ? <LinkButton to={paths.scenarios(contest.id)}>{t("scenarios:title")}</LinkButton> : null}
        {tally && page.has.awards ? <LinkButton to={paths.awards(contest.id)}>{t("awards:title")}</LinkButton> : null}
        {tally ? <LinkButton to={paths.approval(contest.id)}>{t("approval:title")}</LinkButton> : null}
        {tally ? <LinkButton to={paths.publication(contest.id)}>{t("publication:title")}</LinkButton> : null}
      </div>
      {contest.state === "OPEN" ? (
        <Closing
          contest={contest}
          points={page.gate}
          names={page.names}
          timeZone={page.timeZone}
          whyNot={whyNot.close}
          from={page.closesFrom}
        />
      ) : null}
      {contest.state === "CLOSED" ? (
        <Section title={t("gate:title")} lead={t("gate:lead-official")}>
          <Checklist contestId={contest.id} points={page.gate} names={page.names} timeZone={page.timeZone} />
        </Section>
      ) : null}
      {tally ? (
        <>
          <Decisions
            contest={contest}
            tally={tally}
            meetings={page.meetings}
            voteOf={page.voteOf}
            zone={page.timeZone}
            whyNot={whyNot.decide}
            faults={result?.faults ?? []}
            values={result?.values ?? {}}
          />
          <NumbersInForce contestId={contest.id} tally={tally} />
          <Departures contestId={contest.id} tally={tally} />
          <History tally={tally} zone={page.timeZone} />
          <Publishing contest={contest} />
          <Section
            title={t("ranking.title")}
            lead={t("ranking.lead", { number: tally.number })}
            actions={<LinkButton to={paths.severity(contest.id)}>{t("severity:open-page")}</LinkButton>}
          >
            <Ranking contestId={contest.id} tally={tally} groupNames={page.groupNames} roundNames={page.roundNames} />
          </Section>
        </>
      ) : null}
    </>
  );
}
