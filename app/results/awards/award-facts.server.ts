import type { OpenedContest } from "~/contests/contest.server";
import { NO_PRIZE, UNDECIDED } from "~/contests/rule";
import { tellsByRule } from "~/contests/special-prize";
import { consentsByEntry } from "~/entries/members/consent-row.server";
import { mayUse, type ConsentRecord } from "~/entries/members/consent-rules";
import type { Tx } from "~/platform/db.server";
import { isLocalDate } from "~/platform/format";
import { finalistsOf } from "../finalists";
import type { ResultRow } from "../tally";
import { newestTally, type StoredTally } from "../tally-read.server";
import type { AwardSituation, StandingAward } from "./award";
import { bundleAwards, holdsAwards, type BundleAwards } from "./bundle-awards";
import type { UnitRecord } from "./league";
import { isMinority } from "./minority";
import type { AwardEntry } from "./special";

interface Row {
  id: string;
  code: string;
  title: string;
  fieldId: string;
  unitId: string | null;
  state: string;
  members: { id: string; name: string; birthDate: string; ethnicity?: string }[] | null;
}

/** Everything that special and collective prizes are found from and decided by, as it stands now. */
export interface AwardFacts extends AwardSituation {
  readonly tally: StoredTally | null;
  readonly unitNames: ReadonlyMap<string, string>;
  /** By code: for who may read the entries. */
  readonly shown: ReadonlyMap<string, { readonly id: string; readonly title: string; readonly people: ReadonlyMap<string, string> }>;
  /** As the next result would hold them, and whether the newest one does. */
  readonly asBundle: BundleAwards;
  readonly isHeld: boolean;
}

export async function readAwardFacts(
  tx: Tx,
  { contest, regulation }: Pick<OpenedContest, "contest" | "regulation">,
  now: Date,
): Promise<AwardFacts> {
  const tally = await newestTally(tx, contest.id);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT e."id", e."code", e."title", e."fieldId", e."unitId", e."state"::text AS "state", v."snapshot"->'members' AS "members"
      FROM "Entry" e JOIN "EntryVersion" v ON v."id" = e."currentVersionId"
     WHERE e."contestId" = ${contest.id} AND e."code" IS NOT NULL
     ORDER BY e."code"`;
  const asksEthnicity = regulation.specialPrizes.some(({ rule }) => tellsByRule(rule.by));
  const records = asksEthnicity ? await consentsByEntry(tx, rows.map(({ id }) => id)) : new Map<string, ConsentRecord[]>();
  const results = new Map((tally?.results ?? []).map((row) => [row.entry, row]));
  const finalists = tally ? finalistsOf(tally.bundle) : new Set<string>();
  const entries = rows.flatMap((row): AwardEntry[] => {
    const result = results.get(row.code);
    if (!result) return [];
    return [
      {
        code: row.code,
        fieldId: row.fieldId,
        score: result.score,
        finalist: finalists.has(row.code),
        prized: prizeOf(result) !== null,
        unitId: row.unitId,
        members: (row.members ?? []).map((member) => ({
          id: member.id,
          bornOn: isLocalDate(member.birthDate) ? member.birthDate : null,
          minority:
            asksEthnicity &&
            isMinority(member.ethnicity ?? "") &&
            mayUse(regulation, records.get(row.id) ?? [], member, "ethnicity", now),
        })),
      },
    ];
  });
  const unitNames = await namesOfUnits(tx, contest.id);
  const situation: AwardSituation = {
    specialPrizes: regulation.specialPrizes,
    collective: regulation.collective,
    levels: regulation.rule.prizes.levels.map(({ id }) => id),
    entries,
    units: regulation.collective ? await unitRecords(tx, contest.id, { rows, results, unitNames }) : [],
    awards: await standingAwards(tx, contest.id),
  };
  const asBundle = bundleAwards(situation, unitNames);
  return {
    ...situation,
    tally,
    unitNames,
    shown: new Map(
      rows.map(({ id, code, title, members }) => [
        code,
        { id, title, people: new Map((members ?? []).map((member) => [member.id, member.name])) },
      ]),
    ),
    asBundle,
    isHeld: tally !== null && holdsAwards(tally.bundle.contest, asBundle),
  };
}

/** The level that an entry won; null for none and while it is undecided. */
function prizeOf({ prize }: Pick<ResultRow, "prize">): string | null {
  return prize === UNDECIDED || prize === NO_PRIZE ? null : prize;
}

/** Every unit that sent in entries, or was given points. What was withdrawn before the result counts for nothing. */
async function unitRecords(
  tx: Tx,
  contestId: string,
  {
    rows,
    results,
    unitNames,
  }: {
    readonly rows: readonly Row[];
    readonly results: ReadonlyMap<string, ResultRow>;
    readonly unitNames: ReadonlyMap<string, string>;
  },
): Promise<UnitRecord[]> {
  const promotion = await promotionPoints(tx, contestId);
  return [...unitNames].map(([unitId, name]) => {
    const own = rows.filter((row) => row.unitId === unitId && row.state !== "WITHDRAWN" && row.state !== "DRAFT");
    const prizes: Record<string, number> = {};
    for (const { code } of own) {
      const result = results.get(code);
      const level = result ? prizeOf(result) : null;
      if (level !== null) prizes[level] = (prizes[level] ?? 0) + 1;
    }
    return {
      unitId,
      name,
      entries: own.length,
      eligible: own.filter(({ state }) => state === "ELIGIBLE").length,
      prizes,
      promotionMilli: promotion.get(unitId) ?? 0,
    };
  });
}

/** The newest points for promotion, by unit. */
async function promotionPoints(tx: Tx, contestId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.unitPoints.findMany({ where: { contestId }, orderBy: { id: "asc" } });
  return new Map(rows.map(({ unitId, pointsMilli }) => [unitId, pointsMilli]));
}

async function namesOfUnits(tx: Tx, contestId: string): Promise<ReadonlyMap<string, string>> {
  const units = await tx.unit.findMany({
    where: {
      OR: [
        { entries: { some: { contestId, code: { not: null } } } },
        { points: { some: { contestId } } },
        { specialAwards: { some: { contestId } } },
      ],
    },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
  return new Map(units.map(({ id, name }) => [id, name]));
}

async function standingAwards(tx: Tx, contestId: string): Promise<StandingAward[]> {
  const rows = await tx.specialAward.findMany({
    where: { contestId, revokedAt: null },
    orderBy: { id: "asc" },
    include: { entry: { select: { code: true } } },
  });
  return rows.map(({ id, prizeId, entry, memberId, unitId, byRule, reason }) => ({
    id,
    prizeId,
    entry: entry?.code ?? null,
    memberId,
    unitId,
    byRule,
    reason,
  }));
}
