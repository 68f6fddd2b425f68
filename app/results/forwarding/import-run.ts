/** After as many beginnings in which nothing came in it is given up: something in it brings every run down. */
export const MOST_ATTEMPTS = 4;
/** The same for taking out of it what came in, counted on from there. */
export const MOST_ATTEMPTS_TO_EMPTY = 2 * MOST_ATTEMPTS;
/** How long nobody else takes up what one run has begun, unless that says so again. */
export const LEASE_SECONDS = 120;

/** Why one dossier did not come in. Catalogue: `taking-in.left.<code>`. */
export type NotTaken = "gone" | "no-field" | "already" | "file-gone" | "file-refused" | "closed";

export interface LeftDossier {
  readonly there: string;
  readonly why: NotTaken;
}

/** How far a run is that takes dossiers in, and what became of each. */
export interface RunReport {
  readonly state: "waiting" | "running" | "done" | "failed";
  readonly at: Date;
  readonly total: number;
  /** Of how many it is settled whether they came in. */
  readonly done: number;
  readonly taken: readonly { readonly there: string; readonly entryId: string; readonly code: string }[];
  /** How many of those that came in were withdrawn since; they are not among `taken`. */
  readonly withdrawn: number;
  readonly left: readonly LeftDossier[];
  /** A reference to what the log says of a run that was given up; else "". */
  readonly fault: string;
}
