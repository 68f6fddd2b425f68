import { fieldOf, type Regulation } from "~/contests/regulation";
import { publicMembers } from "~/entries/members/public-members.server";
import { db } from "~/platform/db.server";

/** Whom a paper names: everybody, as what it decides is about them, or those who agreed to it, where it is put up. */
export type Naming = "all" | "public";

export interface NamedEntry {
  readonly code: string;
  readonly title: string;
  readonly field: string;
  readonly authors: readonly string[];
  readonly unnamed: number;
  readonly units: readonly string[];
}

interface Row {
  code: string;
  title: string;
  fieldId: string | null;
  unit: string | null;
  members: { name: string; unit: string }[] | null;
}

/** Entries by their codes with authors and units, as a paper prints them. */
export async function namedEntries(
  contestId: string,
  codes: readonly string[],
  regulation: Regulation,
  { naming, now }: { readonly naming: Naming; readonly now: Date },
): Promise<ReadonlyMap<string, NamedEntry>> {
  // Only the members: a version may hold many pages of text.
  const rows = await db.$queryRaw<Row[]>`
    SELECT e."code", e."title", e."fieldId", u."name" AS "unit", v."snapshot"->'members' AS "members"
      FROM "Entry" e JOIN "EntryVersion" v ON v."id" = e."currentVersionId"
      LEFT JOIN "Unit" u ON u."id" = e."unitId"
     WHERE e."contestId" = ${contestId} AND e."code" = ANY(${[...codes]})`;
  const agreed = naming === "public" ? await publicMembers(contestId, codes, regulation, now) : null;
  return new Map(
    rows.map(({ code, title, fieldId, unit, members }) => {
      const all = (members ?? []).map((member) => ({ name: member.name, unit: member.unit }));
      const shown = agreed ? (agreed.get(code)?.people ?? []) : all;
      const units = shown.map((member) => member.unit).filter(Boolean);
      // The authors' own, as on the public page; who sent them stands in where the dossier says none.
      if (units.length === 0 && shown.length > 0 && unit) units.push(unit);
      const entry: NamedEntry = {
        code,
        title,
        field: fieldOf(regulation, fieldId ?? "")?.name ?? "",
        authors: shown.map(({ name }) => name),
        unnamed: all.length - shown.length,
        units: [...new Set(units)],
      };
      return [code, entry];
    }),
  );
}
