import { rubricOf, type RubricCriterion } from "~/contests/regulation";
import { blobKey } from "~/entries/files/attachment";
import { keptBack, type FileToRead, type KeptBack } from "~/entries/files/file-read.server";
import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { withJudgedTitles } from "../blind/covered.server";
import { storedMarks } from "../facts.server";
import { totalMicro, totalText } from "../sheets/marks";
import { scoresOf } from "../sheets/receipt";
import { keyingState, type KeyingDifference, type KeyingState } from "./keying";
import { printedPaperCode } from "./paper-code";
import { whyNotAttachScan, whyNotKeySheet, whyNotPrintSheets, whyNotReadKeyed, whyNotReadPaperSheets } from "./paper-policy";
import { isBegunOnline, LATEST_RETURN, loadPaperSheet, sinceReturn } from "./paper-sheet.server";

export type PaperState = KeyingState["kind"] | "online";

/** A printed sheet in the list, without a mark. */
export interface PaperRow {
  readonly code: string;
  readonly printed: string;
  readonly judgeName: string;
  readonly entryCode: string;
  readonly entryTitle: string;
  /** "online": the judge sent it in themselves. */
  readonly state: PaperState;
  readonly hasScan: boolean;
}

export interface PaperPanel {
  readonly id: string;
  readonly name: string;
  readonly round: string;
  readonly whyNotPrint: Refusal | null;
  /** Judges with sheets that are not in. */
  readonly judges: readonly { readonly id: string; readonly name: string; readonly open: number }[];
  readonly sheets: readonly PaperRow[];
}

export interface PaperDesk {
  readonly contestTitle: string;
  readonly panels: readonly PaperPanel[];
  /** Whether this person may hand in scans. */
  readonly maySort: boolean;
}

/** All panels of a contest that this person works with on paper, and what was printed for them. */
export async function paperDesk(ctx: Context, contestId: string): Promise<Result<PaperDesk, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const panels = await db.panel.findMany({
    where: { contestId },
    orderBy: [{ roundId: "asc" }, { groupId: "asc" }],
    include: { members: { select: { role: true, endedAt: true, judge: { select: { userId: true } } } } },
  });
  const roundAt = new Map(opened.regulation.rounds.map(({ id }, index) => [id, index]));
  const mine = panels
    .map((panel) => ({
      panel,
      standing: standingInContest(ctx.actor, opened.contest, {
        panelSecretaryIds: panel.members
          .filter(({ role, endedAt }) => role === "SECRETARY" && endedAt === null)
          .map(({ judge }) => judge.userId),
      }),
    }))
    .sort((a, b) => (roundAt.get(a.panel.roundId) ?? 0) - (roundAt.get(b.panel.roundId) ?? 0));
  const readable = mine.filter(({ standing }) => whyNotReadPaperSheets(standing) === null);
  if (readable.length === 0) {
    const refusal = whyNotReadPaperSheets(standingInContest(ctx.actor, opened.contest));
    return refusal ? refused(refusal) : ok({ contestTitle: opened.contest.title, panels: [], maySort: false });
  }
  const assignments = await db.assignment.findMany({
    where: { endedAt: null, entry: { contestId, state: "ELIGIBLE" } },
    orderBy: [{ judge: { code: "asc" } }, { entry: { code: "asc" } }],
    select: {
      roundId: true,
      judge: { select: { id: true, user: { select: { name: true } } } },
      entry: { select: { id: true, code: true, title: true, groupId: true } },
      sheet: { select: { state: true, revisions: LATEST_RETURN } },
      paperSheet: { include: { keyings: { orderBy: { number: "asc" } }, _count: { select: { scans: true } } } },
    },
  });
  const titles = new Map<string, string>();
  for (const { panel } of readable) {
    const own = assignments.filter(({ roundId, entry, paperSheet }) =>
      paperSheet !== null && roundId === panel.roundId && entry.groupId === panel.groupId);
    for (const { id, title } of await withJudgedTitles(db, opened, panel.roundId, own.map(({ entry }) => entry)))
      titles.set(`${panel.id} ${id}`, title);
  }
  return ok({
    contestTitle: opened.contest.title,
    maySort: readable.some(({ standing }) => whyNotAttachScan(standing, { conflicted: false }) === null),
    panels: readable.map(({ panel, standing }) => {
      const own = assignments.filter(
        ({ roundId, entry }) => roundId === panel.roundId && entry.groupId === panel.groupId,
      );
      const open = new Map<string, { id: string; name: string; open: number }>();
      for (const { judge, sheet } of own) {
        if (sheet?.state === "SUBMITTED") continue;
        const one = open.get(judge.id) ?? { id: judge.id, name: judge.user.name, open: 0 };
        open.set(judge.id, { ...one, open: one.open + 1 });
      }
      return {
        id: panel.id,
        name: panel.name,
        round: opened.regulation.rounds.find(({ id }) => id === panel.roundId)?.label ?? "",
        whyNotPrint: whyNotPrintSheets(standing, {
          contestState: opened.contest.state,
          panelClosed: panel.closedAt !== null,
        }),
        judges: [...open.values()],
        sheets: own.flatMap(({ judge, entry, sheet, paperSheet }): PaperRow[] => {
          if (!paperSheet) return [];
          const keyed = keyingState(
            sinceReturn(paperSheet.keyings, sheet).map(({ marks, ...one }) => ({
              ...one,
              marks: storedMarks(marks),
            })),
          ).kind;
          return [
            {
              code: paperSheet.code,
              printed: printedPaperCode(paperSheet.code),
              judgeName: judge.user.name,
              entryCode: entry.code ?? "",
              entryTitle: titles.get(`${panel.id} ${entry.id}`) ?? "",
              state: keyed !== "agreed" && sheet?.state === "SUBMITTED" ? "online" : keyed,
              hasScan: paperSheet._count.scans > 0,
            },
          ];
        }),
      };
    }),
  });
}

/** Where a sheet is keyed in. */
export interface KeyingPage {
  readonly contestId: string;
  readonly panelId: string;
  readonly code: string;
  readonly printed: string;
  readonly panel: string;
  readonly judgeName: string;
  readonly entryCode: string;
  readonly entryTitle: string;
  readonly criteria: readonly RubricCriterion[];
  /** Ids and labels of the prizes to propose; empty where none is asked. */
  readonly proposals: readonly { readonly id: string; readonly label: string }[];
  readonly version: number;
  /** Who has read the sheet, and when; not what. */
  readonly readings: readonly { readonly name: string; readonly at: Date; readonly own: boolean }[];
  readonly state: PaperState;
  /** Only for those who have read the sheet themselves: the second reading must not follow the first. */
  readonly differences: readonly KeyingDifference[];
  /** The own latest reading: decimal strings, to be put right. */
  readonly own: { readonly marks: Readonly<Record<string, string>>; readonly proposal: string | null } | null;
  /** Texts decide nothing: the second person puts right what the first typed. */
  readonly comment: string;
  readonly feedback: string;
  readonly begunOnline: boolean;
  /** The newest first. */
  readonly scans: readonly { readonly number: number; readonly at: Date; readonly name: string }[];
  /** Of the submitted sheet, once it is in. */
  readonly total: string | null;
  readonly whyNotKey: Refusal | null;
  readonly whyNotScan: Refusal | null;
}

/** One printed sheet, for whoever may key it in. */
export async function keyingPage(ctx: Context, code: string): Promise<Result<KeyingPage, Refusal>> {
  const loaded = await loadPaperSheet(ctx, code);
  if (!loaded) return refused("hidden");
  const { paper, assignment, standing, facts, keyings, state } = loaded;
  const reading = whyNotReadKeyed(standing, facts);
  if (reading) return refused(reading);
  const { sheet, opened, round } = assignment;
  const scans = await db.sheetScan.findMany({
    where: { paperSheetId: paper.id },
    orderBy: { number: "desc" },
  });
  const names = new Map(
    (
      await db.user.findMany({
        where: {
          id: {
            in: [...keyings.map(({ keyedById }) => keyedById), ...scans.map(({ scannedById }) => scannedById)],
          },
        },
        select: { id: true, name: true },
      })
    ).map(({ id, name }) => [id, name]),
  );
  const own = keyings.findLast(({ keyedById }) => keyedById === ctx.actor.userId) ?? null;
  const isIn = sheet.state === "SUBMITTED";
  const shown = isIn && state.kind !== "agreed" ? "online" : state.kind;
  return ok({
    contestId: opened.contest.id,
    panelId: assignment.panel.id,
    code: paper.code,
    printed: printedPaperCode(paper.code),
    panel: `${assignment.panel.name} · ${round.label}`,
    judgeName: assignment.judge.user.name,
    entryCode: assignment.entry.code,
    entryTitle: assignment.entry.title,
    criteria: rubricOf(opened.regulation, assignment.roundId),
    proposals: round.asksProposal
      ? opened.regulation.rule.prizes.levels.map(({ id, label }) => ({ id, label: label || id }))
      : [],
    version: sheet.version,
    readings: keyings.map(({ keyedById, keyedAt }) => ({
      name: names.get(keyedById) ?? "",
      at: keyedAt,
      own: keyedById === ctx.actor.userId,
    })),
    state: shown,
    differences: own && state.kind === "differs" ? state.differences : [],
    own: own && { marks: scoresOf(own.marks), proposal: own.proposal },
    comment: keyings.at(-1)?.comment ?? "",
    feedback: keyings.at(-1)?.feedback ?? "",
    begunOnline: isBegunOnline(sheet),
    scans: scans.map(({ number, scannedAt, scannedById }) => ({
      number,
      at: scannedAt,
      name: names.get(scannedById) ?? "",
    })),
    total: isIn && shown === "agreed" ? totalText(totalMicro(assignment.criteria, sheet.marks)) : null,
    whyNotKey: isIn ? "state" : whyNotKeySheet(standing, facts),
    whyNotScan: whyNotAttachScan(standing, facts),
  });
}

/** The assignment whose printed sheet this is, for its own judge; null for everybody else. */
export async function ownOnlineSheet(ctx: Context, code: string): Promise<string | null> {
  const loaded = await loadPaperSheet(ctx, code);
  return loaded?.facts.own ? loaded.assignment.id : null;
}

/**
 * A scan of a signed sheet, the newest unless its number is given, for those who work with it; the sheet's own judge may
 * see it too.
 */
export async function paperScanFile(
  ctx: Context,
  code: string,
  wanted?: number,
): Promise<Result<FileToRead, Refusal | KeptBack>> {
  const loaded = await loadPaperSheet(ctx, code);
  if (!loaded) return refused("hidden");
  const { paper, standing, facts } = loaded;
  if (!facts.own) {
    const refusal = whyNotReadKeyed(standing, facts);
    if (refusal) return refused(refusal);
  }
  const scan = await db.sheetScan.findFirst({
    where: { paperSheetId: paper.id, number: wanted },
    orderBy: { number: "desc" },
    include: { blob: true },
  });
  if (!scan) return refused("hidden");
  const { sha256, blob } = scan;
  const back = keptBack(blob.state);
  if (back) return refused(back);
  return ok({
    key: blobKey(sha256),
    sha256,
    mime: blob.mime,
    size: Number(blob.size),
    filename: `${printedPaperCode(paper.code)}${blob.mime === "application/pdf" ? ".pdf" : ""}`,
  });
}
