import { summaryQuestion } from "~/contests/summary-question";
import { entriesWithSummary } from "~/entries/members/public-members.server";
import { db } from "~/platform/db.server";
import type { VisiblePublication } from "../published.server";

/**
 * What the authors of these winners wrote for the public, by code: of those entries all of whose authors agree to it at
 * this moment. All who show a summary ask here.
 */
export async function shownSummaries(
  { contestId, regulation }: Pick<VisiblePublication, "contestId" | "regulation">,
  codes: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const question = summaryQuestion(regulation);
  if (!question) return new Map();
  const allowed = await entriesWithSummary(contestId, codes, regulation, now);
  const rows = await db.$queryRaw<{ code: string; text: string | null }[]>`
    SELECT e."code", v."snapshot"->'answers'->>${question.id} AS "text"
      FROM "Entry" e JOIN "EntryVersion" v ON v."id" = e."currentVersionId"
     WHERE e."contestId" = ${contestId} AND e."code" = ANY(${[...allowed]})`;
  return new Map(
    rows.flatMap(({ code, text }) => {
      const written = (text ?? "").trim();
      return written === "" ? [] : [[code, written]];
    }),
  );
}
