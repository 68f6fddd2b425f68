import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { fixedT } from "~/platform/i18n.server";
import { sendMail } from "~/platform/mail.server";
import { ok, refused, type Result } from "~/platform/result";
import { holdPanel } from "../facts.server";
import { whyNotReturnSheet } from "../judging-policy";
import { MAX_REASON } from "../reason-form";
import { readAssignment } from "../read-assignment.server";

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
  const { sheet, panel, judge, entry, opened } = assignment;
  const refusal = whyNotReturnSheet(assignment.standing, assignment.facts);
  if (refusal) return refused(refusal);
  // Nobody is left who could send it in again.
  if (!assignment.judgeWorks) return refused("state");
  const reason = input.reason.normalize("NFC").trim();
  if (reason === "") return refused("invalid", [{ path: "reason", code: "required" }]);
  if (reason.length > MAX_REASON)
    return refused("invalid", [{ path: "reason", code: "too-long", params: { max: MAX_REASON } }]);

  return db.$transaction(async (tx) => {
    const held = await holdPanel(tx, panel.id);
    if (!held || held.closed) return refused("state");
    const { count } = await tx.scoreSheet.updateMany({
      where: { id: sheet.id, version: sheet.version, state: "SUBMITTED" },
      data: { state: "RETURNED", version: { increment: 1 } },
    });
    if (count === 0) return refused("conflict");
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
      link: new URL(paths.sheet(assignment.id), env().appUrl).href,
    };
    await sendMail(tx, {
      to: judge.user.email,
      subject: t("sheetReturned.subject", said),
      text: t("sheetReturned.text", said),
    });
    await audit(tx, {
      chainId: opened.contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "sheet.returned",
      subjectType: "score-sheet",
      subjectId: sheet.id,
      data: { assignmentId: assignment.id, reason },
    });
    return ok();
  });
}
