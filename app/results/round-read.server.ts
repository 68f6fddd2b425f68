import type { OpenedContest } from "~/contests/contest.server";
import { inRound } from "~/judging/round-entries.server";
import { canonicalJson } from "~/platform/canonical-json";
import type { Tx } from "~/platform/db.server";
import { sha256Hex } from "~/platform/sha256";
import { roundRanking, type RoundRow } from "./advance";
import type { ClosingFacts } from "./closing";
import { readContestRecord } from "./contest-record.server";

/** The ranking of one round as it stands now. */
export interface ReadRound {
  readonly facts: ClosingFacts;
  readonly rows: readonly RoundRow[];
  readonly idOf: ReadonlyMap<string, string>;
  readonly titleOf: ReadonlyMap<string, string>;
  /** Of the ranking: what is locked must be what was looked at. */
  readonly seen: string;
}

/** Reads the sheets of a contest and ranks the entries of one round by them. */
export async function readRound(
  tx: Tx,
  opened: OpenedContest,
  roundId: string,
): Promise<ReadRound> {
  const { facts, bundle } = await readContestRecord(tx, opened);
  const entries = await tx.entry.findMany({
    where: await inRound(tx, opened, roundId),
    select: { id: true, code: true, title: true, groupId: true },
    orderBy: { code: "asc" },
  });
  const order = opened.regulation.groups.map(({ id }) => id);
  const place = (group: string | null) => order.indexOf(group ?? "");
  const members = entries
    .map(({ code, groupId }) => ({ code: code ?? "", group: groupId ?? "" }))
    .sort((a, b) => place(a.group) - place(b.group));
  const sheets = bundle.sheets.filter(({ round }) => round === roundId);
  const rows = roundRanking(opened.regulation.rule, roundId, members, sheets);
  return {
    facts,
    rows,
    idOf: new Map(entries.map(({ id, code }) => [code ?? "", id])),
    titleOf: new Map(entries.map(({ code, title }) => [code ?? "", title])),
    seen: sha256Hex(canonicalJson(rows)),
  };
}
