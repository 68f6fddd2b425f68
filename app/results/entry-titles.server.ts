import { db } from "~/platform/db.server";

/** The titles of a contest's entries by their codes. */
export async function titlesOf(contestId: string): Promise<Map<string, string>> {
  const entries = await db.entry.findMany({
    where: { contestId, code: { not: null } },
    select: { code: true, title: true },
  });
  return new Map(entries.map(({ code, title }) => [code ?? "", title]));
}
