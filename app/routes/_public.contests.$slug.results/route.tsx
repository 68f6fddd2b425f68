import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { actorOf } from "~/people/request.server";
import { loaderHeaders, notFound, publicHeaders } from "~/platform/http.server";
import { publishedResults } from "~/results/published.server";
import type { Winners } from "~/results/winners";
import { DataTable, Decimal, LinkButton, Money, Page, Section, useT, When } from "~/ui";

export const handle = { noScript: true, title: (page?: { title: string }) => page?.title };

export const headers = loaderHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const results = await publishedResults(params["slug"] ?? "");
  if (!results) return notFound();
  return data(results, { headers: publicHeaders((await actorOf(request)) !== null) });
}


export default function ResultsRoute() {
  const results = useLoaderData<typeof loader>();
  const { levels, judged, groups } = results.winners;
  const t = useT("results");
  const awarded = levels.reduce((sum, { winners }) => sum + winners.length, 0);
  return (
    <Page
      eyebrow={<Link to={paths.contest(results.slug)}>{results.title}</Link>}
      title={t("public.title")}
      lead={
        <>
          {t("public.lead", { judged, awarded, organisation: results.organisation })} <When at={results.publishedAt} />.
        </>
      }
    >
      <Section title={t("public.summary")}>
        <DataTable
          caption={t("public.summary")}
          rows={levels}
          rowKey={({ id }) => id}
          columns={[
            { key: "level", header: t("public.level"), rowHeader: true, cell: ({ label }) => label },
            {
              key: "count",
              header: t("public.count"),
              align: "end",
              cell: ({ winners }) => (winners.length > 0 ? winners.length : t("public.none")),
            },
            { key: "amount", header: t("public.amount"), align: "end", cell: ({ amountVnd }) => <Money dong={amountVnd} /> },
          ]}
        />
        <p className="mt-4 text-sm text-muted">
          {groups.map(({ name, judged: count }) => t("public.group", { name, count })).join(" · ")}
        </p>
      </Section>
      {levels.map((level) => (level.winners.length > 0 ? <Level key={level.id} level={level} groups={groups} /> : null))}
      <Section title={t("public.recount.title")} lead={t("public.recount.lead")} id="recount">
        <p>
          <LinkButton to={paths.bundle(results.slug)} reloadDocument>
            {t("public.recount.download", { size: Math.ceil(results.bundleBytes / 1024) })}
          </LinkButton>
        </p>
        <p className="mt-4 text-sm text-muted">
          {t("public.recount.sha256")} <code className="break-all">{results.bundleSha256}</code>
        </p>
        <p className="mt-2 text-sm text-muted">{t("public.recount.how")}</p>
        <pre className="mt-2 text-sm break-all whitespace-pre-wrap">{t("public.recount.command", { file: `${results.slug}.json` })}</pre>
      </Section>
    </Page>
  );
}

function Level({ level, groups }: { level: Winners["levels"][number]; groups: Winners["groups"] }) {
  const t = useT("results");
  return (
    <Section title={level.label} id={level.id}>
      <DataTable
        caption={level.label}
        rows={level.winners}
        rowKey={({ code }) => code}
        columns={[
          {
            key: "title",
            header: t("public.solution"),
            rowHeader: true,
            cell: ({ title, code }) => (
              <>
                {title}
                <span className="block text-sm font-normal text-muted">{code}</span>
              </>
            ),
          },
          {
            key: "people",
            header: t("public.people"),
            cell: ({ people }) => (
              <ul>
                {people.map(({ name, unit }, index) => (
                  <li key={index}>
                    {name}
                    {unit ? <span className="block text-sm text-muted">{unit}</span> : null}
                  </li>
                ))}
              </ul>
            ),
          },
          {
            key: "field",
            header: t("public.field"),
            cell: ({ field, group }) => field || groups.find(({ id }) => id === group)?.name,
          },
          { key: "score", header: t("ranking.score"), align: "end", cell: ({ score }) => <Decimal value={score} /> },
        ]}
      />
    </Section>
  );
}
