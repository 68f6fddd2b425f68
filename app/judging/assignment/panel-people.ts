/** A judge of a panel who is given entries. */
export interface WorkingJudge {
  readonly id: string;
  readonly name: string;
  readonly unitName: string;
  readonly role: string;
  readonly expertise: readonly string[];
  /** Of an expert: the fields that they score; empty: all. */
  readonly fieldIds: readonly string[];
  readonly max: number | null;
  /** Entries that they have in other panels of the round. */
  readonly elsewhere: number;
}

export interface RoundEntry {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly fieldId: string | null;
}
