import type { OpenedContest } from "~/contests/contest.server";
import type { Tx } from "~/platform/db.server";
import { withJudgedTitles } from "../blind/covered.server";
import { isUuid } from "~/platform/uuid";
import { inRound } from "../round-entries.server";
import { storedMarks } from "../facts.server";
import { isBegun } from "../sheets/sheet-content";
import { doneOf, sheetProgress, type Done, type SheetProgress } from "./progress";

export const MATRIX_PAGE = 50;

export interface MatrixJudge {
  readonly judgeId: string;
  readonly userId: string;
  readonly name: string;
  /** Their work on the panel goes on. */
  readonly working: boolean;
}

export interface MatrixEntry extends Done {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  /** In the order of `judges`. */
  readonly sheets: readonly {
    readonly assignmentId: string | null;
    readonly progress: SheetProgress;
  }[];
}

export interface PanelMatrix {
  readonly judges: readonly MatrixJudge[];
  readonly entries: readonly MatrixEntry[];
  readonly page: number;
  readonly pages: number;
}

interface PanelKey {
  readonly id: string;
  readonly roundId: string;
  readonly groupId: string;
}

/** A page by its number, or the one on which a sheet stands. */
export type MatrixPlace = number | { readonly assignmentId: string };

/** Entries by judges, a page of them: which sheets are in. Judges who have none of this round stand in no column. */
export async function panelMatrix(
  tx: Tx,
  opened: OpenedContest,
  panel: PanelKey,
  page: MatrixPlace,
): Promise<PanelMatrix> {
  const { roundId, groupId } = panel;
  const where = { AND: [await inRound(tx, opened, roundId), { groupId }] };
  const count = await tx.entry.count({ where });
  const pages = Math.max(1, Math.ceil(count / MATRIX_PAGE));
  const at = Math.min(typeof page === "number" ? page : await pageWith(page.assignmentId), pages);

  async function pageWith(assignmentId: string): Promise<number> {
    const found = isUuid(assignmentId)
      ? await tx.assignment.findUnique({
          where: { id: assignmentId },
          select: { entry: { select: { code: true } } },
        })
      : null;
    const code = found?.entry.code;
    if (!code) return 1;
    const before = await tx.entry.count({ where: { AND: [where, { code: { lt: code } }] } });
    return 1 + Math.floor(before / MATRIX_PAGE);
  }

  const rows = await tx.entry.findMany({
    where,
    orderBy: { code: "asc" },
    skip: (at - 1) * MATRIX_PAGE,
    take: MATRIX_PAGE,
    select: {
      id: true,
      code: true,
      title: true,
      assignments: {
        where: { roundId, endedAt: null },
        select: {
          id: true,
          judgeId: true,
          sheet: {
            select: { state: true, marks: true, comment: true, feedback: true, proposal: true },
          },
        },
      },
    },
  });
  const members = await tx.panelMember.findMany({
    where: {
      panelId: panel.id,
      OR: [
        { endedAt: null, scores: true },
        { judge: { assignments: { some: { roundId, endedAt: null, entry: { groupId } } } } },
      ],
    },
    orderBy: { judge: { code: "asc" } },
    select: {
      endedAt: true,
      judge: { select: { id: true, userId: true, user: { select: { name: true } } } },
    },
  });
  const judges = members.map(({ endedAt, judge }) => ({
    judgeId: judge.id,
    userId: judge.userId,
    name: judge.user.name,
    working: endedAt === null,
  }));
  const titled = await withJudgedTitles(tx, opened, roundId, rows);
  const entries = titled.map(({ id, code, title, assignments }) => {
    const sheets = judges.map(({ judgeId }) => {
      const found = assignments.find((one) => one.judgeId === judgeId);
      const sheet = found?.sheet;
      return {
        assignmentId: found?.id ?? null,
        progress: sheetProgress(
          sheet
            ? { state: sheet.state, touched: isBegun({ ...sheet, marks: storedMarks(sheet.marks) }) }
            : null,
        ),
      };
    });
    return { id, code: code ?? "", title, sheets, ...doneOf(sheets.map(({ progress }) => progress)) };
  });
  return { judges, entries, page: at, pages };
}
