import { frozenRegulation, REVISION_IN_FORCE } from "~/contests/contest.server";
import { publicMembers } from "~/entries/members/public-members.server";
import { db } from "~/platform/db.server";
import { whyNotSeeResults } from "./result-policy";
import { winnersSchema, type Winner, type Winners } from "./winners";

/** A winner with those of its authors who may be named; `unnamed`: how many others there are. */
export interface ShownWinner extends Winner {
  readonly people: readonly { readonly name: string; readonly unit: string }[];
  readonly unnamed: number;
}

type ShownWinners = Omit<Winners, "levels"> & {
  readonly levels: readonly (Omit<Winners["levels"][number], "winners"> & {
    readonly winners: readonly ShownWinner[];
  })[];
};

export interface PublishedResults {
  readonly title: string;
  readonly slug: string;
  readonly organisation: string;
  readonly publishedAt: Date;
  readonly bundleSha256: string;
  readonly bundleBytes: number;
  readonly winners: ShownWinners;
}

/**
 * The public result of a contest; null before it is published. Names are those of the authors whose consent to be
 * named stands now.
 */
export async function publishedResults(slug: string, now: Date): Promise<PublishedResults | null> {
  const contest = await db.contest.findUnique({
    where: { slug },
    select: {
      id: true,
      ...REVISION_IN_FORCE,
      title: true,
      slug: true,
      state: true,
      organisation: { select: { name: true } },
      publications: { orderBy: { number: "desc" }, take: 1 },
    },
  });
  const publication = contest?.publications[0];
  const revision = contest?.revisions[0];
  if (!contest || !publication || !revision || whyNotSeeResults(contest.state)) return null;
  const winners = winnersSchema.parse(publication.winners);
  const codes = winners.levels.flatMap((level) => level.winners.map(({ code }) => code));
  const named = await publicMembers(contest.id, codes, frozenRegulation(revision), now);
  return {
    title: contest.title,
    slug: contest.slug,
    organisation: contest.organisation.name,
    publishedAt: publication.publishedAt,
    bundleSha256: publication.bundleSha256,
    bundleBytes: new TextEncoder().encode(publication.bundle).length,
    winners: {
      ...winners,
      levels: winners.levels.map((level) => ({
        ...level,
        winners: level.winners.map((winner) => ({
          ...winner,
          ...(named.get(winner.code) ?? { people: [], unnamed: 0 }),
        })),
      })),
    },
  };
}

/** The bundle as published, byte for byte; null before that. */
export async function publishedBundle(slug: string): Promise<{ text: string; sha256: string } | null> {
  const publication = await db.publication.findFirst({
    where: { contest: { slug, state: "PUBLISHED" } },
    orderBy: { number: "desc" },
    select: { bundle: true, bundleSha256: true },
  });
  return publication && { text: publication.bundle, sha256: publication.bundleSha256 };
}
