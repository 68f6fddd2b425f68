import { db } from "~/platform/db.server";
import type { ForwardedTo } from "./forwarding";
import { forwardingsOf } from "./forwardings.server";

/** What an entry's page says of where it came from and where it was sent on. */
export interface EntryWay {
  readonly origin: { readonly contestTitle: string; readonly organisation: string; readonly code: string } | null;
  readonly forwarded: readonly ForwardedTo[];
}

/** For whoever may read the entry, which has been asked before. */
export async function entryWay(entryId: string): Promise<EntryWay> {
  const [origin, forwarded] = await Promise.all([
    db.entryOrigin.findUnique({
      where: { entryId },
      select: { contestTitle: true, organisation: true, code: true },
    }),
    forwardingsOf(entryId),
  ]);
  return { origin, forwarded };
}
