/** Why a contest cannot be tallied yet, or a line be locked. Catalogue: `results:closing.<code>`. */
export type ClosingFault =
  /** An entry that was sent in and not screened to the end. */
  | { readonly code: "unscreened"; readonly entry: string }
  /** A group with entries in the round and no panel. */
  | { readonly code: "no-panel"; readonly round: string; readonly group: string }
  /** A panel that its chair has not closed. */
  | { readonly code: "panel-open"; readonly round: string; readonly group: string }
  /** A sheet that is not submitted, or was given back. */
  | {
      readonly code: "sheet-missing";
      readonly round: string;
      readonly entry: string;
      readonly judge: string;
    }
  /** An entry of the round with fewer judges than the rule's minimum of sheets. */
  | {
      readonly code: "too-few-judges";
      readonly round: string;
      readonly entry: string;
      readonly judges: number;
      readonly minimum: number;
    }
  /** A sheet that counts although its judge may have an interest in the entry, about which nobody has decided. */
  | {
      readonly code: "interest-undecided";
      readonly round: string;
      readonly entry: string;
      readonly judge: string;
    }
  /** A round after which nobody has been let go on yet. */
  | { readonly code: "line-open"; readonly round: string }
  /** An entry of the round about which its line says nothing: it became eligible when the line was locked. */
  | { readonly code: "not-on-line"; readonly round: string; readonly entry: string }
  /** An entry that scores something else than when the line was locked: who goes on was decided by other marks. */
  | { readonly code: "line-outdated"; readonly round: string; readonly entry: string };

export interface ClosingFacts {
  readonly minimumSheets: number;
  /** In the order of the rule. */
  readonly rounds: readonly {
    readonly id: string;
    /**
     * `entries`: those on the round's line, whether they go on or not. `outdated`: those of them that take part and now
     * score something else. null: none is locked.
     */
    readonly line: { readonly entries: ReadonlySet<string>; readonly outdated: readonly string[] } | null;
  }[];
  readonly panels: readonly {
    readonly round: string;
    readonly group: string;
    readonly closed: boolean;
  }[];
  readonly entries: readonly {
    readonly code: string;
    readonly group: string;
    readonly state: "SUBMITTED" | "SUPPLEMENT_REQUESTED" | "ELIGIBLE";
    /** The rounds in which it takes part. */
    readonly rounds: readonly string[];
    readonly sheets: readonly {
      readonly round: string;
      readonly judge: string;
      readonly submitted: boolean;
      /** The judge may have an interest in the entry, and nobody has confirmed or lifted it. */
      readonly undecided: boolean;
    }[];
  }[];
}

/** Everything that keeps a contest from being tallied, not just the first; empty when nothing does. */
export function closingFaults(facts: ClosingFacts): ClosingFault[] {
  return [
    ...unscreened(facts),
    ...facts.rounds.flatMap(({ id }) => panelFaults(facts, id)),
    ...facts.rounds.flatMap(({ id }) => sheetFaults(facts, id)),
    ...facts.rounds.slice(0, -1).flatMap(({ id, line }): ClosingFault[] =>
      line === null
        ? [{ code: "line-open", round: id }]
        : [
            ...entriesIn(facts, id)
              .filter(({ code }) => !line.entries.has(code))
              .map(({ code }) => ({ code: "not-on-line" as const, round: id, entry: code })),
            ...line.outdated.map((entry) => ({ code: "line-outdated" as const, round: id, entry })),
          ],
    ),
  ];
}

/** Everything that keeps the line after a round from being locked. */
export function lineFaults(facts: ClosingFacts, round: string): ClosingFault[] {
  return [...unscreened(facts), ...panelFaults(facts, round), ...sheetFaults(facts, round)];
}

function unscreened({ entries }: ClosingFacts): ClosingFault[] {
  return entries
    .filter(({ state }) => state !== "ELIGIBLE")
    .map(({ code }) => ({ code: "unscreened", entry: code }));
}

function entriesIn({ entries }: ClosingFacts, round: string) {
  return entries.filter(({ state, rounds }) => state === "ELIGIBLE" && rounds.includes(round));
}

function panelFaults(facts: ClosingFacts, round: string): ClosingFault[] {
  const groups = [...new Set(entriesIn(facts, round).map(({ group }) => group))].sort();
  return groups.flatMap((group): ClosingFault[] => {
    const panel = facts.panels.find((each) => each.round === round && each.group === group);
    if (!panel) return [{ code: "no-panel", round, group }];
    return panel.closed ? [] : [{ code: "panel-open", round, group }];
  });
}

function sheetFaults(facts: ClosingFacts, round: string): ClosingFault[] {
  return entriesIn(facts, round).flatMap(({ code, sheets }): ClosingFault[] => {
    const own = sheets.filter((sheet) => sheet.round === round);
    const missing = own
      .filter(({ submitted }) => !submitted)
      .map(({ judge }) => ({ code: "sheet-missing" as const, round, entry: code, judge }));
    const few: ClosingFault[] =
      own.length < facts.minimumSheets
        ? [
            {
              code: "too-few-judges",
              round,
              entry: code,
              judges: own.length,
              minimum: facts.minimumSheets,
            },
          ]
        : [];
    const undecided = own
      .filter((sheet) => sheet.submitted && sheet.undecided)
      .map(({ judge }) => ({ code: "interest-undecided" as const, round, entry: code, judge }));
    return [...missing, ...few, ...undecided];
  });
}
