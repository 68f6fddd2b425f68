/** Why a contest cannot be tallied yet. Catalogue: `results:closing.<code>`. */
export type ClosingFault =
  /** An entry that was sent in and not screened to the end. */
  | { readonly code: "unscreened"; readonly entry: string }
  /** A group with eligible entries and no panel. */
  | { readonly code: "no-panel"; readonly group: string }
  /** A panel that its chair has not closed. */
  | { readonly code: "panel-open"; readonly group: string }
  /** A sheet that is not submitted, or was given back. */
  | { readonly code: "sheet-missing"; readonly entry: string; readonly judge: string }
  /** An eligible entry with fewer judges than the rule's minimum of sheets. */
  | {
      readonly code: "too-few-judges";
      readonly entry: string;
      readonly judges: number;
      readonly minimum: number;
    };

export interface ClosingFacts {
  readonly minimumSheets: number;
  /** Round ids that need a panel in each group. */
  readonly rounds: readonly string[];
  readonly panels: readonly {
    readonly round: string;
    readonly group: string;
    readonly closed: boolean;
  }[];
  readonly entries: readonly {
    readonly code: string;
    readonly group: string;
    readonly state: "SUBMITTED" | "SUPPLEMENT_REQUESTED" | "ELIGIBLE";
    readonly sheets: readonly {
      readonly round: string;
      readonly judge: string;
      readonly submitted: boolean;
    }[];
  }[];
}

/** Everything that keeps a contest from being tallied, not just the first; empty when nothing does. */
export function closingFaults(facts: ClosingFacts): ClosingFault[] {
  const eligible = facts.entries.filter((entry) => entry.state === "ELIGIBLE");
  const groups = [...new Set(eligible.map((entry) => entry.group))].sort();
  return [
    ...facts.entries
      .filter((entry) => entry.state !== "ELIGIBLE")
      .map((entry) => ({ code: "unscreened" as const, entry: entry.code })),
    ...facts.rounds.flatMap((round) =>
      groups.flatMap((group): ClosingFault[] => {
        const panel = facts.panels.find((each) => each.round === round && each.group === group);
        if (!panel) return [{ code: "no-panel", group }];
        return panel.closed ? [] : [{ code: "panel-open", group }];
      }),
    ),
    ...eligible.flatMap((entry) =>
      facts.rounds.flatMap((round): ClosingFault[] => {
        const sheets = entry.sheets.filter((sheet) => sheet.round === round);
        const missing = sheets
          .filter((sheet) => !sheet.submitted)
          .map((sheet) => ({
            code: "sheet-missing" as const,
            entry: entry.code,
            judge: sheet.judge,
          }));
        const few: ClosingFault[] =
          sheets.length < facts.minimumSheets
            ? [
                {
                  code: "too-few-judges",
                  entry: entry.code,
                  judges: sheets.length,
                  minimum: facts.minimumSheets,
                },
              ]
            : [];
        return [...missing, ...few];
      }),
    ),
  ];
}
