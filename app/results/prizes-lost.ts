import { isSameUnit } from "~/contests/given-prizes";
import type { ResultRow } from "./tally";
import type { Winners } from "./winners";

/** Who gets what: of a list that was made known, or of the newest result. */
export interface Won {
  /** Entry to the level of its prize. */
  readonly prizes: ReadonlyMap<string, string>;
  readonly special: readonly Pick<Winners["special"][number], "prize" | "code" | "memberId" | "unit" | "unitId">[];
  readonly collective: readonly Pick<Winners["collective"][number], "amountVnd" | "unit" | "unitId">[];
}

/** What a published list gives. */
export function wonBy({ levels, special, collective }: Winners): Won {
  const prizes = new Map(levels.flatMap(({ id, winners }) => winners.map(({ code }) => [code, id] as const)));
  return { prizes, special, collective };
}

/** What a result gives that is not published yet. */
export function wonIn(results: readonly Pick<ResultRow, "entry" | "prize">[], awards: Pick<Winners, "special" | "collective">): Won {
  return { ...awards, prizes: new Map(results.flatMap(({ entry, prize }) => (prize === null ? [] : [[entry, prize]]))) };
}

/**
 * Whether somebody loses what a list gave them: an entry its prize, or a higher one for a lower; an author or a unit a
 * special prize; a unit its collective prize, or a larger one for a smaller. `levels`: ids, the highest first.
 */
export function losesPrize(before: Won, after: Won, levels: readonly string[]): boolean {
  const place = (level: string | undefined) => {
    const at = level === undefined ? -1 : levels.indexOf(level);
    return at < 0 ? levels.length : at;
  };
  const entries = [...before.prizes].some(([entry, level]) => place(after.prizes.get(entry)) > place(level));
  const special = before.special.some(
    (award) =>
      !after.special.some(
        (one) => one.prize === award.prize && one.code === award.code && one.memberId === award.memberId && isSameUnit(one, award),
      ),
  );
  const collective = before.collective.some(
    (award) => !after.collective.some((one) => isSameUnit(one, award) && one.amountVnd >= award.amountVnd),
  );
  return entries || special || collective;
}
