import { db } from "~/platform/db.server";

const AT = new Date("2026-10-30T02:00:00Z");

/** A certificate that nobody revoked and that holds no more, as number 2 where there is no 1. */
export async function plantCertificate(contestId: string, entryId: string): Promise<string> {
  const { id: publicationId } = await db.publication.findFirstOrThrow({ where: { contestId } });
  const is = { contestId, publicationId, sequence: 2, number: "2", token: "x", entryId };
  const says = { prizeId: "x", prizeLabel: "x", issuedAt: AT, issuedById: "x", revokedAt: AT };
  return (await db.certificate.create({ data: { ...is, ...says } })).id;
}

/** A print run that holds nothing and counts one. */
export async function plantBatch(contestId: string): Promise<string> {
  const run = { contestId, number: 1, form: "pdf", total: 1, createdById: "x", createdAt: AT };
  return (await db.certificateBatch.create({ data: run })).id;
}
