import type { OpenedContest } from "~/contests/contest.server";
import { panelInRound } from "~/contests/rounds";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import { audit } from "~/platform/audit.server";
import type { Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { formatDecimal } from "~/platform/format";
import { fixedT } from "~/platform/i18n.server";
import { languageOf } from "~/platform/language";
import { sendMail } from "~/platform/mail.server";
import { conflictsOf } from "../conflicts/conflicts.server";
import { WORKING } from "../panels/working";
import { tellOrganisers } from "../tell-organisers.server";
import { flaggedEntries } from "./differences.server";

/**
 * Asks whether the judges of an entry differ too far, once the sheet that was submitted or taken back is in the
 * database, and then tells the panel. Call it after the audit row of that change: the chain's head is held until
 * the end, so of two sheets submitted at once the later one sees both, and the flag is raised once. Judges are asked
 * to discuss and told no mark.
 */
export async function tellDifference(
  tx: Tx,
  ctx: Context,
  opened: OpenedContest,
  { roundId, entryId }: { readonly roundId: string; readonly entryId: string },
): Promise<void> {
  const [flagged] = await flaggedEntries(tx, opened, { roundId, entryId });
  if (!flagged || flagged.answer) return;
  const { entry, difference, limit, spread } = flagged;
  const { contest } = opened;
  const panel = await tx.panel.findUnique({
    where: {
      contestId_roundId_groupId: { contestId: contest.id, roundId, groupId: entry.groupId },
    },
    include: {
      members: {
        where: WORKING,
        orderBy: { judge: { code: "asc" } },
        include: {
          judge: {
            select: { id: true, user: { select: { name: true, email: true, language: true } } },
          },
        },
      },
    },
  });
  if (!panel || panel.closedAt) return;
  const judgeIds = panel.members.map(({ judge }) => judge.id);
  const conflicts = await conflictsOf(tx, contest.id, { judgeIds, entryIds: [entryId] });
  const scored = new Set(entry.sheets.map(({ judgeId }) => judgeId));
  for (const { role, judge } of panel.members) {
    const steers = role === "CHAIR" || role === "SECRETARY";
    if (conflicts.has(judge.id, entryId) || !(steers || scored.has(judge.id))) continue;
    const t = fixedT(judge.user.language);
    const key = role === "CHAIR" ? "chair" : role === "SECRETARY" ? "secretary" : "judge";
    const link = role === "CHAIR" || role === "SECRETARY"
      ? paths.judgePanelEntry(panel.id, entryId)
      : paths.judgeContest(contest.id);
    const said = {
      name: judge.user.name,
      code: entry.code,
      title: entry.title,
      contest: contest.title,
      panel: panelInRound(opened.regulation, panel),
      limit: formatDecimal(limit, languageOf(judge.user.language)),
      link: new URL(link, env().appUrl).href,
    };
    await sendMail(tx, {
      to: judge.user.email,
      subject: t("difference.subject", said),
      text: t(`difference.${key}`, said),
    });
  }
  const chairs = panel.members.filter(({ role }) => role === "CHAIR");
  // Without the entry: an organiser may have an interest in it too, and their page leaves it out then.
  if (chairs.every(({ judge }) => conflicts.has(judge.id, entryId)))
    await tellOrganisers(tx, contest, "difference.organiser", {
      path: paths.differences(contest.id),
      panel: panelInRound(opened.regulation, panel),
    });
  await audit(tx, {
    chainId: contest.id,
    at: ctx.now,
    actorId: null,
    action: "difference.flagged",
    subjectType: "entry",
    subjectId: entryId,
    data: { roundId, spread, limit, sheets: [...difference.receipts] },
  });
}
