/** How fast an upload goes, by what it did in the last seconds. */
export type Pace = readonly { readonly at: number; readonly bytes: number }[];

const WINDOW_MS = 12_000;
/** Before that a first burst into buffers is taken for the line. */
const LEAST_MS = 1_500;

/** The pace with one more observation: `bytes` have arrived in all at the instant `at` (milliseconds). */
export function paceAfter(pace: Pace, at: number, bytes: number): Pace {
  // It goes on from an earlier place after an interruption: what was before says nothing.
  const last = pace.at(-1);
  const before = last && bytes >= last.bytes ? pace : [];
  return [...before.filter((seen) => seen.at >= at - WINDOW_MS), { at, bytes }];
}

/** Bytes a second, and seconds until `size` are there; null while nobody can tell. */
export function forecast(
  pace: Pace,
  size: number,
): { readonly perSecond: number; readonly seconds: number } | null {
  const [first] = pace;
  const last = pace.at(-1);
  if (!first || !last || last.at - first.at < LEAST_MS || last.bytes <= first.bytes) return null;
  const perSecond = ((last.bytes - first.bytes) * 1000) / (last.at - first.at);
  return { perSecond, seconds: Math.max(0, Math.ceil((size - last.bytes) / perSecond)) };
}

/** A duration as people say it: one number and its unit. */
export function roughly(seconds: number): {
  readonly unit: "seconds" | "minutes" | "hours";
  readonly count: number;
} {
  if (seconds < 90) return { unit: "seconds", count: seconds < 10 ? seconds : Math.ceil(seconds / 5) * 5 };
  if (seconds < 90 * 60) return { unit: "minutes", count: Math.round(seconds / 60) };
  return { unit: "hours", count: Math.round(seconds / 3600) };
}

/** How long to wait before the attempt after `failures` in a row, in milliseconds. */
export function retryDelay(failures: number): number {
  return Math.min(60_000, 1_000 * 2 ** Math.min(failures, 6));
}
