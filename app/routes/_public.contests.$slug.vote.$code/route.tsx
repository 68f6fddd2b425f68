import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { networkOf } from "~/people/attempts.server";
import { actorOf } from "~/people/request.server";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/form";
import { loaderHeaders, notFound, publicHeaders } from "~/platform/http.server";
import { languageFromCookie } from "~/platform/language-cookie";
import { noSooner } from "~/platform/no-sooner.server";
import { ballotForm } from "~/results/awards/ballot-form";
import { askForBallot } from "~/results/awards/cast-ballot.server";
import { votedEntryPage } from "~/results/awards/public-vote.server";
import { Alert, AppForm, DefinitionList, Page, Section, SubmitButton, TextField, useT, When } from "~/ui";

type Data = Awaited<ReturnType<typeof loader>>["data"];

export const handle = { noScript: true, title: (page: Data | undefined) => page?.entry.title };

export const headers = loaderHeaders;

/** No answer comes sooner, so that its time does not tell whether an address has voted. */
const ANSWER_MS = 250;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = (await votedEntryPage(params["slug"] ?? "", params["code"] ?? "", now())) ?? notFound();
  const asked = new URL(request.url).searchParams.has("asked");
  return data({ ...page, asked }, { headers: publicHeaders((await actorOf(request)) !== null) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const slug = params["slug"] ?? "";
  const code = params["code"] ?? "";
  const form = parseForm(ballotForm, await request.formData());
  if (!form.ok) return data({ code: "invalid", faults: form.faults, values: form.values }, { status: 400 });
  const language = languageFromCookie(request.headers.get("Cookie"));
  const wanted = { slug, code, email: form.value.email, language };
  const done = await noSooner(ANSWER_MS, askForBallot(wanted, networkOf(request), now()));
  if (done.ok) return redirect(paths.voteAsked(slug, code));
  if (done.code === "hidden") return notFound();
  return data({ code: done.code, faults: [], values: form.values }, { status: 429 });
}

export default function VoteForRoute() {
  const { contest, entry, summary, asked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("public-vote");
  return (
    <Page
      eyebrow={<Link to={paths.publicVote(contest.slug)}>{t("back", { contest: contest.title })}</Link>}
      title={entry.title}
      width="text"
    >
      {asked && !answer ? (
        <Alert tone="success" title={t("asked.title")}>
          {t("asked.text")}
        </Alert>
      ) : null}
      {answer?.code === "too-many" ? (
        <Alert tone="danger" title={t("too-many.title")}>
          {t("too-many.text")}
        </Alert>
      ) : null}
      <DefinitionList
        items={[
          { term: t("code"), description: entry.code },
          { term: t("field"), description: entry.field },
          { term: t("until"), description: <When at={contest.closesAt} time zone={contest.timeZone} /> },
        ]}
      />
      {summary ? (
        <Section title={t("summary")}>
          <p className="whitespace-pre-line break-words">{summary.text}</p>
        </Section>
      ) : null}
      <Section title={t("form.title")} lead={t("form.lead", { count: contest.votesPerPerson })}>
        <AppForm
          schema={ballotForm}
          faults={answer?.faults ?? []}
          values={answer?.values ?? {}}
        >
          <TextField name="email" type="email" autoComplete="email" label={t("form.email")} help={t("form.email-help")} required />
          <SubmitButton>{t("form.submit")}</SubmitButton>
        </AppForm>
      </Section>
    </Page>
  );
}
