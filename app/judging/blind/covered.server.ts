import type { OpenedContest } from "~/contests/contest.server";
import { roundOf } from "~/contests/rounds";
import { identitiesOf } from "~/entries/entry-identity.server";
import type { Tx } from "~/platform/db.server";
import { coverOf, type Cover } from "./cover";

/** How entries are read where authors are kept from the reader. */
export async function coversOf(tx: Tx, entryIds: readonly string[]): Promise<ReadonlyMap<string, Cover>> {
  const identities = await identitiesOf(tx, entryIds);
  return new Map([...identities].map(([id, identity]) => [id, coverOf(identity)]));
}

/** How one entry is read in a round: as it is, unless the round is judged blind. */
export async function coverIn(tx: Tx, round: { readonly blind: boolean }, entryId: string): Promise<Cover> {
  const asItIs: Cover = (text) => text;
  return round.blind ? ((await coversOf(tx, [entryId])).get(entryId) ?? asItIs) : asItIs;
}

/** The rows with their titles as judges of the round read them. Every list that a judge, chair or panel's secretary gets. */
export async function withJudgedTitles<R extends { readonly id: string; readonly title: string }>(
  tx: Tx,
  { regulation }: Pick<OpenedContest, "regulation">,
  roundId: string,
  rows: readonly R[],
): Promise<R[]> {
  if (!(roundOf(regulation, roundId)?.blind ?? true)) return [...rows];
  const covers = await coversOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, title: covers.get(row.id)?.(row.title) ?? "" }));
}
