import type { OpenedContest } from "~/contests/contest.server";
import { windowOf } from "~/contests/timeline";
import { ageOn } from "~/platform/age";
import { db } from "~/platform/db.server";
import { localDateOf } from "~/platform/format";
import { provinceOf } from "~/platform/provinces";
import { compareTexts } from "~/platform/vietnamese";
import { ageBands, isInBand, type AgeBand } from "../statistics/age";
import { countBy, countTable } from "../statistics/count-table";
import { editionsOf } from "../statistics/edition-figures.server";
import { localityIn, localityKey } from "../statistics/locality-template";
import { newestTally } from "../tally-read.server";
import { prizeFacts } from "./prize-facts.server";

interface Row {
  code: string;
  fieldId: string | null;
  state: string;
  unit: string | null;
  province: string | null;
  members: { unit: string; gender: string; birthDate: string }[] | null;
}

/** Names for what has none of its own in the contest's data. */
export interface ReportLabels {
  readonly noUnit: string;
  readonly noLocality: string;
  readonly noAge: string;
  readonly genders: Readonly<Record<string, string>>;
  readonly age: (band: AgeBand) => string;
}

/** The numbers that a contest's summary report has without anybody writing them. */
export async function reportFacts(
  opened: OpenedContest,
  { labels, now }: { readonly labels: ReportLabels; readonly now: Date },
) {
  const { contest, regulation } = opened;
  const contestId = contest.id;
  const rows = await db.$queryRaw<Row[]>`
    SELECT e."code", e."fieldId", e."state"::text AS "state", u."name" AS "unit",
           v."snapshot"->>'province' AS "province", v."snapshot"->'members' AS "members"
      FROM "Entry" e JOIN "EntryVersion" v ON v."id" = e."currentVersionId"
      LEFT JOIN "Unit" u ON u."id" = e."unitId"
     WHERE e."contestId" = ${contestId} AND e."code" IS NOT NULL`;
  const [panels, judges, sheets] = await Promise.all([
    db.panel.count({ where: { contestId } }),
    db.judge.count({ where: { contestId, memberships: { some: {} } } }),
    db.scoreSheet.count({ where: { state: "SUBMITTED", assignment: { endedAt: null, entry: { contestId } } } }),
  ]);
  const prized = await prizedCodes(opened);
  const isPrized = prized && (({ code }: Row) => prized.has(code));
  const members = rows.flatMap((row) => row.members ?? []);
  const inState = (state: string) => rows.filter((row) => row.state === state).length;
  const genders = countBy(members, ({ gender }) => gender ?? "", null, compareTexts);
  const ageDay = dayOfAges(opened);
  const fields = countBy(rows, ({ fieldId }) => fieldId ?? "", isPrized, compareTexts);
  return {
    submitted: rows.length,
    eligible: inState("ELIGIBLE"),
    ineligible: inState("INELIGIBLE"),
    withdrawn: inState("WITHDRAWN"),
    ...{ panels, judges, sheets },
    authors: members.length,
    byField: countTable(
      regulation.fields.map(({ id, name }) => ({
        label: name,
        count: fields.find(({ label }) => label === id)?.count ?? 0,
        prized: prized && (fields.find(({ label }) => label === id)?.prized ?? 0),
      })),
    ),
    byUnit: countTable(countBy(rows, (row) => row.unit ?? row.members?.[0]?.unit ?? "", isPrized, compareTexts).map(
      (row) => ({ ...row, label: row.label || labels.noUnit }),
    )),
    byLocality: countTable(localities(rows, isPrized, labels.noLocality)),
    byGender: countTable(
      Object.entries(labels.genders)
        .map(([gender, label]) => ({
          label,
          count: genders.find((row) => row.label === gender)?.count ?? 0,
          prized: null,
        }))
        .filter(({ count }) => count > 0),
    ),
    byAge: countTable(ages(members, opened, ageDay, labels)),
    ageOn: ageDay,
    editions: await editionsOf(opened, now),
    // The report goes to the body above: everybody in full, as in the decision.
    prizes: await prizeFacts(opened, { naming: "all", now }),
  };
}

/** Codes of entries with a prize; null before closing. */
async function prizedCodes({ contest, regulation }: OpenedContest): Promise<ReadonlySet<string> | null> {
  const tally = await newestTally(db, contest.id);
  if (!tally) return null;
  const levels = new Set(regulation.rule.prizes.levels.map(({ id }) => id));
  return new Set(tally.results.flatMap(({ entry, prize }) => (prize !== null && levels.has(prize) ? [entry] : [])));
}

/** Ages are those of the day on which entries were taken last. */
function dayOfAges({ regulation, contest }: OpenedContest): string {
  const closes = windowOf(regulation, "submit")?.closesAt;
  // An end at midnight belongs to the day before.
  const at = closes ? new Date(Date.parse(closes) - 1) : (contest.openedAt ?? new Date(0));
  return localDateOf(at, regulation.timeZone);
}

function ages(
  members: readonly { readonly birthDate: string }[],
  { regulation }: OpenedContest,
  on: string,
  labels: Pick<ReportLabels, "age" | "noAge">,
) {
  const known = members.map(({ birthDate }) => ageOn(birthDate ?? "", on));
  const bands = ageBands(regulation.template).map((band) => ({
    label: labels.age(band),
    count: known.filter((age) => age !== null && isInBand(age, band)).length,
    prized: null,
  }));
  const unknown = known.filter((age) => age === null).length;
  return unknown > 0 ? [...bands, { label: labels.noAge, count: unknown, prized: null }] : bands;
}

/** By the commune that the unit or the authors' places say; where none does, by the province that was asked for. */
function localities(rows: readonly Row[], isPrized: ((row: Row) => boolean) | null, none: string) {
  const written = new Map<string, string>();
  const placeOf = ({ unit, members, province }: Row) => {
    const said = [unit ?? "", ...(members ?? []).map((member) => member.unit ?? "")];
    const found = said.map(localityIn).find((locality) => locality !== null);
    const place = found ?? provinceOf(province ?? "")?.name ?? "";
    const key = localityKey(place);
    if (!written.has(key)) written.set(key, place);
    return key;
  };
  const counted = countBy(rows, placeOf, isPrized, compareTexts);
  // Those of whom nothing is known come last.
  return [...counted.filter(({ label }) => label !== ""), ...counted.filter(({ label }) => label === "")].map((row) => ({
    ...row,
    label: written.get(row.label) || none,
  }));
}
