import source from "./titles.json" with { type: "json" };
import { pick, shuffled, type Random } from "~/platform/random";
import { SCHOOLS, WORKPLACES } from "./people-names";

const titles = source.titles as [string, string, string][];

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
    result.add(`${pick(random, own)}, áp dụng tại ${pick(random, places)}`);
  }
  return [...result];
}
