import { db } from "~/platform/db.server";
import { whyNotSeeResults } from "./result-policy";
import { winnersSchema, type Winners } from "./winners";

export interface PublishedResults {
  readonly title: string;
  readonly slug: string;
  readonly organisation: string;
  readonly publishedAt: Date;
  readonly bundleSha256: string;
  readonly bundleBytes: number;
  readonly winners: Winners;
}

/** The public result of a contest; null before it is published. */
export async function publishedResults(slug: string): Promise<PublishedResults | null> {
  const contest = await db.contest.findUnique({
    where: { slug },
    select: {
      title: true,
      slug: true,
      state: true,
      organisation: { select: { name: true } },
      publications: { orderBy: { number: "desc" }, take: 1 },
    },
  });
  const publication = contest?.publications[0];
  if (!contest || !publication || whyNotSeeResults(contest.state)) return null;
  return {
    title: contest.title,
    slug: contest.slug,
    organisation: contest.organisation.name,
    publishedAt: publication.publishedAt,
    bundleSha256: publication.bundleSha256,
    bundleBytes: new TextEncoder().encode(publication.bundle).length,
    winners: winnersSchema.parse(publication.winners),
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
