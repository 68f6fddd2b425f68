import { STANDING } from "~/contests/shown-publication";
import { db } from "~/platform/db.server";
import type { OfficialKind } from "./kinds";

/**
 * Number and date of the decision that the newest official result names: the decision on prizes bears them without being
 * told again. null before there is one, where it was computed anew since, and for every other paper.
 */
export async function announcedDecision(
  contestId: string,
  kind: OfficialKind,
): Promise<{ readonly number: string; readonly date: string } | null> {
  if (kind !== "prizes") return null;
  const [publication, tally] = await Promise.all([
    db.publication.findFirst({
      where: { contestId, kind: "OFFICIAL", ...STANDING },
      orderBy: { number: "desc" },
      select: { decisionNumber: true, decisionDate: true, tallyId: true },
    }),
    db.tally.findFirst({ where: { contestId }, orderBy: { number: "desc" }, select: { id: true } }),
  ]);
  if (!publication?.decisionNumber || !publication.decisionDate) return null;
  // The paper prints the newest prizes: a number that was given to others is not theirs.
  if (publication.tallyId !== tally?.id) return null;
  return { number: publication.decisionNumber, date: publication.decisionDate.toISOString().slice(0, 10) };
}
