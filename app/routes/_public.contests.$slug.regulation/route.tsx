import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { publicContest } from "~/contests/contest.server";
import { AwardsRules, hasAwards } from "~/contests/awards-rules";
import { DecidingRules } from "~/contests/deciding-rules";
import { DossierRules } from "~/contests/dossier-rules";
import { isBlind } from "~/contests/rounds";
import { ConditionRules, ConsentRules, hasConditions, MemberRules } from "~/contests/entrant-rules";
import { FieldList } from "~/contests/field-list";
import { PrizeTable } from "~/contests/prize-table";
import { Articles, RoundsInWords, Rubric, RuleInWords } from "~/contests/regulation-document";
import { windowsInOrder } from "~/contests/timeline";
import { useWindowLabel } from "~/contests/window-label";
import { paths } from "~/paths";
import { now } from "~/platform/clock.server";
import { formatLocalDate } from "~/platform/format";
import { notFound } from "~/platform/http.server";
import { DefinitionList } from "~/ui/definition-list";
import { useT, type Translate } from "~/ui/i18n";
import { Page, Section } from "~/ui/page";
import { When } from "~/ui/values";

export const handle = {
  noScript: true,
  title: (data: { contest: { title: string } } | undefined, t: Translate) =>
    data && t("public:regulation.title-of", { contest: data.contest.title }),
};

export async function loader({ params }: LoaderFunctionArgs) {
  return (await publicContest(params["slug"] ?? "", now())) ?? notFound();
}

export default function RegulationPage() {
  const { contest, regulation, revision } = useLoaderData<typeof loader>();
  const t = useT("public");
  const windowLabel = useWindowLabel(regulation);
  const parts: { id: string; content: ReactNode }[] = [
    {
      id: "articles",
      content: (
        <div className="grid gap-8">
          <Articles articles={regulation.articles} />
        </div>
      ),
    },
    { id: "fields", content: <FieldList regulation={regulation} /> },
    { id: "members", content: <MemberRules {...regulation} /> },
    ...(hasConditions(regulation)
      ? [{ id: "conditions", content: <ConditionRules {...regulation} /> }]
      : []),
    {
      id: "dossier",
      content: <DossierRules {...regulation} blind={isBlind(regulation)} />,
    },
    ...(regulation.consents.purposes.length > 0
      ? [{ id: "consents", content: <ConsentRules {...regulation} /> }]
      : []),
    {
      id: "timeline",
      content: (
        <DefinitionList
          items={windowsInOrder(regulation).map((window) => ({
            term: windowLabel(window),
            description: (
              <>
                <When at={window.opensAt} time zone={regulation.timeZone} />
                {" – "}
                <When at={window.closesAt} time zone={regulation.timeZone} />
              </>
            ),
          }))}
        />
      ),
    },
    { id: "rubric", content: <Rubric regulation={regulation} /> },
    { id: "rounds", content: <RoundsInWords regulation={regulation} /> },
    { id: "results", content: <RuleInWords regulation={regulation} /> },
    { id: "prizes", content: <PrizeTable levels={regulation.rule.prizes.levels} /> },
    ...(hasAwards(regulation) ? [{ id: "awards", content: <AwardsRules regulation={regulation} /> }] : []),
    { id: "deciding", content: <DecidingRules deciding={regulation.deciding} /> },
  ];
  return (
    <Page
      eyebrow={
        <Link className="link" to={paths.contest(contest.slug)} reloadDocument>
          {contest.title}
        </Link>
      }
      title={t("regulation.title")}
      lead={<Basis number={revision.number} decision={revision.decisionNumber} date={revision.decisionDate} />}
    >
      <nav className="no-print" aria-labelledby="contents">
        <h2 id="contents" className="sr-only">
          {t("regulation.contents")}
        </h2>
        <ol className="grid gap-x-8 sm:grid-cols-2">
          {parts.map(({ id }) => (
            <li key={id} className="border-b border-line">
              <a href={`#${id}`} className="link inline-block py-2.5">
                {t(`part.${id}`)}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {parts.map(({ id, content }) => (
        <Section key={id} id={id} title={t(`part.${id}`)}>
          {content}
        </Section>
      ))}
      <Section title={t("regulation.identity")} lead={t("regulation.identity-help")}>
        <DefinitionList
          items={[
            { term: t("regulation.revision"), description: revision.number },
            {
              term: t("regulation.frozen"),
              description: <When at={revision.createdAt} seconds zone={regulation.timeZone} />,
            },
            {
              term: "SHA-256",
              description: <code className="figures text-sm break-all">{revision.sha256}</code>,
            },
          ]}
        />
      </Section>
    </Page>
  );
}

function Basis({ number, decision, date }: { number: number; decision: string; date: string | null }) {
  const t = useT("public");
  const key = decision ? (date ? "decided-on" : "decided") : "plain";
  return t(`regulation.basis.${key}`, { number, decision, date: date ? formatLocalDate(date) : "" });
}
