import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, type Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { fixedT } from "~/platform/i18n.server";
import { sendMail } from "~/platform/mail.server";
import { ok, refused, type Result } from "~/platform/result";
import { holdPanel } from "../facts.server";
import { whyNotReturnSheet } from "../judging-policy";
import { MAX_REASON } from "../reason-form";
import { readAssignment, type ReadAssignment } from "../read-assignment.server";

export interface ReturnInput {
  readonly assignmentId: string;
  readonly reason: string;
}

/** The chair gives a submitted sheet back to its judge, who is told by mail. The submitted revision stays, with the reason. */
export async function returnSheet(
  ctx: Context,
  input: ReturnInput,
): Promise<Result<undefined, Refusal | "invalid" | "conflict">> {
  const assignment = await readAssignment(input.assignmentId, ctx);
  if (!assignment) return refused("hidden");
  const refusal = whyNotReturnSheet(assignment.standing, assignment.facts);
  if (refusal) return refused(refusal);
  // Nobody is left who could send it in again.
  if (!assignment.judgeWorks) return refused("state");
  const reason = input.reason.normalize("NFC").trim();
  if (reason === "") return refused("invalid", [{ path: "reason", code: "required" }]);
  if (reason.length > MAX_REASON)
    return refused("invalid", [{ path: "reason", code: "too-long", params: { max: MAX_REASON } }]);

  return db.$transaction(async (tx) => {
    const held = await holdPanel(tx, assignment.panel.id);
    if (!held || held.closed) return refused("state");
    return (await giveBack(tx, ctx, assignment, reason, "sheetReturned")) ? ok() : refused("conflict");
  });
}

/** Opens a submitted sheet for its judge again and tells them by mail; false: it is another sheet by now. */
export async function giveBack(
  tx: Tx,
  ctx: Context,
  { id, sheet, judge, entry, opened }: ReadAssignment,
  reason: string,
  mail: "sheetReturned" | "sheetCorrected",
): Promise<boolean> {
  const { count } = await tx.scoreSheet.updateMany({
    where: { id: sheet.id, version: sheet.version, state: "SUBMITTED" },
    data: { state: "RETURNED", version: { increment: 1 } },
  });
  if (count === 0) return false;
  await tx.scoreSheetRevision.updateMany({
    where: { sheetId: sheet.id, returnedAt: null },
    data: { returnedAt: ctx.now, returnedById: ctx.actor.userId, returnReason: reason },
  });
  const t = fixedT(judge.user.language);
  const said = {
    name: judge.user.name,
    code: entry.code,
    title: entry.title,
    contest: opened.contest.title,
    reason,
    link: new URL(paths.sheet(id), env().appUrl).href,
  };
  await sendMail(tx, {
    to: judge.user.email,
    subject: t(`${mail}.subject`, said),
    text: t(`${mail}.text`, said),
  });
  await audit(tx, {
    chainId: opened.contest.id,
    at: ctx.now,
    actorId: ctx.actor.userId,
    action: "sheet.returned",
    subjectType: "score-sheet",
    subjectId: sheet.id,
    data: { assignmentId: id, reason },
  });
  return true;
}
