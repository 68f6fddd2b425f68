import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { voteDesk, type VoteDesk } from "~/results/awards/vote-desk.server";
import { Count, DataTable, Decimal, DefinitionList, EmptyState, LinkButton, Section, useT, When } from "~/ui";

export const handle = { title: "public-vote:title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const desk = await voteDesk(await contextOf(request), params["contestId"] ?? "");
  return desk.ok ? desk.value : refuse(request, desk.code);
}

export default function VoteDeskRoute() {
  const desk = useLoaderData<typeof loader>();
  const t = useT("public-vote");
  const { vote, contestId } = desk;
  return (
    <>
      <Section
        title={t("title")}
        lead={vote ? t("desk.lead") : undefined}
        actions={
          <LinkButton variant="quiet" to={paths.tally(contestId)}>
            {t("desk.back")}
          </LinkButton>
        }
      >
        {vote ? (
          <DefinitionList
            items={[
              {
                term: t("desk.time"),
                description: (
                  <>
                    <When at={vote.opensAt} time zone={vote.timeZone} /> –{" "}
                    <When at={vote.closesAt} time zone={vote.timeZone} />
                  </>
                ),
              },
              { term: t("desk.state"), description: t(`state.${vote.state}.short`) },
              { term: t("desk.confirmed"), description: <Count value={desk.confirmed} /> },
              { term: t("desk.asked"), description: <Count value={desk.asked} /> },
              { term: t("desk.max"), description: <Decimal value={desk.max} /> },
              {
                term: t("desk.page"),
                description: (
                  <Link className="link" to={paths.publicVote(vote.slug)} reloadDocument>
                    {t("desk.open-page")}
                  </Link>
                ),
              },
            ]}
          />
        ) : (
          <EmptyState title={t("desk.none.title")}>{t("desk.none.text")}</EmptyState>
        )}
      </Section>
      {vote && vote.state !== "after" ? <p>{t("desk.hidden")}</p> : null}
      {desk.rows.length > 0 ? <Counts desk={desk} /> : null}
      {desk.suspicions.length > 0 ? <Suspicions desk={desk} /> : null}
    </>
  );
}

function Counts({ desk }: { desk: Pick<VoteDesk, "rows" | "contestId"> }) {
  const t = useT("public-vote");
  return (
    <Section title={t("desk.counts")}>
      <DataTable
        dense
        caption={t("desk.counts")}
        rows={desk.rows}
        rowKey={({ code }) => code}
        columns={[
          {
            key: "entry",
            header: t("entry"),
            rowHeader: true,
            cell: ({ code, title }) => (
              <>
                {code}
                <span className="block font-normal">{title}</span>
              </>
            ),
          },
          { key: "votes", header: t("desk.votes"), align: "end", cell: ({ votes }) => <Count value={votes} /> },
          { key: "points", header: t("desk.points"), align: "end", cell: ({ points }) => <Decimal value={points} /> },
        ]}
      />
    </Section>
  );
}

/** Told without alarm: a pattern is a reason to look, and no proof. */
function Suspicions({ desk }: { desk: Pick<VoteDesk, "suspicions"> }) {
  const t = useT("public-vote");
  return (
    <Section title={t("suspicion.title")} lead={t("suspicion.lead")}>
      <ul className="list-disc space-y-2 pl-5">
        {desk.suspicions.map(({ entry, title, kind, count, of }) => (
          <li key={`${entry} ${kind}`}>
            <span className="font-medium">
              {entry} · {title}
            </span>
            : {t(`suspicion.${kind}`, { count, of })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
