import type { Tx } from "~/platform/db.server";

/** The newest mail to an address did not leave: when, and what the mail server said. */
export interface MailTrouble {
  readonly at: Date;
  readonly error: string;
}

/**
 * Addresses whose newest mail failed, whatever it was about: an invitation, a sheet given back, a reminder. One that
 * arrived later ends the trouble.
 */
export async function mailTroubleOf(
  tx: Tx,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, MailTrouble>> {
  if (addresses.length === 0) return new Map();
  const newest = await tx.$queryRaw<
    { to: string; state: string; error: string | null; createdAt: Date }[]
  >`
    SELECT DISTINCT ON ("to") "to", "state"::text AS "state", "error", "createdAt" FROM "Mail"
    WHERE "to" = ANY(${[...new Set(addresses)]}) AND "state" IN ('SENT', 'FAILED')
    ORDER BY "to", "createdAt" DESC, "id" DESC`;
  return new Map(
    newest
      .filter(({ state }) => state === "FAILED")
      .map(({ to, createdAt, error }) => [to, { at: createdAt, error: error ?? "" }]),
  );
}
