import type { Regulation } from "~/contests/regulation";
import { canonicalJson } from "~/platform/canonical-json";
import { db } from "~/platform/db.server";
import { sha256Hex } from "~/platform/sha256";
import type { Prisma } from "../../prisma/generated/client";

/** The regulation in force says that so many judges score each entry of its first round, or (null) all. */
export async function judgesPerEntry(contestId: string, count: number | null): Promise<void> {
  const revision = await db.regulationRevision.findFirstOrThrow({
    where: { contestId },
    orderBy: { number: "desc" },
  });
  const document = structuredClone(revision.document) as unknown as Regulation;
  const rounds = document.rounds.map((round, at) =>
    at === 0 ? { ...round, judgesPerEntry: count } : round,
  );
  const changed = { ...document, rounds };
  await db.regulationRevision.update({
    where: { id: revision.id },
    data: {
      document: changed as unknown as Prisma.InputJsonValue,
      sha256: sha256Hex(canonicalJson(changed)),
    },
  });
}
