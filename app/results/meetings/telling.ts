/** A meeting of the body in question. */
export interface Telling {
  readonly id: string;
  readonly startedAt: Date;
  /** When it was written down. */
  readonly createdAt: Date;
  readonly signedAt: Date | null;
}

/**
 * Whose minutes tell of what was decided at an instant, where no meeting was named: those of the meeting that had begun
 * last, or where these were signed before, of the next. Null: there is none yet.
 *
 * What signed minutes tell is for good: whatever was signed first is asked first, and knows of no meeting that was written
 * down later.
 */
export function tellingOf(meetings: readonly Telling[], at: Date): string | null {
  const inTime = meetings.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
  const signed = meetings
    .flatMap(({ id, signedAt }) => (signedAt !== null && signedAt >= at ? [{ id, signedAt }] : []))
    .toSorted((a, b) => a.signedAt.getTime() - b.signedAt.getTime());
  const first = signed.find(({ id, signedAt }) => {
    const known = inTime.filter(({ createdAt }) => createdAt <= signedAt);
    return taking(known, at, (one) => one.signedAt === null || one.signedAt >= at) === id;
  });
  return first?.id ?? taking(inTime, at, ({ signedAt }) => signedAt === null);
}

/** Of meetings in the order of their time: the last that had begun, or else the next, that takes something in. */
function taking(inTime: readonly Telling[], at: Date, takes: (meeting: Telling) => boolean): string | null {
  const last = inTime.findLast(({ startedAt }) => startedAt <= at);
  if (!last) return null;
  if (takes(last)) return last.id;
  return inTime.find((one) => one.startedAt > at && takes(one))?.id ?? null;
}
