import type { OpenedContest } from "~/contests/contest.server";
import type { Prisma } from "../../../prisma/generated/client";
import type { SheetVia } from "../../../prisma/generated/enums";
import type { Tx } from "~/platform/db.server";
import { withJudgedTitles } from "../blind/covered.server";
import { inRound } from "../round-entries.server";
import type { EntrySheets, StandingSheet } from "./differences";

export interface SubmittedSheet extends StandingSheet {
  readonly assignmentId: string;
  readonly judgeCode: string;
  readonly judgeName: string;
  readonly submittedAt: Date;
  readonly via: SheetVia;
}

export interface RoundEntry extends EntrySheets {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly groupId: string;
  /** Judges whose sheet of it is not in. */
  readonly openJudgeIds: readonly string[];
  /** In the order of the judges' codes. */
  readonly sheets: readonly SubmittedSheet[];
}

/** The entries of a round with the sheets that stand submitted; `narrower` names which of them. */
export async function roundSheets(
  tx: Tx,
  opened: OpenedContest,
  roundId: string,
  narrower: Prisma.EntryWhereInput,
): Promise<RoundEntry[]> {
  const rows = await tx.entry.findMany({
    where: { AND: [await inRound(tx, opened, roundId), narrower] },
    orderBy: { code: "asc" },
    select: {
      id: true,
      code: true,
      title: true,
      groupId: true,
      assignments: {
        where: { roundId, endedAt: null },
        orderBy: { judge: { code: "asc" } },
        select: {
          id: true,
          judge: { select: { id: true, code: true, user: { select: { name: true } } } },
          sheet: {
            select: {
              state: true,
              revisions: {
                where: { returnedAt: null },
                orderBy: { number: "desc" },
                take: 1,
                select: { totalMicro: true, receipt: true, submittedAt: true, via: true },
              },
            },
          },
        },
      },
    },
  });
  const titled = await withJudgedTitles(tx, opened, roundId, rows);
  return titled.map(({ id, code, title, groupId, assignments }) => {
    const openJudgeIds: string[] = [];
    const sheets: SubmittedSheet[] = [];
    for (const { id: assignmentId, judge, sheet } of assignments) {
      const stands = sheet?.state === "SUBMITTED" ? sheet.revisions[0] : undefined;
      if (!stands) openJudgeIds.push(judge.id);
      else {
        const { id: judgeId, code: judgeCode, user } = judge;
        sheets.push({ ...stands, assignmentId, judgeId, judgeCode, judgeName: user.name });
      }
    }
    const open = openJudgeIds.length;
    return { id, code: code ?? "", title, groupId: groupId ?? "", open, openJudgeIds, sheets };
  });
}
