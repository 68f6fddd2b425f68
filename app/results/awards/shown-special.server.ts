import type { Regulation } from "~/contests/regulation";
import { membersWith } from "~/entries/members/public-members.server";
import type { ShownSpecial, SpecialWinner } from "../winners";

/**
 * Special prizes as the public sees them now: authors who agree to be named, and a prize that says of an author what only
 * they may say with its entry only while they agree to that.
 */
export async function shownSpecial(
  contestId: string,
  regulation: Regulation,
  special: readonly SpecialWinner[],
  now: Date,
): Promise<ShownSpecial[]> {
  const codes = [...new Set(special.flatMap(({ code }) => code ?? []))];
  const named = codes.length > 0 ? await membersWith(contestId, codes, regulation, "publish", now) : new Map<string, readonly { readonly id: string; readonly name: string; readonly unit: string }[]>();
  const telling = special.filter(({ by }) => by === "ethnic-minority").flatMap(({ code }) => code ?? []);
  const agreed =
    telling.length > 0 ? await membersWith(contestId, telling, regulation, "ethnicity", now) : new Map<string, readonly { readonly id: string; readonly name: string; readonly unit: string }[]>();
  return special.map(({ prize, by, label, amountVnd, sponsor, code, title, memberId, unit }): ShownSpecial => {
    const isTold = by !== "ethnic-minority" || (code !== null && (agreed.get(code)?.length ?? 0) > 0);
    const people = code !== null && isTold ? (named.get(code) ?? []) : [];
    return {
      ...{ prize, label, amountVnd, sponsor, unit },
      entry: code !== null && isTold ? { code, title } : null,
      people: people
        .filter(({ id }) => memberId === null || id === memberId)
        .map((member) => ({ name: member.name, unit: member.unit })),
    };
  });
}
