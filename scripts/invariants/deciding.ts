import { contestById } from "~/contests/contest.server";
import { checkRegulation } from "~/contests/regulation-upgrade";
import type { Tx } from "~/platform/db.server";
import { readBodies } from "~/results/meetings/bodies.server";
import { membersAt } from "~/results/meetings/body";
import { bodyMemberSchema } from "~/results/meetings/body-form";
import { attendeesOf, attendeeSchema, quorumOf } from "~/results/meetings/meeting";
import { voteFaults } from "~/results/meetings/voters";
import { z } from "zod";
import { each, type Invariant, type Violation } from "./invariant";

/** A meeting is of its contest's panel, ends after it began, and has a number where its minutes are signed. */
async function* meetings(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) => tx.meeting.findMany({ ...page, include: { panel: true } }));
  for await (const { id, contestId, panel, attendance, startedAt, endedAt, ...row } of rows) {
    if (panel && panel.contestId !== contestId) yield { id, says: "is of another contest's panel" };
    if (!z.array(attendeeSchema).safeParse(attendance).success)
      yield { id, says: "has a list of those present that cannot be read" };
    if (endedAt !== null && endedAt < startedAt) yield { id, says: "ended before it began" };
    const { signedAt, signedById, minutesNumber, minutesDate } = row;
    const signed = [signedAt, signedById, minutesNumber || null, minutesDate];
    if (signed.some((one) => one === null) && signed.some((one) => one !== null))
      yield { id, says: "has minutes that are signed by half" };
  }
}

/** The votes that were taken at a meeting of the committee are those of the people whom it lists. */
async function* meetingVotes(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.meeting.findMany({
      ...page,
      where: { kind: "COMMITTEE", OR: [{ votes: { some: {} } }, { decisions: { some: {} } }] },
      include: { votes: true, decisions: true },
    }),
  );
  for await (const { votes, decisions, ...row } of rows) {
    const view = await contestById(row.contestId, tx);
    if (!view) continue;
    const voters = quorumOf("", attendeesOf(row.attendance), membersAt(await readBodies(tx, view), row));
    for (const vote of [...votes, ...decisions.map((one) => ({ ...one, votesAgainst: 0 }))])
      if (voteFaults(view.regulation.deciding, vote, voters).length > 0)
        yield { id: row.id, says: `lists other people than voted: ${vote.id}` };
  }
}

/** A break of a seat lies within the time of the seat, and begins when no other goes on. */
async function* seatBreaks(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.seatBreak.findMany({ ...page, include: { member: { include: { breaks: true } } } }),
  );
  for await (const { id, from, until, member } of rows) {
    if (until <= from) yield { id, says: "ends before it begins" };
    if (from < member.createdAt || (member.endedAt !== null && until > member.endedAt))
      yield { id, says: "is outside the time in which its seat was held" };
    if (member.breaks.some((other) => other.id !== id && other.from <= from && from < other.until))
      yield { id, says: "begins while its seat was empty already" };
  }
}

/** A list of members is of a council or committee, and names somebody. */
async function* memberLists(tx: Tx): AsyncGenerator<Violation> {
  for await (const { id, kind, members } of each((page) => tx.memberList.findMany({ ...page }))) {
    if (kind === "PANEL") yield { id, says: "is of a panel, whose members are its seats" };
    if (!z.array(bodyMemberSchema).min(1).safeParse(members).success)
      yield { id, says: "names nobody, or cannot be read" };
  }
}

/** A signature is on a tally of its contest, at a step of the regulation, and a result sent back says why. */
async function* approvals(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.approval.findMany({ ...page, include: { tally: { include: { revision: true } }, panel: true } }),
  );
  for await (const { id, contestId, tally, panel, stepId, outcome, reason } of rows) {
    if (tally.contestId !== contestId) yield { id, says: "is on another contest's tally" };
    if (panel && panel.contestId !== contestId) yield { id, says: "is another contest's panel's" };
    if (outcome === "SENT_BACK" && reason === "") yield { id, says: "sends a result back without a reason" };
    const regulation = checkRegulation(tally.revision.document);
    if (!regulation.success) continue;
    const step = regulation.data.deciding.approval.find((one) => one.id === stepId);
    if (!step) yield { id, says: `takes a step that the regulation does not have: ${stepId}` };
    else if ((step.by === "panel") !== (panel !== null))
      yield { id, says: "is signed by a panel where none signs, or by none where each does" };
  }
}

/** Fewer judges were agreed to for an entry of the contest, and they were fewer. */
async function* fewerJudges(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.fewerJudges.findMany({ ...page, include: { entry: { select: { contestId: true } } } }),
  );
  for await (const { id, contestId, entry, judges, wanted, reason } of rows) {
    if (entry.contestId !== contestId) yield { id, says: "is about another contest's entry" };
    if (judges >= wanted || reason === "") yield { id, says: "agrees to nothing, or without a reason" };
  }
}

export const decidingInvariants: readonly Invariant[] = [
  { name: "meeting", check: meetings },
  { name: "meeting-votes", check: meetingVotes },
  { name: "seat-break", check: seatBreaks },
  { name: "member-list", check: memberLists },
  { name: "approval", check: approvals },
  { name: "fewer-judges", check: fewerJudges },
];
