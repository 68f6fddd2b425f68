import type { SpecialPrize } from "~/contests/regulation";
import { compare, decimal, fromInteger, sub, ZERO, type Exact } from "~/platform/decimal";

/** What of an entry special prizes are found from. Birth dates and consent are personal: nothing of it is published. */
export interface AwardEntry {
  readonly code: string;
  readonly fieldId: string;
  /** Decimal; null without a score. */
  readonly score: string | null;
  /** Whether it was judged in the last round. */
  readonly finalist: boolean;
  /** Whether it took a prize. */
  readonly prized: boolean;
  readonly unitId: string | null;
  readonly members: readonly {
    readonly id: string;
    /** "YYYY-MM-DD"; null: not known. */
    readonly bornOn: string | null;
    /** Belongs to an ethnic minority, said so, and agrees to its being used; otherwise false. */
    readonly minority: boolean;
  }[];
}

/** Somebody whom the rule finds. `value` is what decided: a date, a number of entries, a score. */
export interface Candidate {
  readonly entry: string | null;
  readonly memberId: string | null;
  readonly unitId: string | null;
  readonly value: string;
}

export interface SpecialFinding {
  readonly prizeId: string;
  /** The rule's own choice; fewer than the prize's count where there are fewer, or where equals do not all fit. */
  readonly found: readonly Candidate[];
  /** Equals at the edge: the committee chooses among them. */
  readonly tied: readonly Candidate[];
}

interface Ranked extends Candidate {
  /** Greater is better. */
  readonly merit: Exact;
}

/** Whom a special prize goes to by its rule; nobody where the committee names them. */
export function findSpecial(prize: SpecialPrize, all: readonly AwardEntry[]): SpecialFinding {
  const ranked = candidates(prize, amongOf(prize, all)).toSorted(
    (a, b) => compareOrder(a, b) || compareText(nameOf(a), nameOf(b)),
  );
  const edge = ranked[prize.count - 1];
  const next = ranked[prize.count];
  if (!edge || !next || compareOrder(edge, next) !== 0) {
    return { prizeId: prize.id, found: ranked.slice(0, prize.count).map(shown), tied: [] };
  }
  return {
    prizeId: prize.id,
    found: ranked.filter((each) => compareOrder(each, edge) < 0).map(shown),
    tied: ranked.filter((each) => compareOrder(each, edge) === 0).map(shown),
  };
}

/** The entries among which a special prize looks. */
export function amongOf({ among }: Pick<SpecialPrize, "among">, all: readonly AwardEntry[]): readonly AwardEntry[] {
  switch (among) {
    case "judged":
      return all;
    case "finalists":
      return all.filter(({ finalist }) => finalist);
    case "prized":
      return all.filter(({ prized }) => prized);
  }
}

function candidates({ rule }: SpecialPrize, entries: readonly AwardEntry[]): Ranked[] {
  switch (rule.by) {
    case "youngest":
    case "oldest":
      return entries.flatMap(({ code, members }) =>
        members.flatMap(({ id, bornOn }) =>
          bornOn === null
            ? []
            : [
                {
                  ...nobody,
                  entry: code,
                  memberId: id,
                  value: bornOn,
                  merit: meritOfDay(bornOn, rule.by),
                },
              ],
        ),
      );
    case "most-entries": {
      const counts = new Map<string, number>();
      for (const { unitId } of entries)
        if (unitId) counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
      return [...counts].map(([unitId, count]) => ({
        ...nobody,
        unitId,
        value: String(count),
        merit: fromInteger(count),
      }));
    }
    case "ethnic-minority":
      return best(entries.filter(({ members }) => members.some(({ minority }) => minority)));
    case "field":
      return best(entries.filter(({ fieldId }) => fieldId === rule.fieldId));
    case "committee":
      return [];
  }
}

const nobody = { entry: null, memberId: null, unitId: null } as const;

/** By score: ranks of different groups cannot be compared. */
function best(entries: readonly AwardEntry[]): Ranked[] {
  return entries.flatMap(({ code, score }) =>
    score === null ? [] : [{ ...nobody, entry: code, value: score, merit: decimal(score) }],
  );
}

function meritOfDay(bornOn: string, by: "youngest" | "oldest"): Exact {
  const day = fromInteger(Date.parse(bornOn));
  return by === "youngest" ? day : sub(ZERO, day);
}

function compareOrder(a: Ranked, b: Ranked): number {
  return compare(b.merit, a.merit);
}

function nameOf({ entry, memberId, unitId }: Candidate): string {
  return `${entry ?? ""} ${memberId ?? ""} ${unitId ?? ""}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function shown({ entry, memberId, unitId, value }: Ranked): Candidate {
  return { entry, memberId, unitId, value };
}
