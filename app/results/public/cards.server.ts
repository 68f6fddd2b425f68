import { visiblePublication } from "../published.server";
import { shownSummaries } from "./summaries.server";

/** What the card of a contest's result, or of one of its winners, is about. */
export interface CardFacts {
  readonly contest: string;
  readonly organisation: string;
  readonly judged: number;
  readonly awarded: number;
  readonly solution: { readonly title: string; readonly levelLabel: string; readonly summary: string } | null;
}

/**
 * null where nothing is published, or not of that entry. Names nobody: cards are kept where consent is not asked again. A
 * summary was written for the public, and stands on it only while its authors agree.
 */
export async function cardFacts(slug: string, code: string | null, now: Date): Promise<CardFacts | null> {
  const publication = await visiblePublication(slug, now);
  if (!publication) return null;
  const { title, organisation, winners } = publication;
  const found = winners.levels.flatMap(({ label, winners: list }) =>
    list.filter((winner) => winner.code === code).map((winner) => ({ title: winner.title, levelLabel: label })),
  )[0];
  if (code !== null && !found) return null;
  const summaries = code === null ? null : await shownSummaries(publication, [code], now);
  return {
    contest: title,
    organisation,
    judged: winners.judged,
    awarded: winners.levels.reduce((sum, level) => sum + level.winners.length, 0),
    solution: found ? { ...found, summary: summaries?.get(code ?? "") ?? "" } : null,
  };
}
