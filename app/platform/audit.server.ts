import type { Tx } from "./db.server";
import { auditHash, GENESIS } from "./audit";

export interface AuditInput {
  /** The contest's id, or "platform" for what belongs to no contest. */
  readonly chainId: string;
  readonly at: Date;
  readonly actorId: string | null;
  /** What happened, as `subject.verb` in the past tense: "entry.submitted". */
  readonly action: string;
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
  await tx.$executeRaw`INSERT INTO "AuditChain" ("id", "head", "length") VALUES (${input.chainId}, ${GENESIS}, 0) ON CONFLICT DO NOTHING`;
  const [chain] = await tx.$queryRaw<{ head: string; length: number }[]>`
    SELECT "head", "length" FROM "AuditChain" WHERE "id" = ${input.chainId} FOR UPDATE`;
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
  await tx.auditEvent.create({ data: { ...record, at: input.at, data: { ...data }, hash } });
  await tx.auditChain.update({
    where: { id: input.chainId },
    data: { head: hash, length: record.position },
  });
}

/** Head and length of a chain, as a published bundle states them. */
export async function chainHead(tx: Tx, chainId: string): Promise<{ head: string; length: number }> {
  const chain = await tx.auditChain.findUnique({ where: { id: chainId } });
  return { head: `sha256:${chain?.head ?? GENESIS}`, length: chain?.length ?? 0 };
}
