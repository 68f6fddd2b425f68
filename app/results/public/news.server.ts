import { publicContests } from "~/contests/contest.server";
import { shownBy } from "~/contests/shown-publication";
import { db } from "~/platform/db.server";
import { visiblePublication } from "../published.server";
import { winnersSchema } from "../winners";
import { shownSummaries } from "./summaries.server";

/** Something that happened to a contest and is public. Instants as ISO texts. */
export interface News {
  readonly what: "opened" | "published" | "provisional" | "corrected";
  /** Of a publication its number. */
  readonly number: number;
  readonly slug: string;
  readonly contest: string;
  readonly organisation: string;
  readonly at: string;
  readonly until: string;
}

const NEWEST = 100;

/** A winning solution whose authors let its summary be read. */
export interface SolutionNews {
  readonly slug: string;
  readonly code: string;
  readonly title: string;
  readonly levelLabel: string;
  readonly organisation: string;
  readonly summary: string;
  readonly at: string;
}

/** Results whose solutions stand in the feed: a reader of feeds looks for what is new. */
const NEWEST_RESULTS = 3;

/** The winners of the newest official results with the summaries that may be shown now. */
export async function solutionNews(now: Date): Promise<SolutionNews[]> {
  const newest = await db.publication.findMany({
    where: { ...shownBy(now), kind: "OFFICIAL" },
    orderBy: { visibleAt: "desc" },
    distinct: ["contestId"],
    take: NEWEST_RESULTS,
    select: { contest: { select: { slug: true } } },
  });
  const news: SolutionNews[] = [];
  for (const { contest } of newest) {
    const publication = await visiblePublication(contest.slug, now);
    if (!publication) continue;
    const { slug, organisation, visibleAt, winners } = publication;
    const won = winners.levels.flatMap(({ label, winners: list }) =>
      list.map(({ code, title }) => ({ code, title, levelLabel: label })),
    );
    const summaries = await shownSummaries(publication, won.map(({ code }) => code), now);
    for (const winner of won) {
      const summary = summaries.get(winner.code);
      if (summary) news.push({ slug, ...winner, organisation, summary, at: visibleAt.toISOString() });
    }
  }
  return news;
}

/** Openings and publications that the public may know of, the newest first. */
export async function publicNews(now: Date): Promise<News[]> {
  const [contests, publications] = await Promise.all([
    publicContests(now),
    db.publication.findMany({
      where: shownBy(now),
      orderBy: { visibleAt: "desc" },
      take: NEWEST,
      select: {
        number: true,
        kind: true,
        reason: true,
        visibleAt: true,
        contest: { select: { slug: true, title: true, organisation: { select: { name: true } } } },
      },
    }),
  ]);
  const opened = contests
    .filter(({ submitOpensAt }) => submitOpensAt !== "" && submitOpensAt <= now.toISOString())
    .map(({ slug, title, organisationName, submitOpensAt, submitClosesAt }): News => ({
      what: "opened",
      number: 0,
      slug,
      contest: title,
      organisation: organisationName,
      at: submitOpensAt,
      until: submitClosesAt,
    }));
  const published = publications.map(({ number, kind, reason, visibleAt, contest }): News => ({
    what: kind === "PROVISIONAL" ? "provisional" : reason ? "corrected" : "published",
    number,
    slug: contest.slug,
    contest: contest.title,
    organisation: contest.organisation.name,
    at: visibleAt.toISOString(),
    until: "",
  }));
  return [...opened, ...published].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, NEWEST);
}

export interface PublicPage {
  readonly of: "contest" | "results" | "gallery" | "solution";
  readonly slug: string;
  readonly code: string;
  readonly changed: string | null;
}

/** Every page about a contest that search machines may read. */
export async function publicPages(now: Date): Promise<PublicPage[]> {
  const [contests, publications] = await Promise.all([
    publicContests(now),
    db.publication.findMany({
      where: shownBy(now),
      orderBy: [{ contestId: "asc" }, { number: "desc" }],
      distinct: ["contestId"],
      select: { visibleAt: true, winners: true, contest: { select: { slug: true } } },
    }),
  ]);
  return [
    ...contests.map(({ slug }): PublicPage => ({ of: "contest", slug, code: "", changed: null })),
    ...publications.flatMap(({ visibleAt, winners, contest: { slug } }): PublicPage[] => {
      const changed = visibleAt.toISOString();
      const codes = winnersSchema.parse(winners).levels.flatMap((level) => level.winners.map(({ code }) => code));
      return [
        { of: "results", slug, code: "", changed },
        { of: "gallery", slug, code: "", changed },
        ...codes.map((code): PublicPage => ({ of: "solution", slug, code, changed })),
      ];
    }),
  ];
}
