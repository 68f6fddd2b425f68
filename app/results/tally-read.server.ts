import type { Prisma } from "../../prisma/generated/client";
import type { Tx } from "~/platform/db.server";
import { bundleSchema, type Bundle } from "./bundle";
import type { ResultRow } from "./tally";

/** A large contest's record takes longer to read and write than the default of five seconds. */
export const LONG = { maxWait: 20_000, timeout: 120_000 } as const;

/** A stored tally: the bundle that it was computed from, with its results. */
export interface StoredTally {
  readonly id: string;
  readonly number: number;
  readonly revisionId: string;
  readonly createdAt: Date;
  readonly bundle: Bundle;
  readonly results: readonly ResultRow[];
}

/** A bundle with its results as the database keeps it: the text of a bundle is plain JSON already. */
export function storable(bundle: Omit<Bundle, "results"> & { readonly results: readonly ResultRow[] }): Prisma.InputJsonObject {
  return bundle as unknown as Prisma.InputJsonObject;
}

/** The tally that counts; null before closing. */
export async function newestTally(tx: Tx, contestId: string): Promise<StoredTally | null> {
  const tally = await tx.tally.findFirst({ where: { contestId }, orderBy: { number: "desc" } });
  if (!tally) return null;
  const bundle = bundleSchema.parse(tally.bundle);
  return {
    id: tally.id,
    number: tally.number,
    revisionId: tally.revisionId,
    createdAt: tally.createdAt,
    bundle,
    // Written by `tallyEntries` and nothing else.
    results: (bundle.results ?? []) as unknown as ResultRow[],
  };
}
