import type { Regulation } from "~/contests/regulation";
import { isBlind } from "~/contests/rounds";
import { db, type Tx } from "~/platform/db.server";
import type { EntryContent, SnapshotAttachment } from "../entry-content";
import { identitiesOf } from "../entry-identity.server";
import { tellingPlaces, type TellingPlace } from "./identity-warning";

/** Where a draft seems to say whose it is, in a contest that keeps authors from its judges. A reminder, no fault. */
export async function tellingPlacesOf(
  entryId: string,
  regulation: Regulation,
  draft: EntryContent,
  files: readonly SnapshotAttachment[],
  tx: Tx = db,
): Promise<TellingPlace[]> {
  if (!isBlind(regulation)) return [];
  const identity = (await identitiesOf(tx, [entryId], { draft: true })).get(entryId);
  return identity ? tellingPlaces(regulation, draft, files, identity) : [];
}
