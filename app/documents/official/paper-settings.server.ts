import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import type { PaperSetting as Row } from "../../../prisma/generated/client";
import type { PrintedLetterhead } from "./facts";
import { KIND_FACTS, type OfficialKind } from "./kinds";
import { standingHead } from "./letterhead.server";
import type { PaperSettingInput } from "./official-forms";
import { whyNotIssueDocument } from "./official-policy";
import { headOfPaper, type PaperSetting } from "./paper-setting";
import { signModeOf } from "./signing-template";
import { isKnownSubject } from "./subjects.server";

/** The paper that a letterhead is for; "" and "": any of the contest's. */
export interface PaperKey {
  readonly contestId: string;
  readonly kind: OfficialKind | "";
  readonly subjectId: string;
}

export function settingOf(row: Row): PaperSetting {
  const mode = signModeOf(row.signMode);
  const { actingOffice: office, signerPosition: position, signerName: name, ownGrounds, grounds } = row;
  return { signing: mode && { mode, office, position, name }, ownGrounds, grounds };
}

/** How a paper begins and ends. */
export async function paperLetterhead(organisationId: string, { contestId, kind, subjectId }: PaperKey): Promise<PrintedLetterhead> {
  const standing = await standingHead(organisationId);
  const rows = await db.paperSetting.findMany({
    where: { contestId, OR: [{ kind: "", subjectId: "" }, { kind, subjectId }] },
  });
  const setting = (of: string) => {
    const row = rows.find((one) => one.kind === of);
    return row ? settingOf(row) : null;
  };
  return headOfPaper(standing, setting(""), kind === "" ? null : setting(kind));
}

/** Records who signs a paper and on what it rests, unless somebody else has meanwhile. */
export async function savePaperSetting(
  ctx: Context,
  contestId: string,
  { kind, subjectId, version, ...values }: PaperSettingInput,
): Promise<Result<undefined, Refusal | "conflict">> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const refusal = whyNotIssueDocument(standingInContest(ctx.actor, opened.contest));
  if (refusal) return refused(refusal);
  const known = kind === "" ? subjectId === "" : KIND_FACTS[kind].signed && (await isKnownSubject(contestId, kind, subjectId));
  if (!known) return refused("hidden");
  return db.$transaction(async (tx) => {
    const of = { contestId, kind, subjectId };
    const { count } =
      version === 0
        ? await tx.paperSetting.createMany({ data: [{ ...of, ...values }], skipDuplicates: true })
        : await tx.paperSetting.updateMany({ where: { ...of, version }, data: { ...values, version: { increment: 1 } } });
    if (count === 0) return refused("conflict");
    await audit(tx, {
      chainId: contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "document.setting-saved",
      subjectType: "document",
      subjectId: subjectId || contestId,
      data: { kind, signMode: values.signMode, ownGrounds: values.ownGrounds, grounds: values.grounds.length },
    });
    return ok();
  });
}
