import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { publicContest } from "~/contests/contest.server";
import { FieldList } from "~/contests/field-list";
import { PhaseBadge, PhaseDate } from "~/contests/public-phase";
import { PrizeTable } from "~/contests/prize-table";
import { WindowsLine } from "~/contests/windows-line";
import { paths } from "~/paths";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/http.server";
import { voteState } from "~/results/awards/ballot";
import { contestOrganised } from "~/results/public/shared-page";
import { LinkButton } from "~/ui/button";
import { Steps } from "~/ui/figures";
import { useT, type Translate } from "~/ui/i18n";
import { Page, Section } from "~/ui/page";
import type { Shared } from "~/ui/share-tags";

type Data = Awaited<ReturnType<typeof loader>>;

export const handle = {
  noScript: true,
  title: (data: { contest: { title: string } } | undefined) => data?.contest.title,
  share: ({ contest: { slug, title, organisationName, phase } }: Data, t: Translate): Shared => ({
    path: paths.contest(slug),
    title,
    description: t("public-results:share.contest", { contest: title, organisation: organisationName }),
    ...(phase === "published" && { image: paths.contestCard(slug) }),
    data: contestOrganised({ title, organisation: organisationName }),
  }),
};

export async function loader({ params }: LoaderFunctionArgs) {
  const instant = now();
  const view = (await publicContest(params["slug"] ?? "", instant)) ?? notFound();
  return { ...view, now: instant.toISOString() };
}

export default function Contest() {
  const { contest, regulation, now } = useLoaderData<typeof loader>();
  const t = useT("public");
  const { specialPrizes, collective } = regulation;
  const awards = specialPrizes.length > 0 ? (collective ? "both" : "special") : collective && "collective";
  return (
    <Page
      title={contest.title}
      eyebrow={contest.organisationName}
      lead={
        <>
          <p className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
            <PhaseBadge phase={contest.phase} />
            <span>
              <PhaseDate contest={contest} now={now} />
            </span>
          </p>
          {regulation.summary}
        </>
      }
      actions={<MainAction slug={contest.slug} phase={contest.phase} votes={voteState(regulation, new Date(now)) === "open"} />}
    >
      <Section title={t("contest.timeline")}>
        <WindowsLine regulation={regulation} now={now} />
      </Section>
      {contest.phase === "announced" || contest.phase === "open" ? (
        <Section title={t("contest.how.title")}>
          <Steps
            steps={["account", "write", "attach", "submit"].map((step) => ({
              title: t(`contest.how.${step}.title`),
              text: t(`contest.how.${step}.text`, {
                sections: regulation.sections.length,
                questions: regulation.sections.flatMap(({ questions }) => questions).length,
              }),
            }))}
          />
        </Section>
      ) : null}
      <Section title={t("contest.fields")}>
        <FieldList regulation={regulation} />
      </Section>
      <Section title={t("contest.prizes")} lead={t(`prize.scope.${regulation.rule.prizes.scope}`)}>
        <PrizeTable levels={regulation.rule.prizes.levels} />
        {awards ? (
          <p className="mt-4">
            {t(`contest.awards.${awards}`)}{" "}
            <a className="link" href={`${paths.regulation(contest.slug)}#awards`}>
              {t("contest.awards.see")}
            </a>
          </p>
        ) : null}
      </Section>
    </Page>
  );
}

/** One thing to do first; the regulation is always there to be read. */
function MainAction({ slug, phase, votes }: { slug: string; phase: string; votes: boolean }) {
  const t = useT("public");
  return (
    <>
      {phase === "open" ? (
        <LinkButton variant="primary" to={paths.newEntry(slug)} reloadDocument>
          {t("contest.enter")}
        </LinkButton>
      ) : null}
      {votes ? (
        <LinkButton variant="primary" to={paths.publicVote(slug)} reloadDocument>
          {t("public-vote:title")}
        </LinkButton>
      ) : null}
      {phase === "published" ? (
        <LinkButton variant="primary" to={paths.results(slug)} reloadDocument>
          {t("contest.see-results")}
        </LinkButton>
      ) : null}
      <LinkButton
        variant={phase === "open" || phase === "published" || votes ? "secondary" : "primary"}
        to={paths.regulation(slug)}
        reloadDocument
      >
        {t("contest.read-regulation")}
      </LinkButton>
    </>
  );
}
