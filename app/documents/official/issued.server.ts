import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { signedByFaults } from "~/contests/signed-paper";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isKnownSubject } from "./subjects.server";
import type { IssuedInput } from "./official-forms";
import { whyNotIssueDocument } from "./official-policy";
import { templateInUse } from "../templates/used-template.server";

/**
 * Records under which number and date a document was signed, and in which form: from then on it is printed with them
 * and in it. Recorded anew it takes the form that is in use then.
 */
export async function recordIssued(
  ctx: Context,
  contestId: string,
  { kind, subjectId, version, number, date, signer }: IssuedInput,
): Promise<Result<undefined, Refusal | "conflict" | "invalid">> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const refusal = whyNotIssueDocument(standingInContest(ctx.actor, opened.contest));
  if (refusal) return refused(refusal);
  // The numbers of decisions on eligible entries stand on record with them.
  if (kind === "eligibility" || !(await isKnownSubject(contestId, kind, subjectId))) return refused("hidden");
  const faults = signedByFaults("date", date, ctx.now, opened.regulation.timeZone);
  if (faults.length > 0) return refused("invalid", faults);
  return db.$transaction(async (tx) => {
    const of = { contestId, kind, subjectId };
    const template = await templateInUse(tx, opened.contest.organisationId, kind);
    // When it was recorded tells for which result: by the same clock as that.
    const data = { number, date: new Date(`${date}T00:00:00Z`), signer, templateId: template?.id ?? null, updatedAt: ctx.now };
    const { count } =
      version === 0
        ? await tx.issuedDocument.createMany({
            data: [{ ...of, ...data, createdById: ctx.actor.userId, createdAt: ctx.now }],
            skipDuplicates: true,
          })
        : await tx.issuedDocument.updateMany({
            where: { ...of, version },
            data: { ...data, version: { increment: 1 } },
          });
    if (count === 0) return refused("conflict");
    await audit(tx, {
      chainId: contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "document.issued",
      subjectType: "document",
      subjectId: subjectId || contestId,
      data: { kind, number, date, form: template?.number ?? 0 },
    });
    return ok();
  });
}
