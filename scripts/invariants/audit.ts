import { auditHash, GENESIS } from "~/platform/audit";
import type { Tx } from "~/platform/db.server";
import type { Invariant, Violation } from "./invariant";

const BATCH = 1000;

/** Every event names the hash before it and has its own; the chain's head and length are those of its last. */
async function* auditChain(tx: Tx): AsyncGenerator<Violation> {
  const heads = await tx.auditChain.findMany({ orderBy: { id: "asc" } });
  const known = new Set(heads.map(({ id }) => id));
  const used = await tx.auditEvent.groupBy({ by: ["chainId"] });
  for (const { chainId } of used)
    if (!known.has(chainId)) yield { id: chainId, says: "has events and no head" };
  for (const { id, head, length } of heads) {
    let prevHash = GENESIS;
    let position = 0;
    for (;;) {
      const events = await tx.auditEvent.findMany({
        where: { chainId: id, position: { gt: position } },
        orderBy: { position: "asc" },
        take: BATCH,
      });
      for (const { hash, ...event } of events) {
        const at = `${id} ${event.position}`;
        if (event.position !== position + 1)
          yield { id: at, says: `comes after position ${position}` };
        if (event.prevHash !== prevHash) yield { id: at, says: "does not name the hash before it" };
        if (auditHash({ ...event, at: event.at.toISOString() }) !== hash)
          yield { id: at, says: "is not what its hash was made of" };
        position = event.position;
        prevHash = hash;
      }
      if (events.length < BATCH) break;
    }
    if (head !== prevHash) yield { id, says: "has a head that is not the hash of its last event" };
    if (length !== position)
      yield { id, says: `says ${length} events where the last is ${position}` };
  }
}

export const auditInvariants: readonly Invariant[] = [{ name: "audit-chain", check: auditChain }];
