/** Pages between two reports of how far a batch is, and two assurances that somebody works on it. */
export const REPORT_EVERY = 20;
/** After as many beginnings it is given up: something in it brings every run down. */
export const MOST_ATTEMPTS = 4;
/** How long nobody else takes up what one run has begun, unless that says so again. */
export const LEASE_SECONDS = 60;
/** How long a finished file is kept. */
export const KEPT_DAYS = 7;
/**
 * What was written so shortly before a file was ordered may not have been there yet when its names were read: a
 * transaction lasts, and the clocks of two machines differ.
 */
export const DOUBT_MS = 30_000;

const DAY = 24 * 60 * 60 * 1000;

export type BatchForm = "pdf" | "zip";

/** Catalogue: `certificates:batch.state.<state>`. */
export type ShownBatchState = "waiting" | "running" | "ready" | "stale" | "removed" | "failed";

/** Until when a finished file is kept. */
export function keptUntil(finishedAt: Date): Date {
  return new Date(finishedAt.getTime() + KEPT_DAYS * DAY);
}

/** What became of a batch. `stale`: something in its file no longer holds. */
export function shownState(
  batch: { readonly state: "WAITING" | "RUNNING" | "DONE" | "FAILED"; readonly hasFile: boolean; readonly finishedAt: Date | null },
  { stale, now }: { readonly stale: boolean; readonly now: Date },
): ShownBatchState {
  switch (batch.state) {
    case "WAITING":
      return "waiting";
    case "RUNNING":
      return "running";
    case "FAILED":
      return "failed";
    case "DONE":
      if (stale) return "stale";
      return batch.hasFile && batch.finishedAt && now < keptUntil(batch.finishedAt) ? "ready" : "removed";
  }
}
