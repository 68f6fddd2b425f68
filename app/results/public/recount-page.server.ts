import { bundleSize, officialPublication } from "../published.server";
import { workingsNames, type WorkingsNames } from "../workings-names";

/** What the page "Recount it yourself" knows of the published file. */
export interface RecountPage {
  readonly slug: string;
  readonly title: string;
  readonly contestId: string;
  /** Of one that another has taken the place of since; null: the newest. */
  readonly number: number | null;
  readonly publishedAt: Date;
  readonly bundleSha256: string;
  readonly bundleBytes: number;
  readonly names: WorkingsNames;
}

/** null before there is an official result, which alone has a file. `asked`: the number of an earlier one. */
export async function recountPage(slug: string, now: Date, asked: number | null = null): Promise<RecountPage | null> {
  const [publication, newest] = await Promise.all([
    officialPublication(slug, now, asked),
    asked === null ? null : officialPublication(slug, now),
  ]);
  if (!publication) return null;
  const { id, title, contestId, visibleAt, bundleSha256, regulation } = publication;
  return {
    slug: publication.slug,
    title,
    contestId,
    number: newest && newest.id !== id ? asked : null,
    // For the public it is published from when on it sees it.
    publishedAt: visibleAt,
    bundleSha256,
    bundleBytes: await bundleSize(id),
    names: workingsNames(regulation),
  };
}
