import { awardForms, type AwardCommand, type AwardIntent } from "~/results/awards/award-form";
import { decideAward } from "~/results/awards/decide-award.server";
import { as, type Cast } from "./cast";
import type { OpenedContest } from "./contest";
import { versionOf } from "./deciding";
import { must } from "./must";

/* Special and collective prizes, each step as the organiser takes it. */

async function step(cast: Cast, contest: OpenedContest, now: Date, intent: AwardIntent, typed: Readonly<Record<string, string>> = {}): Promise<void> {
  const form = awardForms[intent].parse({ version: String(await versionOf(contest)), ...typed });
  const command = { intent, form } as AwardCommand;
  must(`award ${intent}`, await decideAward(await as(cast.organiser, now), contest.id, command));
}

/** What units did to make the contest known, as the secretariat counts it. */
export async function givePoints(
  cast: Cast,
  contest: OpenedContest,
  now: Date,
  given: readonly { readonly unitId: string; readonly points: string; readonly note: string }[],
): Promise<void> {
  for (const points of given) await step(cast, contest, now, "points", points);
}

/** Collective prizes as the league table gives them. */
export const awardByTable = (cast: Cast, contest: OpenedContest, now: Date) => step(cast, contest, now, "by-table");

/** A special prize to whom its rule finds. */
export const awardByRule = (cast: Cast, contest: OpenedContest, now: Date, prizeId: string) => step(cast, contest, now, "by-rule", { prizeId });

/** A special prize to the entry that the committee names. */
export const awardEntry = (
  cast: Cast,
  contest: OpenedContest,
  now: Date,
  named: { readonly prizeId: string; readonly code: string; readonly reason: string },
) => step(cast, contest, now, "name", named);

/** What stands decided goes into the result. */
export const settleAwards = (cast: Cast, contest: OpenedContest, now: Date) => step(cast, contest, now, "settle");
