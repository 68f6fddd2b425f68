import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { actorOf } from "~/people/request.server";
import { now } from "~/platform/clock.server";
import { formatBytes } from "~/platform/format";
import { loaderHeaders, notFound, publicHeaders } from "~/platform/http.server";
import { publishedResults, type PublishedResults } from "~/results/published.server";
import { DataTable, Decimal, LinkButton, Money, Page, Section, useLanguage, useT, When } from "~/ui";

export const handle = { noScript: true, title: (page?: { title: string }) => page?.title };

export const headers = loaderHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const results = await publishedResults(params["slug"] ?? "", now());
  if (!results) return notFound();
  return data(results, { headers: publicHeaders((await actorOf(request)) !== null) });
}

export default function ResultsRoute() {
  const results = useLoaderData<typeof loader>();
  const { levels, judged, groups } = results.winners;
  const t = useT("results");
  const language = useLanguage();
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
          dense
          caption={t("public.summary")}
          rows={levels}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "level",
              header: t("public.level"),
              rowHeader: true,
              cell: ({ id, label, winners }) => (winners.length > 0 ? <a href={`#${id}`}>{label}</a> : label),
            },
            {
              key: "count",
              header: t("public.count"),
              align: "end",
              cell: ({ winners }) => (winners.length > 0 ? winners.length : t("public.none")),
            },
            { key: "amount", header: t("public.amount"), align: "end", labelled: true, cell: ({ amountVnd }) => <Money dong={amountVnd} /> },
          ]}
        />
        <p className="mt-4 text-sm text-muted">
          {t("public.judged-by-group")} {groups.map(({ name, judged: count }) => t("public.group", { name, count })).join(" · ")}
        </p>
      </Section>
      {levels.map((level) => (level.winners.length > 0 ? <Level key={level.id} level={level} groups={groups} /> : null))}
      <Section title={t("public.recount.title")} lead={t("public.recount.lead")} id="recount">
        <p>
          <LinkButton to={paths.bundle(results.slug)} reloadDocument>
            {t("public.recount.download", { size: formatBytes(results.bundleBytes, language) })}
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

type Winners = PublishedResults["winners"];

function Level({ level, groups }: { level: Winners["levels"][number]; groups: Winners["groups"] }) {
  const t = useT("results");
  return (
    <Section title={level.label} id={level.id}>
      <DataTable
        dense
        caption={level.label}
        rows={level.winners}
        rowKey={({ code }) => code}
        columns={[
          {
            key: "title",
            header: t("public.solution"),
            rowHeader: true,
            cell: ({ title, code, field, group }) => (
              <>
                {title}
                <span className="mt-1 block text-sm font-normal text-muted">
                  <span className="figures">{code}</span> · {field || groups.find(({ id }) => id === group)?.name}
                </span>
              </>
            ),
          },
          {
            key: "people",
            header: t("public.people"),
            cell: ({ people, unnamed }) => (
              <ul className="space-y-1 sm:min-w-64">
                {byUnit(people).map(({ names, unit }) => (
                  <li key={unit}>
                    {names.join(", ")}
                    {unit ? <span className="block text-sm text-muted">{unit}</span> : null}
                  </li>
                ))}
                {unnamed > 0 ? (
                  <li className="text-muted">
                    {t(people.length > 0 ? "public.unnamed" : "public.all-unnamed", {
                      count: unnamed,
                    })}
                  </li>
                ) : null}
              </ul>
            ),
          },
          { key: "score", header: t("ranking.score"), align: "end", cell: ({ score }) => <Decimal value={score} /> },
        ]}
      />
    </Section>
  );
}

/** People of one unit stand together, in the order of the entry. */
function byUnit(people: readonly { readonly name: string; readonly unit: string }[]) {
  const units = new Map<string, string[]>();
  for (const { name, unit } of people) units.set(unit, [...(units.get(unit) ?? []), name]);
  return [...units].map(([unit, names]) => ({ unit, names }));
}
