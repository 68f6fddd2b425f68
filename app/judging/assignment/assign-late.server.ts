import type { OpenedContest } from "~/contests/contest.server";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import type { Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { fixedT } from "~/platform/i18n.server";
import { sendMail } from "~/platform/mail.server";
import { planAssignments } from "./assignment-plan";
import { giveEntries } from "./give-entries.server";
import { panelWork, scoresEntry, type PanelWork } from "./panel-work.server";

/** Who scores an entry that came late. */
export interface LateEntry {
  readonly entryCode: string;
  readonly assignmentIds: readonly string[];
}

/**
 * Gives entries that came into a round after its panels were closed to the judges of their panels, and tells these by
 * mail: to all who may score them, or to as many as the regulation names, those with the least to do first.
 */
export async function assignLate(
  tx: Tx,
  ctx: Context,
  opened: OpenedContest,
  { roundId, entryIds }: { readonly roundId: string; readonly entryIds: readonly string[] },
): Promise<LateEntry[]> {
  const late: LateEntry[] = [];
  for (const work of await panelWork(tx, opened)) {
    const entries = work.entries.filter(({ id }) => entryIds.includes(id));
    if (work.panel.roundId !== roundId || entries.length === 0) continue;
    const { add, resume } = lateWork(work, entries);
    await giveEntries(tx, ctx, roundId, { add, resume, end: [] });
    const live = await tx.assignment.findMany({
      where: { roundId, endedAt: null, entryId: { in: entries.map(({ id }) => id) } },
      select: { id: true, entryId: true, judge: { select: { user: { select: { email: true, name: true, language: true } } } } },
    });
    for (const { id, code } of entries) {
      const own = live.filter(({ entryId }) => entryId === id);
      late.push({ entryCode: code, assignmentIds: own.map((one) => one.id) });
      for (const { id: assignmentId, judge } of own) {
        const t = fixedT(judge.user.language);
        const link = new URL(paths.sheet(assignmentId), env().appUrl).href;
        // No title: it may name the authors, which a blind round covers.
        const about = { name: judge.user.name, code, contest: opened.contest.title, link };
        await sendMail(tx, {
          to: judge.user.email,
          subject: t("mail:sheetLate.subject", about),
          text: t("mail:sheetLate.text", about),
        });
      }
    }
  }
  const found = new Set(late.map(({ entryCode }) => entryCode));
  const entries = await tx.entry.findMany({ where: { id: { in: [...entryIds] } }, select: { code: true } });
  return [
    ...late,
    ...entries.flatMap(({ code }) => (code && !found.has(code) ? [{ entryCode: code, assignmentIds: [] }] : [])),
  ];
}

function lateWork(work: PanelWork, entries: PanelWork["entries"]) {
  const { judges, existing, conflicts, perEntry } = work;
  const plan = planAssignments(
    judges.map(({ id }) => id),
    entries.map((entry) => ({
      id: entry.id,
      conflicts: Object.fromEntries(
        judges.map(({ id }) => [id, conflicts.between(id, entry.id).map(({ kind }) => kind)]),
      ),
      otherFields: judges.filter((judge) => !scoresEntry(judge, entry)).map(({ id }) => id),
    })),
    existing,
  );
  if (perEntry === null) return plan;
  const load = (judgeId: string) =>
    existing.filter((one) => one.judgeId === judgeId && !one.ended).length;
  const byLoad = plan.add.toSorted((a, b) => load(a.judgeId) - load(b.judgeId));
  const each = entries.map(({ id }) => {
    const own = existing.filter(({ entryId }) => entryId === id);
    const wanted = Math.max(0, perEntry - own.filter(({ ended }) => !ended).length);
    const resume = own.flatMap((one) => (plan.resume.includes(one.id) ? [one.id] : [])).slice(0, wanted);
    const add = byLoad.filter(({ entryId }) => entryId === id).slice(0, wanted - resume.length);
    return { resume, add };
  });
  return { resume: each.flatMap(({ resume }) => resume), add: each.flatMap(({ add }) => add) };
}
