import type { Tx } from "~/platform/db.server";
import { slugOf } from "~/platform/vietnamese";

/** An address for the title that no other contest has: the title's own, else with a number behind it. */
export async function freeSlug(tx: Tx, title: string, contestId?: string): Promise<string> {
  const base = slugOf(title) || "contest";
  const taken = new Set(
    (
      await tx.contest.findMany({
        where: { slug: { startsWith: base }, ...(contestId ? { id: { not: contestId } } : {}) },
        select: { slug: true },
      })
    ).map(({ slug }) => slug),
  );
  let slug = base;
  for (let number = 2; taken.has(slug); number++) slug = `${base}-${number}`;
  return slug;
}
