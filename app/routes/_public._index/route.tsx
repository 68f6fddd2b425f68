import { Link, useLoaderData } from "@remix-run/react";
import { publicContests, type PublicContest } from "~/contests/contest.server";
import { PhaseBadge, PhaseDate } from "~/contests/public-phase";
import { paths } from "~/paths";
import { now } from "~/platform/clock.server";
import { useT, type Translate } from "~/ui/i18n";
import { EmptyState, Page, Section } from "~/ui/page";
import type { Shared } from "~/ui/share-tags";

export const handle = {
  noScript: true,
  title: "public:home.title",
  share: (_page: object, t: Translate): Shared => ({
    path: paths.home(),
    title: t("public:home.title"),
    description: t("public-results:share.home"),
  }),
};

export async function loader() {
  const instant = now();
  return { now: instant.toISOString(), contests: await publicContests(instant) };
}

const GROUPS = {
  open: ["open", "announced"],
  judging: ["judging", "closed"],
  published: ["published"],
} as const satisfies Record<string, readonly PublicContest["phase"][]>;

export default function Home() {
  const { now, contests } = useLoaderData<typeof loader>();
  const t = useT("public");
  const groups = Object.entries(GROUPS).map(([name, phases]) => ({
    name,
    contests: contests.filter(({ phase }) => (phases as readonly string[]).includes(phase)),
  }));
  return (
    <Page title={t("home.title")} lead={t("home.lead")}>
      {contests.length === 0 ? (
        <EmptyState title={t("home.empty.title")}>{t("home.empty.text")}</EmptyState>
      ) : (
        groups
          .filter((group) => group.contests.length > 0)
          .map((group) => (
            <Section key={group.name} title={t(`home.${group.name}`)}>
              <ul className="grid gap-4 md:grid-cols-2">
                {group.contests.map((contest) => (
                  <li key={contest.slug}>
                    <ContestCard contest={contest} now={now} />
                  </li>
                ))}
              </ul>
            </Section>
          ))
      )}
    </Page>
  );
}

function ContestCard({ contest, now }: { contest: PublicContest; now: string }) {
  const to = contest.phase === "published" ? paths.results(contest.slug) : paths.contest(contest.slug);
  return (
    <article className="card card-link relative flex h-full flex-col items-start">
      <PhaseBadge phase={contest.phase} />
      <h3 className="card-title mt-3">
        <Link to={to} className="after:absolute after:inset-0" reloadDocument>
          {contest.title}
        </Link>
      </h3>
      <p className="text-muted">{contest.organisationName}</p>
      <p className="mt-auto pt-4 text-muted">
        <PhaseDate contest={contest} now={now} />
      </p>
    </article>
  );
}
