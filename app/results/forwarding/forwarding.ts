import { levelLabel, type Regulation } from "~/contests/regulation";
import { searchKey } from "~/platform/vietnamese";
import type { ResultRow } from "../tally";

export const FORWARD_TARGETS = ["NATIONAL", "GOLDEN_BOOK"] as const;
export type ForwardTarget = (typeof FORWARD_TARGETS)[number];

/** How far the authors of an entry have agreed that their data are passed on. */
export interface ForwardConsent {
  readonly members: number;
  readonly agreed: number;
  /** Names of those who have not. */
  readonly open: readonly string[];
}

/** That an entry was chosen; `revokedAt`: and is no longer. */
export interface ForwardedTo {
  readonly id: string;
  readonly target: ForwardTarget;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
  readonly revokedAt: Date | null;
  readonly revokedBy: string;
}

/** An entry of the official result, with where it was sent on. */
export interface ForwardRow {
  readonly entryId: string;
  readonly code: string;
  readonly title: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly prizeId: string;
  /** Printed name of the prize; "" for none. */
  readonly prize: string;
  readonly rank: number | null;
  readonly score: string;
  readonly consent: ForwardConsent;
  readonly forwarded: readonly ForwardedTo[];
}

/** What the list is narrowed to; "" asks for nothing. */
export interface ForwardFilter {
  /** "": every prize, as what is sent on is mostly chosen among those. */
  readonly level: string;
  readonly group: string;
  readonly target: ForwardTarget | "";
  readonly q: string;
}

/** Asked for as a level: entries without a prize, and all of them. */
export const WITHOUT_PRIZE = "-";
export const ANY_LEVEL = "*";

export function forwardFilter(search: URLSearchParams): ForwardFilter {
  const text = (name: string) => (search.get(name) ?? "").slice(0, 200).trim();
  return {
    level: text("level"),
    group: text("group"),
    target: FORWARD_TARGETS.find((target) => target === search.get("target")) ?? "",
    q: text("q"),
  };
}

export function forwardQuery(filter: ForwardFilter): string {
  const asked = Object.entries(filter).filter(([, value]) => value !== "");
  return asked.length > 0 ? `?${new URLSearchParams(asked)}` : "";
}

/** The rows as asked for. */
export function narrowed(rows: readonly ForwardRow[], { level, group, target, q }: ForwardFilter): ForwardRow[] {
  const words = searchKey(q).split(" ").filter(Boolean);
  return rows.filter((row) => {
    const key = searchKey(`${row.code} ${row.title}`);
    return (
      isOfLevel(row, level) &&
      (group === "" || row.groupId === group) &&
      (target === "" || standsFor(row, target)) &&
      words.every((word) => key.includes(word))
    );
  });
}

function isOfLevel({ prizeId }: ForwardRow, level: string): boolean {
  if (level === ANY_LEVEL) return true;
  if (level === "") return prizeId !== "";
  return prizeId === (level === WITHOUT_PRIZE ? "" : level);
}

/** Whether the entry is chosen for it now. */
export function standsFor({ forwarded }: Pick<ForwardRow, "forwarded">, target: ForwardTarget): boolean {
  return forwarded.some((one) => one.target === target && one.revokedAt === null);
}

/** By prize in the order of the regulation, then by rank, then by code; without a prize last. */
export function inOrder(rows: readonly ForwardRow[], { rule }: Pick<Regulation, "rule">): ForwardRow[] {
  const place = new Map(rule.prizes.levels.map(({ id }, index) => [id, index]));
  const last = place.size;
  return rows.toSorted(
    (a, b) =>
      (place.get(a.prizeId) ?? last) - (place.get(b.prizeId) ?? last) ||
      (a.rank ?? Infinity) - (b.rank ?? Infinity) ||
      (a.code < b.code ? -1 : 1),
  );
}

/** What the official result says of an entry, in words. */
export function prizeOf(regulation: Regulation, row: Pick<ResultRow, "prize">): { id: string; label: string } {
  return row.prize ? { id: row.prize, label: levelLabel(regulation, row.prize) ?? row.prize } : { id: "", label: "" };
}
