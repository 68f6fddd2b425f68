import { STANDING } from "~/contests/shown-publication";
import { db } from "~/platform/db.server";
import type { OfficialKind } from "./kinds";

/**
 * Number and date of the decision that the newest official result names: the decision on prizes bears them without being
 * told again. null before there is one, and for every other paper.
 */
export async function announcedDecision(
  contestId: string,
  kind: OfficialKind,
): Promise<{ readonly number: string; readonly date: string } | null> {
  if (kind !== "prizes") return null;
  const publication = await db.publication.findFirst({
    where: { contestId, kind: "OFFICIAL", ...STANDING },
    orderBy: { number: "desc" },
    select: { decisionNumber: true, decisionDate: true },
  });
  if (!publication?.decisionNumber || !publication.decisionDate) return null;
  return { number: publication.decisionNumber, date: publication.decisionDate.toISOString().slice(0, 10) };
}
