import { STANDING } from "~/contests/shown-publication";
import { db } from "~/platform/db.server";
import type { OfficialKind } from "./kinds";

/** Number and date (YYYY-MM-DD) under which a paper was signed elsewhere in the system. */
export interface BorneNumber {
  readonly number: string;
  readonly date: string;
}

/**
 * Numbers and dates that the papers of a kind bear without being told again, by what each is about: the decision on
 * prizes that the official result names, and the signed minutes of meetings. What is recorded with the paper itself goes first.
 */
export async function borneNumbers(contestId: string, kind: OfficialKind): Promise<ReadonlyMap<string, BorneNumber>> {
  if (kind === "minutes") return signedMinutes(contestId);
  const announced = kind === "prizes" ? await announcedDecision(contestId) : null;
  return new Map(announced ? [["", announced]] : []);
}

/** null before there is one, and where the result was computed anew since. */
async function announcedDecision(contestId: string): Promise<BorneNumber | null> {
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
  return { number: publication.decisionNumber, date: localDate(publication.decisionDate) };
}

/** By the meeting. */
async function signedMinutes(contestId: string): Promise<Map<string, BorneNumber>> {
  const rows = await db.meeting.findMany({
    where: { contestId, minutesNumber: { not: "" }, minutesDate: { not: null } },
    select: { id: true, minutesNumber: true, minutesDate: true },
  });
  return new Map(
    rows.map(({ id, minutesNumber, minutesDate }) => [
      id,
      { number: minutesNumber, date: minutesDate ? localDate(minutesDate) : "" },
    ]),
  );
}

/** A date is stored as its midnight in UTC. */
const localDate = (date: Date) => date.toISOString().slice(0, 10);
