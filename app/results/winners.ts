import { fieldOf, type Regulation } from "~/contests/regulation";
import { z } from "zod";
import type { ToldOfWinners } from "./result-policy";
import type { ResultRow } from "./tally";

const winnerSchema = z.object({
  code: z.string(),
  title: z.string(),
  field: z.string(),
  group: z.string(),
  /** Id of the prize level. */
  prize: z.string(),
  /** "" on a provisional list. */
  score: z.string(),
  /** 0 on a provisional list. */
  rank: z.number().int(),
});

/** A special prize as it is frozen: who gets it, without a name. */
const specialSchema = z.object({
  /** Id in the regulation, and how its rule finds who gets it. */
  prize: z.string(),
  by: z.string(),
  label: z.string(),
  amountVnd: z.number().int(),
  sponsor: z.string(),
  /** Of the entry that gets it; null: a unit does. */
  code: z.string().nullable(),
  title: z.string(),
  /** The one author who gets it. */
  memberId: z.string().nullable(),
  unit: z.string(),
  /** The unit may be renamed; lists of before held its name alone. */
  unitId: z.string().nullish(),
});

/** A collective prize with the unit that gets it. */
const collectiveSchema = z.object({
  prize: z.string(),
  label: z.string(),
  amountVnd: z.number().int(),
  unit: z.string(),
  unitId: z.string().nullish(),
  points: z.string(),
});

/**
 * The list of winners as it is frozen: no person in it. Names are read from the entries whenever the page is shown,
 * since consent to show them may be withdrawn. (Lists of before held names; they are not read.)
 */
export const winnersSchema = z.object({
  levels: z.array(
    z.object({ id: z.string(), label: z.string(), amountVnd: z.number().int(), winners: z.array(winnerSchema) }),
  ),
  /** Entries that took part in the ranking. */
  judged: z.number().int(),
  groups: z.array(z.object({ id: z.string(), name: z.string(), judged: z.number().int() })),
  special: z.array(specialSchema).default([]),
  collective: z.array(collectiveSchema).default([]),
});

export type Winners = z.infer<typeof winnersSchema>;
export type Winner = z.infer<typeof winnerSchema>;
export type SpecialWinner = z.infer<typeof specialSchema>;
export type CollectiveWinner = z.infer<typeof collectiveSchema>;

/** A winner with those of its authors who may be named; `unnamed`: how many others there are. */
export interface ShownWinner extends Winner {
  readonly people: readonly { readonly name: string; readonly unit: string }[];
  readonly unnamed: number;
}

/** A special prize as it is shown. `entry`: null where it may not be said (any more) who got it. */
export interface ShownSpecial {
  readonly prize: string;
  readonly label: string;
  readonly amountVnd: number;
  readonly sponsor: string;
  readonly entry: { readonly code: string; readonly title: string } | null;
  readonly people: readonly { readonly name: string; readonly unit: string }[];
  readonly unit: string;
}

/** The list of winners as it is shown. */
export type ShownWinners = Omit<Winners, "levels" | "special" | "collective"> & {
  readonly special: readonly ShownSpecial[];
  readonly collective: readonly Omit<CollectiveWinner, "unitId">[];
  readonly levels: readonly (Omit<Winners["levels"][number], "winners"> & {
    readonly winners: readonly ShownWinner[];
  })[];
};

/** As far as they may be told; without ranks in the order of their codes, which says nothing. */
export function asTold(winners: Winners, { scores, ranks }: Pick<ToldOfWinners, "scores" | "ranks">): Winners {
  if (scores && ranks) return winners;
  return {
    ...winners,
    levels: winners.levels.map((level) => {
      const told = level.winners.map((winner) => ({
        ...winner,
        ...(!scores && { score: "" }),
        ...(!ranks && { rank: 0 }),
      }));
      return { ...level, winners: ranks ? told : told.sort((a, b) => (a.code < b.code ? -1 : 1)) };
    }),
  };
}

/** What of an entry the list of winners is made from. */
export interface WinningEntry {
  readonly title: string;
  readonly fieldId: string;
  readonly groupId: string;
}

/**
 * The list of winners by level, in the regulation's order of levels; a level nobody reached stays in it, empty.
 * Throws when a row names an entry that is not given: a winner must not vanish silently.
 */
export function winnersOf(
  regulation: Regulation,
  rows: readonly ResultRow[],
  entries: ReadonlyMap<string, WinningEntry>,
  awards: Pick<Winners, "special" | "collective"> = { special: [], collective: [] },
): Winners {
  const winners = rows.map((row): Winner => {
    const entry = entries.get(row.entry);
    if (!entry) throw new Error(`no entry ${row.entry}`);
    return {
      code: row.entry,
      title: entry.title,
      field: fieldOf(regulation, entry.fieldId)?.name ?? "",
      group: entry.groupId,
      prize: row.prize ?? "",
      score: row.score ?? "",
      rank: row.rank ?? 0,
    };
  });
  return {
    levels: regulation.rule.prizes.levels.map(({ id, label, amountVnd }) => ({
      id,
      label,
      amountVnd,
      winners: winners.filter(({ prize }) => prize === id),
    })),
    judged: rows.length,
    groups: regulation.groups.map(({ id, name }) => ({
      id,
      name,
      judged: winners.filter(({ group }) => group === id).length,
    })),
    ...awards,
  };
}
