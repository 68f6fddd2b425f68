import type { Regulation } from "~/contests/regulation";
import { tellsByRule } from "~/contests/special-prize";
import { membersWith } from "~/entries/members/public-members.server";
import type { ShownSpecial, SpecialWinner } from "../winners";

/**
 * Special prizes as the public sees them now: authors who agree to be named. A prize that says of its authors what they
 * told for the prize alone (their ethnicity) is shown as given, never with its entry.
 */
export async function shownSpecial(
  contestId: string,
  regulation: Regulation,
  special: readonly SpecialWinner[],
  now: Date,
): Promise<ShownSpecial[]> {
  const told = special.filter(({ by }) => !tellsByRule(by)).flatMap(({ code }) => code ?? []);
  const named = told.length > 0 ? await membersWith(contestId, [...new Set(told)], regulation, "publish", now) : null;
  return special.map(({ prize, by, label, amountVnd, sponsor, code, title, memberId, unit }): ShownSpecial => {
    const shown = tellsByRule(by) ? null : code;
    const people = (shown !== null && named?.get(shown)) || [];
    return {
      ...{ prize, label, amountVnd, sponsor, unit },
      entry: shown !== null ? { code: shown, title } : null,
      people: people
        .filter(({ id }) => memberId === null || id === memberId)
        .map((member) => ({ name: member.name, unit: member.unit })),
    };
  });
}
