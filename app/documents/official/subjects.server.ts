import { db } from "~/platform/db.server";
import { isUuid } from "~/platform/uuid";
import { compareNames } from "~/platform/vietnamese";
import { KIND_FACTS, type OfficialKind, type Subject } from "./kinds";

/** What there is a document for, with the words to tell it from the others. */
export interface DocumentSubject {
  readonly id: string;
  /** Name of a panel or judge, number of a decision or meeting. */
  readonly label: string;
  /** Who met, where no panel's name says it. */
  readonly body?: "COUNCIL" | "COMMITTEE";
  readonly at: Date | null;
}

/** All that a kind of document can be about in a contest; `called`: what a panel is called among others. */
export async function subjectsOf(
  contestId: string,
  subject: Subject,
  called: (panel: { readonly name: string; readonly roundId: string }) => string = ({ name }) => name,
): Promise<DocumentSubject[]> {
  switch (subject) {
    case "contest":
      return [{ id: "", label: "", at: null }];
    case "decision": {
      const rows = await db.eligibilityDecision.findMany({ where: { contestId }, orderBy: { number: "asc" } });
      return rows.map(({ number, decisionNumber, decisionDate }) => ({
        id: String(number),
        label: decisionNumber,
        at: decisionDate,
      }));
    }
    case "meeting": {
      const rows = await db.meeting.findMany({
        where: { contestId },
        orderBy: { number: "asc" },
        select: { id: true, number: true, kind: true, startedAt: true, panel: { select: { name: true, roundId: true } } },
      });
      return rows.map(({ id, number, kind, startedAt, panel }) => ({
        id,
        label: panel ? `${number}. ${called(panel)}` : String(number),
        at: startedAt,
        ...(!panel && kind !== "PANEL" && { body: kind }),
      }));
    }
    case "panel": {
      const rows = await db.panel.findMany({
        where: { contestId, closedAt: { not: null } },
        orderBy: { createdAt: "asc" },
        select: { id: true, name: true, roundId: true, closedAt: true },
      });
      return rows.map(({ closedAt, ...panel }) => ({ id: panel.id, label: called(panel), at: closedAt }));
    }
    case "judge": {
      const closed = await db.panel.findMany({
        where: { contestId, closedAt: { not: null } },
        select: { members: { where: { scores: true }, select: { judgeId: true } } },
      });
      const ids = closed.flatMap(({ members }) => members.map(({ judgeId }) => judgeId));
      const rows = await db.judge.findMany({
        where: { contestId, id: { in: ids } },
        select: { id: true, user: { select: { name: true } } },
      });
      return rows
        .map(({ id, user }) => ({ id, label: user.name, at: null }))
        .sort((a, b) => compareNames(a.label, b.label));
    }
  }
}

/** Whether a document of the kind can be about this subject of the contest. */
export async function isKnownSubject(contestId: string, kind: OfficialKind, subjectId: string): Promise<boolean> {
  const { subject } = KIND_FACTS[kind];
  if (subject !== "contest" && subject !== "decision" && !isUuid(subjectId)) return false;
  return (await subjectsOf(contestId, subject)).some(({ id }) => id === subjectId);
}
