import { bundleSize, visiblePublication } from "../published.server";
import { workingsNames, type WorkingsNames } from "../workings-names";

/** What the page "Recount it yourself" knows of the published file. */
export interface RecountPage {
  readonly slug: string;
  readonly title: string;
  readonly contestId: string;
  readonly publishedAt: Date;
  readonly bundleSha256: string;
  readonly bundleBytes: number;
  readonly names: WorkingsNames;
}

/** null before there is an official result, which alone has a file. */
export async function recountPage(slug: string, now: Date): Promise<RecountPage | null> {
  const publication = await visiblePublication(slug, now);
  if (!publication || publication.kind !== "OFFICIAL") return null;
  const { id, title, contestId, visibleAt, bundleSha256, regulation } = publication;
  return {
    slug: publication.slug,
    title,
    contestId,
    // For the public it is published from when on it sees it.
    publishedAt: visibleAt,
    bundleSha256,
    bundleBytes: await bundleSize(id),
    names: workingsNames(regulation),
  };
}
