import { randomUUID } from "node:crypto";
import { db } from "../db.server";

/** How long a holder that says nothing more is believed to live. */
const LEASE_SECONDS = 15;
const RENEW_MS = 3_000;
const RETRY_MS = 400;
/** Longer than a dead process holds what it had. */
const PATIENCE_MS = 25_000;

/** Holders of this process, which can be asked at once to let go. */
const local = new Map<string, () => void>();

export interface Lease {
  release(): Promise<void>;
}

/**
 * Makes its caller the only one, of all processes, who works on an upload. Whoever has it is asked to let go through
 * `letGo`; null when they do not within half a minute, when there is no such upload, or when `signal` says stop.
 * The clock is the database's, so that processes agree.
 */
export async function holdUpload(
  id: string,
  letGo: () => void,
  signal?: AbortSignal,
): Promise<Lease | null> {
  const holder = randomUUID();
  for (let waited = 0; waited < PATIENCE_MS; waited += RETRY_MS) {
    if (signal?.aborted) return null;
    const [state] = await take(id, holder);
    if (!state) return null;
    if (state.heldBy === holder) return leaseOf(id, holder, letGo);
    local.get(id)?.();
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  return null;
}

/** Takes it if it is free, else asks for it; tells who has it. */
function take(id: string, holder: string) {
  return db.$queryRaw<{ heldBy: string | null }[]>`
    UPDATE "Upload" SET
      "heldBy" = CASE WHEN "heldBy" IS NULL OR "heldUntil" < now() THEN ${holder} ELSE "heldBy" END,
      "heldUntil" = CASE WHEN "heldBy" IS NULL OR "heldUntil" < now()
        THEN now() + make_interval(secs => ${LEASE_SECONDS}) ELSE "heldUntil" END,
      "heldWanted" = NOT ("heldBy" IS NULL OR "heldUntil" < now())
    WHERE "id" = ${id} RETURNING "heldBy"`;
}

function leaseOf(id: string, holder: string, letGo: () => void): Lease {
  local.set(id, letGo);
  const renew = async () => {
    const [mine] = await db.$queryRaw<{ heldWanted: boolean }[]>`
      UPDATE "Upload" SET "heldUntil" = now() + make_interval(secs => ${LEASE_SECONDS})
      WHERE "id" = ${id} AND "heldBy" = ${holder} RETURNING "heldWanted"`;
    if (!mine || mine.heldWanted) letGo();
  };
  // Without the database nobody else can take it either, until the lease runs out.
  const timer = setInterval(() => void renew().catch(letGo), RENEW_MS);
  timer.unref();
  return {
    async release() {
      clearInterval(timer);
      if (local.get(id) === letGo) local.delete(id);
      await db.$executeRaw`
        UPDATE "Upload" SET "heldBy" = NULL, "heldUntil" = NULL, "heldWanted" = false
        WHERE "id" = ${id} AND "heldBy" = ${holder}`;
    },
  };
}
