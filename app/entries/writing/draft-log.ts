import { z } from "zod";
import type { FieldConflict } from "./merge-draft";

/** So many requests are remembered: one that is sent again after a lost answer is among the latest. */
const REQUESTS = 30;

const touchSchema = z.object({ by: z.string(), at: z.iso.datetime() });
const logSchema = z.object({
  /** By path: who changed it last, and when. */
  touched: z.record(z.string(), touchSchema).default({}),
  /** What has been saved already, by the ids that browsers give their requests, and which paths of it collided. */
  requests: z.array(z.object({ id: z.string(), collided: z.array(z.string()) })).default([]),
});

export type DraftLog = z.infer<typeof logSchema>;
export type Touch = z.infer<typeof touchSchema>;

/** A conflict with whoever wrote what stands there, as far as it is known. */
export interface AttributedConflict extends FieldConflict {
  readonly by: string | null;
  readonly at: Date | null;
}

export function readDraftLog(stored: unknown): DraftLog {
  return logSchema.catch({ touched: {}, requests: [] }).parse(stored);
}

/** The log after one saving; what no longer stands in the draft is forgotten with it. */
export function logSaving(
  log: DraftLog,
  paths: readonly string[],
  {
    by,
    at,
    done,
  }: {
    readonly by: string;
    readonly at: Date;
    readonly done: DraftLog["requests"];
  },
): DraftLog {
  const touch = { by, at: at.toISOString() };
  return {
    touched: { ...log.touched, ...Object.fromEntries(paths.map((path) => [path, touch])) },
    requests: [...log.requests, ...done].slice(-REQUESTS),
  };
}

/** Who touched a path last: itself, or the person that it is a property of. */
export function touchOf({ touched }: DraftLog, path: string): Touch | null {
  return touched[path] ?? touched[path.split(".").slice(0, 2).join(".")] ?? null;
}
