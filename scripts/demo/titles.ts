import source from "./titles.json" with { type: "json" };
import { pick, shuffled, type Random } from "~/platform/random";
import { SCHOOLS, WORKPLACES } from "./people-names";

const titles = source.titles as [string, string, string][];

const AGAIN = ", áp dụng tại ";

/**
 * `count` different titles out of the source's fields named (technical ones first). Where there are fewer real ones,
 * the rest are the same solutions tried at another place, and say so.
 */
export function titlesFor(
  random: Random,
  sourceFields: readonly string[],
  count: number,
  places: readonly string[] = [...SCHOOLS, ...WORKPLACES],
): string[] {
  const own = sourceFields.flatMap((field) =>
    shuffled(random, titles.filter(([, name]) => name === field).map(([, , title]) => title)),
  );
  const result = new Set(own.slice(0, count));
  while (result.size < count) {
    result.add(`${pick(random, own)}${AGAIN}${pick(random, places)}`);
  }
  return [...result];
}

/**
 * How good each of the solutions is meant to be. The best `prized` of the goals, which come first, go to ideas that
 * nobody had before.
 */
export function dealt<D extends { readonly title: string }>(
  random: Random,
  solutions: readonly D[],
  goals: readonly number[],
  prized: number,
): (D & { readonly goal: number })[] {
  const inLots = shuffled(random, solutions);
  const winners = inLots.filter(({ title }) => !title.includes(AGAIN)).slice(0, prized);
  const others = inLots.filter((one) => !winners.includes(one));
  const left = [...goals.slice(0, winners.length), ...shuffled(random, goals.slice(winners.length))];
  return [...winners, ...others].map((one, index) => ({ ...one, goal: left[index] ?? 0 }));
}
