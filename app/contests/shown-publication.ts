/*
 * Which publications count, as conditions for the database. All who read results ask with these: what is taken back or
 * kept back before its minute does not exist for anybody.
 */

/** Neither taken back nor kept back, whether its minute has come or not. */
export const STANDING = { heldAt: null, recalledAt: null } as const;

/** What the public sees at a moment. */
export function shownBy(now: Date) {
  return { visibleAt: { lte: now }, ...STANDING };
}

const HOLDING_MS = 60_000;

/**
 * What is seen until then counts as seen for whoever would keep it back at a moment: the public reads on until that is
 * committed, which takes a while.
 */
export function seenSoon(moment: Date): Date {
  return new Date(moment.getTime() + HOLDING_MS);
}

interface Shown {
  readonly visibleAt: Date;
  readonly heldAt: Date | null;
  readonly recalledAt: Date | null;
}

/** What has to be read for `isShown`. */
export const SHOWN_FACTS = { visibleAt: true, heldAt: true, recalledAt: true } as const;

/** Whether the public sees it at a moment. */
export function isShown({ visibleAt, ...publication }: Shown, now: Date): boolean {
  return isStanding(publication) && visibleAt <= now;
}

export function isStanding({ heldAt, recalledAt }: Omit<Shown, "visibleAt">): boolean {
  return heldAt === null && recalledAt === null;
}
