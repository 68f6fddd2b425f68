import { type OpenedContest } from "~/contests/contest.server";
import { storedMarks } from "~/judging/facts.server";
import { scoresOf } from "~/judging/sheets/receipt";
import type { Tx } from "~/platform/db.server";
import { BUNDLE_FORMAT, type Bundle } from "./bundle";
import type { ClosingFacts } from "./closing";

const STATUS = { ELIGIBLE: "judged", INELIGIBLE: "ineligible", WITHDRAWN: "withdrawn" } as const;

/** What closing looks at, and the bundle without results that it computes from. */
export interface ContestRecord {
  readonly facts: ClosingFacts;
  readonly bundle: Bundle;
}

/** Reads every entry that was ever given a code, its assignments and the sheets that stand submitted. */
export async function readContestRecord(
  tx: Tx,
  { contest, regulation, revision }: OpenedContest,
): Promise<ContestRecord> {
  const entries = await tx.entry.findMany({
      where: { contestId: contest.id, code: { not: null } },
      orderBy: { code: "asc" },
      select: {
        code: true,
        groupId: true,
        state: true,
        assignments: {
          where: { endedAt: null },
          select: {
            roundId: true,
            judge: { select: { code: true } },
            sheet: {
              select: {
                state: true,
                revisions: { where: { returnedAt: null }, orderBy: { number: "desc" }, take: 1 },
              },
            },
          },
        },
      },
  });
  const panels = await tx.panel.findMany({
    where: { contestId: contest.id },
    select: { roundId: true, groupId: true, closedAt: true },
  });

  const open: ClosingFacts["entries"][number][] = [];
  const published: Bundle["entries"] = [];
  const sheets: Bundle["sheets"] = [];
  for (const entry of entries) {
    const code = entry.code ?? "";
    const group = entry.groupId ?? "";
    if (entry.state === "SUBMITTED" || entry.state === "SUPPLEMENT_REQUESTED" || entry.state === "ELIGIBLE") {
      open.push({
        code,
        group,
        state: entry.state,
        sheets: entry.assignments.map(({ roundId, judge, sheet }) => ({
          round: roundId,
          judge: judge.code,
          submitted: sheet?.state === "SUBMITTED",
        })),
      });
    }
    if (entry.state === "ELIGIBLE" || entry.state === "INELIGIBLE" || entry.state === "WITHDRAWN") {
      published.push({ code, group, status: STATUS[entry.state] });
    }
    if (entry.state !== "ELIGIBLE") continue;
    for (const { roundId, judge, sheet } of entry.assignments) {
      const submitted = sheet?.state === "SUBMITTED" ? sheet.revisions[0] : undefined;
      if (!submitted) continue;
      sheets.push({
        round: roundId,
        judge: judge.code,
        entry: code,
        scores: scoresOf(storedMarks(submitted.marks)),
        submittedAt: submitted.submittedAt.toISOString(),
        receipt: submitted.receipt,
      });
    }
  }
  // By judge within an entry: the order in the database would tell who came first.
  sheets.sort((a, b) => compareText(a.entry, b.entry) || compareText(a.round, b.round) || compareText(a.judge, b.judge));

  return {
    facts: {
      minimumSheets: regulation.rule.combine.minimumSheets,
      rounds: regulation.rule.rounds.map(({ id }) => id),
      panels: panels.map(({ roundId, groupId, closedAt }) => ({ round: roundId, group: groupId, closed: closedAt !== null })),
      entries: open,
    },
    bundle: {
      format: BUNDLE_FORMAT,
      contest: {
        id: contest.id,
        title: contest.title,
        regulation: { revision: revision.number, sha256: revision.sha256 },
      },
      rule: regulation.rule,
      entries: published,
      sheets,
      decisions: [],
    },
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
