import { contestById } from "~/contests/contest.server";
import { panelInRound } from "~/contests/rounds";
import type { Context } from "~/people/actor";
import { db } from "~/platform/db.server";
import { isResultPublic } from "./conflicts/withheld.server";
import { storedMarks } from "./facts.server";

/** What a person has done as a judge: their sheets with their own marks, by contest. */
export async function judgingOfPerson({ actor: { userId }, now }: Context) {
  const judges = await db.judge.findMany({
    where: { userId },
    include: {
      contest: { select: { id: true, title: true, state: true, publishedAt: true } },
      relations: { select: { name: true, kind: true, unitName: true } },
      conflicts: {
        include: { entry: { select: { code: true } } },
        orderBy: { createdAt: "asc" },
      },
      memberships: { select: { role: true, panel: { select: { name: true, roundId: true } } } },
      assignments: {
        include: { entry: { select: { code: true } }, sheet: { include: { revisions: true } } },
      },
    },
  });
  const open = new Set<string>();
  for (const { contest } of judges) if (await isResultPublic(db, contest, now)) open.add(contest.id);
  const calledIn = new Map<string, (panel: { name: string; roundId: string }) => string>();
  for (const { contest } of judges) {
    const view = await contestById(contest.id);
    if (view) calledIn.set(contest.id, (panel) => panelInRound(view.regulation, panel));
  }
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
      // What others found or entered tells whose an entry is, which its judge scores blind once that is lifted.
      interests: judge.conflicts.filter(({ source }) => source === "DECLARED" || open.has(contest.id)).map(({ entry, kind, source, state, note }) => ({
        entry: entry.code,
        kind,
        source,
        state,
        // What others wrote may be about other people.
        note: source === "DECLARED" ? note : "",
      })),
    },
    steppedBack: judge.withdrawnAt && { at: judge.withdrawnAt, reason: judge.withdrawReason },
    panels: memberships.map(({ role, panel }) => ({ role, panel: calledIn.get(contest.id)?.(panel) ?? panel.name })),
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
