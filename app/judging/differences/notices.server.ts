import type { OpenedContest } from "~/contests/contest.server";
import { criteriaOfRound } from "~/contests/rule";
import type { Tx } from "~/platform/db.server";
import { decimal, toMicro } from "~/platform/decimal";
import { highestTotal, totalText } from "../sheets/marks";
import { odditiesIn, type Oddity } from "./oddities";
import { roundSheets } from "./round-sheets.server";

interface Place {
  readonly roundId: string;
  readonly groupId: string;
}

/** An oddity in the words of a page: names, codes, decimals. */
export interface Notice {
  readonly key: string;
  readonly kind: Oddity["kind"];
  readonly judge: string;
  /** Of one sheet: its entry. */
  readonly entry: { readonly id: string; readonly code: string; readonly title: string } | null;
  readonly values: Readonly<Record<string, string | number>>;
}

/**
 * What the chair may want to look at again among the submitted sheets of a panel. Entries that the chair has an
 * interest in, and those whose own sheet is not in yet, are left out of every count.
 */
export async function panelNotices(
  tx: Tx,
  opened: OpenedContest,
  { roundId, groupId }: Place,
  chair: { readonly judgeIds: readonly string[]; readonly conflicted: ReadonlySet<string> },
): Promise<Notice[]> {
  const entries = (await roundSheets(tx, opened, roundId, { groupId })).filter(
    ({ id, openJudgeIds }) =>
      !chair.conflicted.has(id) && !openJudgeIds.some((judge) => chair.judgeIds.includes(judge)),
  );
  const sheets = entries.flatMap(({ id, sheets: standing }) =>
    standing.map(({ judgeId, totalMicro, submittedAt, via }) => ({
      judgeId,
      totalMicro,
      entryId: id,
      submittedMs: via === "PAPER" ? null : submittedAt.getTime(),
    })),
  );
  const highest = highestTotal(criteriaOfRound(opened.regulation.rule, roundId));
  const names = new Map(
    entries.flatMap((entry) => entry.sheets.map((one) => [one.judgeId, one.judgeName] as const)),
  );
  return odditiesIn(sheets, toMicro(decimal(highest)) ?? 0n).map((oddity) => {
    const entry = "entryId" in oddity ? entries.find(({ id }) => id === oddity.entryId) : undefined;
    return {
      key: `${oddity.kind} ${oddity.judgeId} ${entry?.id ?? ""}`,
      kind: oddity.kind,
      judge: names.get(oddity.judgeId) ?? "",
      entry: entry ? { id: entry.id, code: entry.code, title: entry.title } : null,
      values: valuesOf(oddity),
    };
  });
}

function valuesOf(oddity: Oddity): Notice["values"] {
  switch (oddity.kind) {
    case "same-mark":
      return { count: oddity.count, of: oddity.of, total: totalText(oddity.totalMicro) };
    case "far-off":
      return { total: totalText(oddity.totalMicro), median: totalText(oddity.medianMicro) };
    case "narrow":
      return {
        of: oddity.of,
        span: totalText(oddity.spanMicro),
        others: totalText(oddity.othersMicro),
      };
    case "quick":
      return { count: oddity.count, seconds: oddity.seconds };
  }
}
