import type { AwardBasis } from "./award-basis";

/** Somebody who gets a special or a collective prize, as it was decided and not withdrawn. */
export interface AwardWinner {
  readonly awardId: string;
  /** Of the regulation's special prizes, or of its collective levels. */
  readonly prizeId: string;
  readonly label: string;
  readonly amountVnd: number;
  /** Who gives it; "": the organiser. Only of special prizes. */
  readonly sponsor: string;
  /** The entry that gets it; null: a unit does. */
  readonly entry: { readonly id: string; readonly code: string; readonly title: string } | null;
  /** The one member of the entry who gets it ("m1"); null: all of them. */
  readonly memberId: string | null;
  /** The unit that gets it; null: an entry does. */
  readonly unit: { readonly id: string; readonly name: string } | null;
  /** Found by the regulation's rule, or named by the committee, which says why. */
  readonly byRule: boolean;
  readonly basis: AwardBasis;
  readonly reason: string;
  readonly decidedAt: Date;
}

export interface AwardWinners {
  /** In the order of the regulation, then as they were decided. */
  readonly special: readonly AwardWinner[];
  /** Units only. */
  readonly collective: readonly AwardWinner[];
}
