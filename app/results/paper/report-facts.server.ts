import type { OpenedContest } from "~/contests/contest.server";
import { db } from "~/platform/db.server";
import { formatDecimal } from "~/platform/format";
import { compareNames } from "~/platform/vietnamese";
import { percentages } from "../statistics/percentages";

interface Row {
  fieldId: string | null;
  state: string;
  unit: string | null;
  members: { unit: string; gender: string }[] | null;
}

/** Names for what has none of its own: an author whose gender is not said, an entry without a unit. */
export interface ReportLabels {
  readonly noUnit: string;
  readonly genders: Readonly<Record<string, string>>;
}

/** The numbers that a contest's summary report has without anybody writing them. */
export async function reportFacts({ contest, regulation }: OpenedContest, labels: ReportLabels) {
  const contestId = contest.id;
  const rows = await db.$queryRaw<Row[]>`
    SELECT e."fieldId", e."state"::text AS "state", u."name" AS "unit", v."snapshot"->'members' AS "members"
      FROM "Entry" e JOIN "EntryVersion" v ON v."id" = e."currentVersionId"
      LEFT JOIN "Unit" u ON u."id" = e."unitId"
     WHERE e."contestId" = ${contestId} AND e."code" IS NOT NULL`;
  const [panels, judges, sheets] = await Promise.all([
    db.panel.count({ where: { contestId } }),
    db.judge.count({ where: { contestId, memberships: { some: {} } } }),
    db.scoreSheet.count({ where: { state: "SUBMITTED", assignment: { endedAt: null, entry: { contestId } } } }),
  ]);
  const members = rows.flatMap((row) => row.members ?? []);
  const inState = (state: string) => rows.filter((row) => row.state === state).length;
  const units = counted(rows.map(({ unit, members: own }) => unit ?? own?.[0]?.unit ?? ""));
  const genders = counted(members.map(({ gender }) => gender));
  return {
    submitted: rows.length,
    eligible: inState("ELIGIBLE"),
    ineligible: inState("INELIGIBLE"),
    withdrawn: inState("WITHDRAWN"),
    ...{ panels, judges, sheets },
    authors: members.length,
    byField: table(
      regulation.fields.map(({ id, name }) => ({
        label: name,
        count: rows.filter(({ fieldId }) => fieldId === id).length,
      })),
    ),
    byUnit: table(
      [...units]
        .map(([unit, count]) => ({ label: unit || labels.noUnit, count }))
        .sort((a, b) => b.count - a.count || compareNames(a.label, b.label)),
    ),
    byGender: table(
      Object.entries(labels.genders)
        .map(([gender, label]) => ({ label, count: genders.get(gender) ?? 0 }))
        .filter(({ count }) => count > 0),
    ),
  };
}

function counted(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, 1 + (counts.get(value) ?? 0));
  return counts;
}

function table(rows: readonly { readonly label: string; readonly count: number }[]) {
  const parts = percentages(rows.map(({ count }) => count));
  return {
    rows: rows.map((row, index) => ({ ...row, percent: formatDecimal(parts[index] ?? "", "vi") })),
    total: rows.reduce((sum, { count }) => sum + count, 0),
  };
}
