import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { actorOf } from "~/people/request.server";
import { now } from "~/platform/clock.server";
import { loaderHeaders, notFound, publicHeaders } from "~/platform/http.server";
import { pageOf } from "~/platform/page-number";
import { LIST_AGE, publicVotePage } from "~/results/awards/public-vote.server";
import {
  AppForm,
  EmptyState,
  Page,
  Pagination,
  SelectField,
  SubmitButton,
  TextField,
  useT,
  When,
  type Translate,
} from "~/ui";

type Data = Awaited<ReturnType<typeof loader>>["data"];

export const handle = {
  noScript: true,
  title: (page: Data | undefined, t: Translate) => page && t("public-vote:title-of", { contest: page.contest.title }),
};

export const headers = loaderHeaders;

const LONGEST = 200;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const asked = {
    q: (query.get("q") ?? "").slice(0, LONGEST).trim(),
    field: (query.get("field") ?? "").slice(0, LONGEST),
    page: pageOf(query),
  };
  const page = (await publicVotePage(params["slug"] ?? "", asked, now())) ?? notFound();
  return data({ ...page, asked }, { headers: publicHeaders((await actorOf(request)) !== null, LIST_AGE) });
}

export default function VoteRoute() {
  const { contest, entries, fields, found, page, pages, asked } = useLoaderData<typeof loader>();
  const t = useT("public-vote");
  const { slug, state, opensAt, closesAt, timeZone, votesPerPerson } = contest;
  const time = (
    <>
      <When at={opensAt} time zone={timeZone} /> – <When at={closesAt} time zone={timeZone} />
    </>
  );
  return (
    <Page
      eyebrow={<Link to={paths.contest(slug)}>{contest.title}</Link>}
      title={t("title")}
      lead={
        <>
          {t("time")} {time}. {t("per-person", { count: votesPerPerson })}
        </>
      }
    >
      {state === "open" ? (
        <>
          <AppForm method="get" action={paths.publicVote(slug)} values={asked} role="search">
            <div className="grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
              <TextField name="q" label={t("search")} />
              <SelectField
                name="field"
                label={t("field")}
                placeholder={t("all-fields")}
                options={fields.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <SubmitButton variant="secondary">{t("find")}</SubmitButton>
            </div>
          </AppForm>
          <div>
            <p className="text-sm text-muted" role="status">
              {t("found", { count: found })} {t("order")}
            </p>
            {entries.length === 0 ? (
              <EmptyState title={t("none.title")}>{t("none.text")}</EmptyState>
            ) : (
              <ul className="mt-4 divide-y divide-line border-y border-line">
                {entries.map(({ code, title, field }) => (
                  <li key={code} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 py-4">
                    <span>
                      <span className="block font-medium">{title}</span>
                      <span className="text-sm text-muted">
                        {code} · {field}
                      </span>
                    </span>
                    <Link className="link" to={paths.voteFor(slug, code)}>
                      {t("vote")}
                      <span className="sr-only"> {title}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            )}
            <Pagination page={page} pages={pages} />
          </div>
        </>
      ) : (
        <EmptyState title={t(`state.${state}.title`)}>{t(`state.${state}.text`)}</EmptyState>
      )}
    </Page>
  );
}
