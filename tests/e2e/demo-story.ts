import { openedContest } from "~/contests/contest.server";
import { db } from "~/platform/db.server";
import { localDateOf } from "~/platform/format";
import { closeAll } from "~/platform/shutdown.server";
import { meetingFacts } from "~/results/paper/meeting-facts.server";
import { storyFaults, type Story } from "../../scripts/demo/story";

/* Reads what every contest of an installation tells of its result, and prints how much there was and where it contradicts itself. */

const dateText = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

async function storyOf(contestId: string): Promise<Story> {
  const opened = await openedContest(contestId);
  if (!opened) throw new Error(`contest ${contestId} was never opened`);
  const of = { where: { contestId } };
  const meetings = await db.meeting.findMany(of);
  const votes = await db.prizeVote.findMany({ ...of, include: { scenario: true } });
  const decisions = await db.committeeDecision.findMany(of);
  const approvals = await db.approval.findMany({ ...of, include: { tally: true } });
  const publications = await db.publication.findMany({ ...of, include: { tally: true }, orderBy: { number: "asc" } });
  const certificates = await db.certificate.findMany(of);
  const printings = await db.certificateBatch.findMany(of);
  const forwardings = await db.forwarding.findMany(of);
  const eligible = await db.eligibilityDecision.findMany(of);
  const revisions = await db.regulationRevision.findMany(of);
  const printed = new Set<string>();
  for (const { id } of meetings) {
    const facts = await meetingFacts(opened, id);
    for (const vote of facts?.votes ?? []) printed.add(vote.scenario);
    for (const decision of facts?.decisions ?? []) printed.add(decision.entries.join());
  }
  const paper = (number: string, date: Date | null) => (number && date ? [{ number, date: dateText(date) ?? "" }] : []);
  return {
    dayOf: (instant) => localDateOf(instant, opened.regulation.timeZone),
    chain: opened.regulation.deciding.approval.map(({ id }) => id),
    meetings,
    tallies: (await db.tally.findMany({ ...of, orderBy: { number: "asc" } })).map(({ number, createdAt }) => ({ number, at: createdAt })),
    decided: [
      ...votes.map(({ scenario: { name, proposedAt }, recordedAt, meetingId }) => ({
        ...{ what: name, at: recordedAt, meetingId, proposedAt },
        printed: printed.has(name),
      })),
      ...decisions.map(({ entries, decidedAt, meetingId }) => ({
        ...{ what: entries.join(), at: decidedAt, meetingId },
        printed: printed.has(entries.join()),
      })),
    ],
    signed: approvals.map(({ stepId, tally, at, paperDate }) => ({ step: stepId, tally: tally.number, at, paperDate: dateText(paperDate) })),
    published: publications.map(({ kind, tally, publishedAt, complaintsUntil }) => ({ kind, tally: tally.number, at: publishedAt, complaintsUntil })),
    complaints: await db.complaint.findMany(of),
    after: [
      ...certificates.map(({ number, issuedAt }) => ({ what: `certificate ${number}`, at: issuedAt })),
      ...printings.map(({ number, createdAt }) => ({ what: `print run ${number}`, at: createdAt })),
      ...forwardings.map(({ target, at }) => ({ what: `an entry to ${target}`, at })),
    ],
    papers: [
      ...meetings.flatMap(({ minutesNumber, minutesDate }) => paper(minutesNumber, minutesDate)),
      ...approvals.flatMap(({ paperNumber, paperDate }) => paper(paperNumber, paperDate)),
      ...publications.flatMap(({ decisionNumber, decisionDate }) => paper(decisionNumber, decisionDate)),
      ...eligible.flatMap(({ decisionNumber, decisionDate }) => paper(decisionNumber, decisionDate)),
      ...revisions.flatMap(({ decisionNumber, decisionDate }) => paper(decisionNumber, decisionDate)),
    ],
  };
}

/** Codes that stand on entries of several contests. */
async function repeatedCodes(): Promise<string[]> {
  const rows = await db.entry.groupBy({ by: ["code"], where: { code: { not: null } }, having: { code: { _count: { gt: 1 } } } });
  return rows.map(({ code }) => `${code} is the code of several entries`);
}

const contests = await db.contest.findMany({ orderBy: { createdAt: "asc" }, select: { id: true, title: true } });
const told = {
  contests: contests.length,
  ...{ decided: 0, signed: 0, official: 0, papers: 0 },
  printed: await db.certificateBatch.count({ where: { state: "DONE" } }),
  eligible: await db.eligibilityDecision.count(),
  councils: await db.memberList.count({ where: { kind: "COUNCIL" } }),
  minority: await db.specialAward.count({ where: { prizeId: "ethnic-minority", entryId: { not: null }, byRule: true } }),
  faults: await repeatedCodes(),
};
for (const { id, title } of contests) {
  const story = await storyOf(id);
  told.decided += story.decided.length;
  told.signed += story.signed.length;
  told.official += story.published.filter(({ kind }) => kind === "OFFICIAL").length;
  told.papers += story.papers.length;
  told.faults.push(...storyFaults(story).map((fault) => `${title}: ${fault}`));
}
process.stdout.write(JSON.stringify(told));
await closeAll();
