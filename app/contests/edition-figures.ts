/** "VI" of "lần thứ VI" and of "VI", as it is typed and as a regulation has it; null where it ends in no number. */
export function numeralOf(edition: string): string | null {
  return /(?:^|\s)([IVXLCDM]+|\d+)$/.exec(edition.trim())?.[1] ?? null;
}

/** Figures of one edition of a contest; null: not known, or not to be told yet. */
export interface EditionFigures {
  readonly year: number;
  /** "lần thứ VI", "VI"; "" where it has none. */
  readonly edition: string;
  readonly submitted: number;
  readonly eligible: number | null;
  readonly prized: number | null;
  readonly authors: number | null;
  readonly women: number | null;
  readonly units: number | null;
  readonly moneyVnd: number | null;
  /** The edition that is looked at. */
  readonly current: boolean;
  /** Where figures that were put in by hand are from; null: counted by the system. */
  readonly source: string | null;
}
