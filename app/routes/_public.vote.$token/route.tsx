import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { mayOpenBallot } from "~/people/attempts.server";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/http.server";
import { ballotPage, confirmBallot } from "~/results/awards/confirm-ballot.server";
import { Alert, DefinitionList, LinkButton, Page, SubmitButton, useT } from "~/ui";

export const handle = { noScript: true, title: "public-vote:ballot.title" };
export const headers = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const at = now();
  if (!(await mayOpenBallot(request, at))) throw data({ refusal: "too-many" }, { status: 429 });
  return (await ballotPage(params["token"] ?? "", at)) ?? notFound();
}

export async function action({ request, params }: ActionFunctionArgs) {
  const at = now();
  if (!(await mayOpenBallot(request, at))) throw data({ refusal: "too-many" }, { status: 429 });
  const token = params["token"] ?? "";
  const done = await confirmBallot(token, at);
  if (done.ok) return redirect(paths.ballot(token));
  if (done.code === "hidden") return notFound();
  // The page says how it stands now.
  return data({ code: done.code }, { status: 409 });
}

export default function BallotRoute() {
  const { contest, entry, state, left } = useLoaderData<typeof loader>();
  useActionData<typeof action>();
  const t = useT("public-vote");
  return (
    <Page
      eyebrow={<Link to={paths.contest(contest.slug)}>{contest.title}</Link>}
      title={t("ballot.title")}
      width="text"
    >
      {state === "waiting" ? null : (
        <Alert tone={state === "counted" ? "success" : "warning"} title={t(`ballot.${state}.title`)}>
          {t(`ballot.${state}.text`, { count: contest.votesPerPerson })}
        </Alert>
      )}
      {entry ? (
        <DefinitionList
          items={[
            { term: t("entry"), description: entry.title },
            { term: t("code"), description: entry.code },
            { term: t("field"), description: entry.field },
          ]}
        />
      ) : null}
      {state === "waiting" ? (
        <>
          <p>{t("ballot.left", { count: left })}</p>
          <Form method="post" className="actions">
            <SubmitButton>{t("ballot.submit")}</SubmitButton>
          </Form>
        </>
      ) : null}
      {state === "counted" && contest.state === "open" && left > 0 ? (
        <p className="actions">
          <LinkButton to={paths.publicVote(contest.slug)}>{t("ballot.more", { count: left })}</LinkButton>
        </p>
      ) : null}
    </Page>
  );
}
