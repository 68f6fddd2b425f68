import type { OpenedContest } from "~/contests/contest.server";
import { rubricOf } from "~/contests/regulation";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import { audit } from "~/platform/audit.server";
import type { Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { fixedT } from "~/platform/i18n.server";
import { sendMail } from "~/platform/mail.server";
import { storedMarks } from "../facts.server";
import { scoresOf } from "./receipt";
import { sameContent } from "./sheet-content";

const PEOPLE = {
  judge: { select: { user: { select: { name: true, email: true, language: true } } } },
  entry: { select: { code: true } },
} as const;

interface Undone {
  readonly assignmentId: string;
  /** When the sheet was given back, or its entry let in. */
  readonly since: Date;
  readonly reason: string;
}

/**
 * Undoes that sheets were given back: what was submitted before stands again as a revision of its own, with its own receipt
 * and time, and what was sent in since is set aside. What lies on the sheet unsent goes to the judge's own notes. Judges
 * are told by mail. false: the sheet was not given back then.
 */
export async function standAgain(tx: Tx, ctx: Context, opened: OpenedContest, undone: Undone): Promise<boolean> {
  const { assignmentId, since, reason } = undone;
  await tx.$queryRaw`SELECT 1 FROM "ScoreSheet" WHERE "assignmentId" = ${assignmentId} FOR UPDATE`;
  const { sheet, judge, entry, roundId } = await tx.assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    include: { ...PEOPLE, sheet: { include: { revisions: { orderBy: { number: "asc" } } } } },
  });
  const before = sheet?.revisions.find(({ returnedAt }) => returnedAt?.getTime() === since.getTime());
  if (!sheet || !before) return false;
  const { id: _id, number: _number, returnedAt: _at, returnedById: _by, returnReason: _why, ...content } = before;
  const marks = storedMarks(content.marks);
  const t = fixedT(judge.user.language);
  const typed = { ...sheet, marks: storedMarks(sheet.marks) };
  const isUnsent = sheet.state === "RETURNED" && !sameContent(typed, { ...content, marks, notes: sheet.notes });
  const scores = scoresOf(typed.marks);
  const unsent = [
    t("sheetStands.unsent"),
    ...rubricOf(opened.regulation, roundId).flatMap(({ id, label }) => (scores[id] ? [`${label}: ${scores[id]}`] : [])),
    ...[typed.comment, typed.feedback],
  ];
  await setAside(tx, ctx, sheet.id, reason);
  await tx.scoreSheetRevision.create({ data: { ...content, marks, number: sheet.revisions.length + 1 } });
  const { comment, feedback, proposal } = content;
  await tx.scoreSheet.update({
    where: { id: sheet.id },
    data: {
      ...{ state: "SUBMITTED", marks, comment, feedback, proposal, version: { increment: 1 } },
      ...(isUnsent && { notes: [sheet.notes, ...unsent].filter((line) => line !== "").join("\n") }),
    },
  });
  // Whoever left the judging meanwhile had sent this in before.
  await tx.assignment.updateMany({ where: { id: assignmentId, endedAt: { gte: since } }, data: { endedAt: null, takenBack: false } });
  await tell(tx, opened, { assignmentId, judge, entry, reason }, "sheetStands");
  await audit(tx, {
    chainId: opened.contest.id,
    at: ctx.now,
    actorId: ctx.actor.userId,
    action: "sheet.stands-again",
    subjectType: "score-sheet",
    subjectId: sheet.id,
    data: { assignmentId, number: sheet.revisions.length + 1, receipt: before.receipt, reason },
  });
  return true;
}

/** Takes back that an entry was given to a judge late; what was sent in stays on record, set aside with the reason. */
export async function withdrawLate(tx: Tx, ctx: Context, opened: OpenedContest, undone: Omit<Undone, "since">): Promise<void> {
  const { assignmentId, reason } = undone;
  await tx.$queryRaw`SELECT 1 FROM "ScoreSheet" WHERE "assignmentId" = ${assignmentId} FOR UPDATE`;
  const { sheet, endedAt, ...people } = await tx.assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    include: { ...PEOPLE, sheet: true },
  });
  if (endedAt) return;
  if (sheet) {
    const isIn = sheet.state === "SUBMITTED";
    if (isIn) await setAside(tx, ctx, sheet.id, reason);
    // A new version in any case: a save or submission that waits for the sheet then loses instead of landing on ended work.
    await tx.scoreSheet.update({ where: { id: sheet.id }, data: { version: { increment: 1 }, ...(isIn && { state: "RETURNED" }) } });
  }
  await tx.assignment.update({ where: { id: assignmentId }, data: { endedAt: ctx.now } });
  await tell(tx, opened, { assignmentId, ...people, reason }, "sheetNotNeeded");
}

function setAside(tx: Tx, ctx: Context, sheetId: string, reason: string) {
  return tx.scoreSheetRevision.updateMany({
    where: { sheetId, returnedAt: null },
    data: { returnedAt: ctx.now, returnedById: ctx.actor.userId, returnReason: reason },
  });
}

interface Told {
  readonly assignmentId: string;
  readonly judge: { readonly user: { readonly name: string; readonly email: string; readonly language: string } };
  readonly entry: { readonly code: string | null };
  readonly reason: string;
}

function tell(tx: Tx, { contest }: OpenedContest, told: Told, mail: "sheetStands" | "sheetNotNeeded"): Promise<unknown> {
  const { name, email, language } = told.judge.user;
  const t = fixedT(language);
  // No title: it may name the authors, which a blind round covers.
  const said = {
    ...{ name, code: told.entry.code ?? "", contest: contest.title, reason: told.reason },
    link: new URL(paths.sheet(told.assignmentId), env().appUrl).href,
  };
  return sendMail(tx, { to: email, subject: t(`${mail}.subject`, said), text: t(`${mail}.text`, said) });
}
