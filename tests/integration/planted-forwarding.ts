import { db } from "~/platform/db.server";

const AT = new Date("2026-10-01T02:00:00Z");

/** An entry that was taken off the list again, by nobody. */
export async function plantForwarding(contestId: string, entryId: string): Promise<string> {
  const takenBack = { contestId, entryId, target: "GOLDEN_BOOK", byId: "x", at: AT, revokedAt: AT } as const;
  return (await db.forwarding.create({ data: takenBack })).id;
}

/** An archive that is done, with a dossier in it that was taken in as an entry of another contest. */
export async function plantOrigin(contestId: string, entryId: string): Promise<string> {
  const content = { dossiers: [{ code: "A-1", content: {} }], files: [] };
  const { id: importId } = await db.dossierImport.create({
    data: { contestId, filename: "x", sha256: "x", content, createdById: "x", createdAt: AT, finishedAt: AT },
  });
  const there = { installation: "x", contestThere: "x", contestTitle: "x", organisation: "x", code: "A-1" };
  await db.entryOrigin.create({ data: { entryId, importId, ...there, sha256: "x", at: AT } });
  return importId;
}
