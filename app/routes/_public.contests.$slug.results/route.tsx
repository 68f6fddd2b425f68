import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { actorOf } from "~/people/request.server";
import { now } from "~/platform/clock.server";
import { formatBytes } from "~/platform/format";
import { loaderHeaders, notFound, publicHeaders } from "~/platform/http.server";
import { AwardTables } from "~/results/public/award-tables";
import { arrange, isNarrowed, listAsked, unitsIn } from "~/results/public/result-list";
import { contestOrganised } from "~/results/public/shared-page";
import { publishedResults } from "~/results/published.server";
import type { ShownWinners } from "~/results/winners";
import { DataTable, EmptyState, LinkButton, Money, Page, Section, useLanguage, useT, When, type Translate } from "~/ui";
import type { Shared } from "~/ui/share-tags";
import { ResultFilter } from "./result-filter";
import { ResultTable } from "./result-table";
import { Standing } from "./standing";

type Data = Awaited<ReturnType<typeof loader>>["data"];

export const handle = {
  noScript: true,
  title: (page: Data | undefined, t: Translate) => page && t("public-results:share.results-title", { contest: page.title }),
  share: (page: Data, t: Translate): Shared => ({
    path: paths.results(page.slug),
    title: t("public-results:share.results-title", { contest: page.title }),
    description: t("public-results:share.results", { contest: page.title, organisation: page.organisation }),
    image: paths.contestCard(page.slug),
    data: contestOrganised(page),
  }),
};

export const headers = loaderHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const results = await publishedResults(params["slug"] ?? "", now());
  if (!results) return notFound();
  const asked = listAsked(new URL(request.url).searchParams);
  const { winners, ...told } = results;
  const awarded = winners.levels.reduce((sum, level) => sum + level.winners.length, 0);
  const sections = arrange(winners, asked);
  // What is looked for stands in the sections; the whole list a second time would weigh more than all of the rest.
  const page = { ...told, asked, awarded, sections, units: unitsIn(winners), winners: isNarrowed(asked) ? withoutList(winners) : winners };
  return data(page, { headers: publicHeaders((await actorOf(request)) !== null) });
}

function withoutList(winners: ShownWinners): ShownWinners {
  return { ...winners, special: [], collective: [], levels: winners.levels.map((level) => ({ ...level, winners: [] })) };
}

export default function ResultsRoute() {
  const results = useLoaderData<typeof loader>();
  const { sections, asked, awarded, slug } = results;
  const { levels, judged, groups } = results.winners;
  const t = useT("results");
  const tp = useT("public-results");
  const language = useLanguage();
  // The file is there once the result is official.
  const isOfficial = results.kind === "OFFICIAL";
  const narrowed = isNarrowed(asked);
  const found = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <Page
      eyebrow={<Link to={paths.contest(slug)}>{results.title}</Link>}
      title={t("public.title")}
      lead={
        <>
          {t("public.lead", { judged, awarded, organisation: results.organisation })} <When at={results.publishedAt} />.
        </>
      }
      actions={
        <>
          <LinkButton to={paths.gallery(slug)}>{tp("nav.gallery")}</LinkButton>
          {isOfficial ? (
            <LinkButton to={paths.recount(slug)} reloadDocument>
              {tp("nav.recount")}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <Standing results={results} />
      {narrowed ? null : (
        <Section title={t("public.summary")}>
          <DataTable
            dense
            caption={t("public.summary")}
            rows={levels}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "level",
                header: t("public.level"),
                rowHeader: true,
                cell: ({ id, label, winners }) =>
                  winners.length > 0 && asked.view === "level" ? <a href={`#${id}`}>{label}</a> : label,
              },
              {
                key: "count",
                header: t("public.count"),
                align: "end",
                cell: ({ winners }) => (winners.length > 0 ? winners.length : t("public.none")),
              },
              { key: "amount", header: t("public.amount-each"), align: "end", labelled: true, cell: ({ amountVnd }) => <Money dong={amountVnd} /> },
            ]}
          />
          {results.scenario === null ? null : (
            <p className="mt-4 max-w-2xl break-words">
              {t(results.scenario.differs ? "public.by-scenario" : "public.as-regulation", { name: results.scenario.name })}
            </p>
          )}
          <p className="mt-4 text-sm text-muted">
            {t("public.judged-by-group")} {groups.map(({ name, judged: count }) => t("public.group", { name, count })).join(" · ")}
          </p>
        </Section>
      )}
      <Section title={tp("list.title")} id="list">
        {awarded === 0 ? (
          <EmptyState title={tp("list.empty.title")}>{tp("list.empty.text")}</EmptyState>
        ) : (
          <ResultFilter slug={slug} asked={asked} levels={levels} groups={groups} units={results.units} />
        )}
        {narrowed ? (
          <p className="mt-4" role="status">
            {tp("list.found", { count: found })}{" "}
            <Link className="link" to={paths.resultsAsked(slug, asked.view === "level" ? "#list" : "?view=group#list")}>
              {tp("list.all")}
            </Link>
          </p>
        ) : null}
        {found === 0 && awarded > 0 ? <EmptyState title={tp("list.none.title")}>{tp("list.none.text")}</EmptyState> : null}
      </Section>
      {sections.map(({ id, title, rows }) => (
        <Section key={id} title={title} id={id}>
          <ResultTable slug={slug} title={title} rows={rows} view={asked.view} />
        </Section>
      ))}
      {narrowed ? null : (
        <AwardTables
          slug={slug}
          special={results.winners.special}
          collective={results.winners.collective}
          linked={new Set(levels.flatMap(({ winners }) => winners.map(({ code }) => code)))}
        />
      )}
      {isOfficial ? (
        <Section title={t("public.recount.title")} lead={t("public.recount.lead")} id="recount">
          <p className="actions">
            <LinkButton to={paths.recount(slug)} reloadDocument>
              {tp("nav.recount")}
            </LinkButton>
            <LinkButton to={paths.bundle(slug)} reloadDocument>
              {t("public.recount.download", { size: formatBytes(results.bundleBytes, language) })}
            </LinkButton>
          </p>
          <p className="mt-4 text-sm text-muted">
            {t("public.recount.sha256")} <code className="break-all">{results.bundleSha256}</code>
          </p>
        </Section>
      ) : null}
    </Page>
  );
}
