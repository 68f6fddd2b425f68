/** Marks workings in this shape: `recount` compares these and leaves those of other programs alone. */
export const WORKINGS_FORMAT = "sangtao-workings/1";

/*
 * How a score, a rank and a prize came about, step by step, as plain JSON. Numbers that a rounding stage
 * has passed carry its decimals; unrounded ones are exact, an endless decimal as a fraction ("311/22").
 */
export interface Workings {
  readonly format: typeof WORKINGS_FORMAT;
  readonly status: "scored" | "insufficient-sheets";
  readonly rounds: readonly RoundWorkings[];
  /** Where the rule gives points for votes of the public: these are added to the rounds. */
  readonly publicVote?: { readonly votes: number; readonly highest: number; readonly points: string };
  /** Before and after the rounding of the total. */
  readonly total: { readonly exact: string; readonly rounded: string } | null;
  /** Each step of the chain that had to be asked because everything before it was equal. */
  readonly tieBreak: readonly TieBreakWorkings[];
  /** Each prize level that the entry was considered for, and what came of it. */
  readonly prizes: readonly PrizeWorkings[];
}

/** What a sheet holds, as it was published. */
export interface SheetScores {
  readonly round: string;
  readonly judge: string;
  readonly scores: Readonly<Record<string, string>>;
}

export interface RoundWorkings {
  readonly round: string;
  readonly weight: string;
  readonly validSheets: number;
  readonly sheets: readonly SheetWorkings[];
  /** Sheets first: the combined total before its rounding. */
  readonly combined?: string | null;
  /** Criteria first. */
  readonly criteria?: readonly CriterionWorkings[];
  /** What the round adds, before its weight; null where too few sheets count. */
  readonly score: string | null;
}

export interface SheetWorkings {
  readonly judge: string;
  /** Of the criteria that the sheet scores. */
  readonly total: string;
  /** Criteria that the sheet leaves out; sheets first: the sheet is not valid then. */
  readonly missing?: readonly string[];
  readonly dropped?: "lowest" | "highest";
}

export interface CriterionWorkings {
  readonly criterion: string;
  readonly marks: readonly {
    readonly judge: string;
    readonly mark: string;
    readonly dropped?: "lowest" | "highest";
  }[];
  readonly combined: string | null;
  readonly weighted: string | null;
}

export interface TieBreakWorkings {
  readonly by: "criterion" | "median" | "highest-sheet" | "round" | "vote";
  readonly id?: string;
  /** Greater is better; null comes last. For "vote" the place that the vote gave among the equal ones, 1 first. */
  readonly value: string | null;
}

export type PrizeOutcome =
  | "awarded"
  | "below-minimum"
  | "no-place-left"
  /** Tied at the quota's edge: waits for a decision. */
  | "undecided"
  /** Tied at the edge, and the rule awards all, or none. */
  | "awarded-with-tied"
  | "withheld-from-tied"
  /** A decision put somebody ranked above at a lower level, so the places of this one stay empty. */
  | "closed-by-decision"
  | "decided";

export interface PrizeWorkings {
  readonly level: string;
  readonly outcome: PrizeOutcome;
}
