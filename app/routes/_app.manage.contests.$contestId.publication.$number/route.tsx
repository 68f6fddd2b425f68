import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { publishedPage } from "~/results/publication-page.server";
import { AwardTables } from "~/results/public/award-tables";
import { Alert, DataTable, Decimal, LinkButton, Money, Section, useT, When } from "~/ui";

export const handle = { title: "publication:preview.title" };

/** A publication as the public sees it or will see it, for those who answer for it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const number = Number(params["number"]);
  const page = await publishedPage(
    await contextOf(request),
    params["contestId"] ?? "",
    Number.isSafeInteger(number) ? number : 0,
  );
  return page.ok ? page.value : refuse(request, page.code);
}

export default function PublishedRoute() {
  const { contestId, timeZone, publication, winners } = useLoaderData<typeof loader>();
  const t = useT("publication");
  const isOfficial = publication.kind === "OFFICIAL";
  return (
    <>
      <Section
        title={t(`preview.${publication.kind}`)}
        actions={<LinkButton to={paths.publication(contestId)}>{t("preview.back")}</LinkButton>}
      >
        <Alert tone={publication.isVisible ? "success" : "warning"} title={t(publication.isVisible ? "preview.seen" : "preview.unseen")}>
          <When at={publication.visibleAt} time zone={timeZone} />
        </Alert>
        <p className="help mt-4">{t("preview.names")}</p>
      </Section>
      {winners.levels.map((level) => (
        <Section key={level.id} title={level.label} lead={<Money dong={level.amountVnd} />}>
          {level.winners.length === 0 ? (
            <p>{t("preview.none")}</p>
          ) : (
            <DataTable
              dense
              caption={level.label}
              rows={level.winners}
              rowKey={({ code }) => code}
              columns={[
                {
                  key: "title",
                  header: t("column.entry"),
                  rowHeader: true,
                  cell: ({ title, code }) => (
                    <>
                      {title} <span className="figures block font-normal text-muted">{code}</span>
                    </>
                  ),
                },
                {
                  key: "people",
                  header: t("column.people"),
                  cell: ({ people, unnamed }) => (
                    <ul>
                      {people.map(({ name, unit }, index) => (
                        <li key={index}>{unit ? `${name}, ${unit}` : name}</li>
                      ))}
                      {unnamed > 0 ? <li className="text-muted">{t("preview.unnamed", { count: unnamed })}</li> : null}
                    </ul>
                  ),
                },
                ...(isOfficial
                  ? [
                      {
                        key: "score",
                        header: t("column.score"),
                        align: "end" as const,
                        cell: ({ score }: (typeof level.winners)[number]) => <Decimal value={score} />,
                      },
                    ]
                  : []),
              ]}
            />
          )}
        </Section>
      ))}
      <AwardTables slug="" special={winners.special} collective={winners.collective} linked={NO_PAGES} />
    </>
  );
}

/** What is looked at before it is seen has no page of its own yet. */
const NO_PAGES: ReadonlySet<string> = new Set();
