import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { storedMarks } from "./facts.server";

/** What a person has done as a judge: their sheets with their own marks, by contest. */
export async function judgingOfPerson({ userId }: Actor) {
  const judges = await db.judge.findMany({
    where: { userId },
    include: {
      contest: { select: { title: true } },
      relations: { select: { name: true, kind: true, unitName: true } },
      conflicts: {
        include: { entry: { select: { code: true } } },
        orderBy: { createdAt: "asc" },
      },
      memberships: { select: { role: true, panel: { select: { name: true } } } },
      assignments: {
        include: { entry: { select: { code: true } }, sheet: { include: { revisions: true } } },
      },
    },
  });
  return judges.map(({ contest, code, createdAt, memberships, assignments, ...judge }) => ({
    contest: contest.title,
    code,
    createdAt,
    declaration: {
      signedAt: judge.declaredAt,
      fieldIds: judge.fieldIds,
      maxLoad: judge.maxLoad,
      otherUnits: judge.otherUnits,
      phone: judge.phone,
      address: judge.address,
      relations: judge.relations,
      interests: judge.conflicts.map(({ entry, kind, source, state, note }) => ({
        entry: entry.code,
        kind,
        source,
        state,
        // What others wrote may be about other people.
        note: source === "DECLARED" ? note : "",
      })),
    },
    steppedBack: judge.withdrawnAt && { at: judge.withdrawnAt, reason: judge.withdrawReason },
    panels: memberships.map(({ role, panel }) => ({ role, panel: panel.name })),
    sheets: assignments.flatMap(({ entry, roundId, sheet }) =>
      sheet
        ? [
            {
              entry: entry.code,
              roundId,
              state: sheet.state,
              marks: storedMarks(sheet.marks),
              comment: sheet.comment,
              feedback: sheet.feedback,
              notes: sheet.notes,
              proposal: sheet.proposal,
              submitted: sheet.revisions.map((revision) => ({
                number: revision.number,
                submittedAt: revision.submittedAt,
                marks: storedMarks(revision.marks),
                comment: revision.comment,
                feedback: revision.feedback,
                proposal: revision.proposal,
                receipt: revision.receipt,
              })),
            },
          ]
        : [],
    ),
  }));
}
