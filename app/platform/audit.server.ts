import type { Tx } from "./db.server";
import { auditHash, GENESIS } from "./audit";

export interface AuditInput {
  /** The contest's id, or "platform" for what belongs to no contest. */
  readonly chainId: string;
  readonly at: Date;
  readonly actorId: string | null;
  /** What happened, as `subject.verb` in the past tense: "entry.submitted". */
  readonly action: string;
  /** "entry", "score-sheet": what `subjectId` is the id of. */
  readonly subjectType: string;
  readonly subjectId: string;
  /** Plain JSON; no personal data beyond ids, it is never deleted. */
  readonly data?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/**
 * Appends one event to its hash chain, inside the transaction of the change that it records.
 * Call it last: the chain's head stays locked until the transaction ends.
 */
export async function audit(tx: Tx, input: AuditInput): Promise<void> {
  // Makes the chain where there is none, and holds its head until the transaction ends.
  const [chain] = await tx.$queryRaw<{ head: string; length: number }[]>`
    INSERT INTO "AuditChain" ("id", "head", "length") VALUES (${input.chainId}, ${GENESIS}, 0)
    ON CONFLICT ("id") DO UPDATE SET "id" = EXCLUDED."id" RETURNING "head", "length"`;
  if (!chain) throw new Error(`audit chain ${input.chainId} vanished`);
  const data = input.data ?? {};
  const record = {
    chainId: input.chainId,
    position: chain.length + 1,
    at: input.at.toISOString(),
    actorId: input.actorId,
    action: input.action,
    subjectType: input.subjectType,
    subjectId: input.subjectId,
    data,
    prevHash: chain.head,
  };
  const hash = auditHash(record);
  await tx.$executeRaw`
    WITH moved AS (UPDATE "AuditChain" SET "head" = ${hash}, "length" = ${record.position} WHERE "id" = ${record.chainId})
    INSERT INTO "AuditEvent"
      ("chainId", "position", "at", "actorId", "action", "subjectType", "subjectId", "data", "prevHash", "hash")
    VALUES (${record.chainId}, ${record.position}, ${input.at}, ${record.actorId}, ${record.action},
      ${record.subjectType}, ${record.subjectId}, ${JSON.stringify(data)}::jsonb, ${record.prevHash}, ${hash})`;
}

/** Head and length of a chain, as a published bundle states them. */
export async function chainHead(tx: Tx, chainId: string): Promise<{ head: string; length: number }> {
  const chain = await tx.auditChain.findUnique({ where: { id: chainId } });
  return { head: `sha256:${chain?.head ?? GENESIS}`, length: chain?.length ?? 0 };
}
