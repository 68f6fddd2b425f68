import { decidedEntrySchema } from "~/entries/screening/eligibility-decision";
import type { Tx } from "~/platform/db.server";
import { countUp, each, type Invariant, type Violation } from "./invariant";

/** What an entry is corresponds to its newest conclusion, where a person drew one of its current version. */
async function* conclusions(tx: Tx): AsyncGenerator<Violation> {
  const entries = each((page) =>
    tx.entry.findMany({
      ...page,
      select: {
        id: true,
        state: true,
        currentVersionId: true,
        screenings: { orderBy: [{ decidedAt: "desc" }, { id: "desc" }], take: 1 },
      },
    }),
  );
  for await (const { id, state, currentVersionId, screenings } of entries) {
    const [newest] = screenings;
    if (!newest || newest.versionId !== currentVersionId || state === "WITHDRAWN") continue;
    const wanted = newest.outcome === "SUPPLEMENT" ? "SUPPLEMENT_REQUESTED" : newest.outcome;
    if (state !== wanted)
      yield { id, says: `is ${state}, though it was concluded on as ${newest.outcome}` };
    if (newest.outcome === "SUPPLEMENT" && newest.dueAt === null)
      yield { id, says: "is asked for a supplement without a date" };
  }
}

/** Marks and moves are about versions of their own entry. */
async function* marks(tx: Tx): AsyncGenerator<Violation> {
  const marked = await tx.$queryRaw<{ id: string }[]>`
    SELECT c."entryId" AS "id" FROM "ChecklistMark" c
    LEFT JOIN "EntryVersion" v ON v."id" = c."versionId" AND v."entryId" = c."entryId"
    WHERE v."id" IS NULL`;
  for (const { id } of marked)
    yield { id, says: "has a mark of the checklist about a version that is not its own" };
  const unknown = await tx.$queryRaw<{ id: string; itemId: string }[]>`
    SELECT c."entryId" AS "id", c."itemId" FROM "ChecklistMark" c
    JOIN "Entry" e ON e."id" = c."entryId"
    WHERE NOT EXISTS (
      SELECT 1 FROM "RegulationRevision" r, jsonb_array_elements(r."document"->'checklist') AS item
      WHERE r."contestId" = e."contestId" AND item->>'id' = c."itemId")`;
  for (const { id, itemId } of unknown)
    yield { id, says: `has a mark of ${itemId}, which no regulation of its contest lists` };
  const moved = await tx.$queryRaw<{ id: string }[]>`
    SELECT m."entryId" AS "id" FROM "FieldMove" m
    LEFT JOIN "EntryVersion" v ON v."id" = m."versionId" AND v."entryId" = m."entryId"
    WHERE v."id" IS NULL OR m."fromFieldId" = m."toFieldId"`;
  for (const { id } of moved) yield { id, says: "was moved from a field to itself, or in a version not its own" };
}

/**
 * Formal decisions count up in each contest and list entries of it, each once. An entry is bound by the newest one
 * that lists it and says what that one says, or by none after an upheld appeal.
 */
async function* decisions(tx: Tx): AsyncGenerator<Violation> {
  const contests = each((page) =>
    tx.contest.findMany({
      ...page,
      select: {
        id: true,
        eligibilityDecisions: { orderBy: { number: "asc" } },
        entries: {
          where: { state: { not: "DRAFT" } },
          select: {
            id: true,
            state: true,
            decisionId: true,
            appeals: { where: { state: "UPHELD" }, select: { answeredAt: true } },
          },
        },
      },
    }),
  );
  for await (const { id: contestId, eligibilityDecisions: made, entries } of contests) {
    if (!countUp(made.map(({ number }) => number)))
      yield { id: contestId, says: "has a gap in the numbers of its decisions on eligible entries" };
    const newest = new Map<string, { id: string; outcome: string; at: Date }>();
    const known = new Set(entries.map(({ id }) => id));
    for (const decision of made) {
      const list = decidedEntrySchema.array().safeParse(decision.entries);
      if (!list.success) {
        yield { id: decision.id, says: "has a list of another shape" };
        continue;
      }
      const ids = list.data.map(({ entryId }) => entryId);
      if (new Set(ids).size !== ids.length)
        yield { id: decision.id, says: "lists an entry twice" };
      if (!ids.every((id) => known.has(id)))
        yield { id: decision.id, says: "lists an entry that its contest does not have" };
      for (const { entryId, outcome } of list.data)
        newest.set(entryId, { id: decision.id, outcome, at: decision.createdAt });
    }
    for (const { id, state, decisionId, appeals } of entries) {
      const by = newest.get(id);
      const freed = appeals.some(({ answeredAt }) => by && answeredAt && answeredAt >= by.at);
      if (decisionId !== null && decisionId !== by?.id)
        yield { id, says: "is bound by a decision that is not the newest that lists it" };
      if (decisionId === null && by && !freed)
        yield { id, says: "is listed by a decision that does not bind it" };
      if (decisionId !== null && by && state !== by.outcome)
        yield { id, says: `is ${state}, though a decision lists it as ${by.outcome}` };
    }
  }
}

/** An appeal is against a refusal of its own entry; it is answered by somebody at some time, or it waits. */
async function* appeals(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.appeal.findMany({ ...page, include: { screening: true, entry: { select: { state: true } } } }),
  );
  for await (const { id, state, entryId, screening, entry, answeredAt, answeredById, answer } of rows) {
    if (screening.entryId !== entryId || screening.outcome !== "INELIGIBLE")
      yield { id, says: "is against something else than a refusal of its entry" };
    const answered = answeredAt !== null && answeredById !== null && answer !== "";
    const nothing = answeredAt === null && answeredById === null && answer === "";
    if (state === "OPEN" ? !nothing : !answered)
      yield { id, says: `is ${state} with ${answered ? "an answer" : "no whole answer"}` };
    if (state === "OPEN" && entry.state !== "INELIGIBLE")
      yield { id, says: `waits for its answer, though its entry is ${entry.state}` };
  }
}

/** The number in a code is never above what its counter has given, and each number was given once. */
async function* counters(tx: Tx): AsyncGenerator<Violation> {
  const rows = await tx.$queryRaw<{ id: string; given: number; used: number }[]>`
    SELECT c."id", coalesce(k."given", 0)::int AS "given", e."used"::int AS "used"
      FROM "Contest" c
      JOIN LATERAL (SELECT count(*) AS "used" FROM "Entry" e
                     WHERE e."contestId" = c."id" AND e."code" IS NOT NULL) e ON true
      LEFT JOIN LATERAL (SELECT sum(k."last") AS "given" FROM "EntryCodeCounter" k
                          WHERE k."contestId" = c."id") k ON true
     WHERE k."given" IS NOT NULL AND k."given" <> e."used"`;
  for (const { id, given, used } of rows)
    yield { id, says: `has given ${given} codes and uses ${used}` };
}

export const screeningInvariants: readonly Invariant[] = [
  { name: "conclusion", check: conclusions },
  { name: "screening-marks", check: marks },
  { name: "eligibility-decision", check: decisions },
  { name: "appeal", check: appeals },
  { name: "code-counter", check: counters },
];
