/** Figures of one edition of a contest; null: not known, or not to be told yet. */
export interface EditionFigures {
  readonly year: number;
  /** "lần thứ VI"; "" where it has none. */
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
