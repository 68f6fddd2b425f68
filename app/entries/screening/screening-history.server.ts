import { db } from "~/platform/db.server";
import type { ScreeningOutcome } from "../entry-state";

interface Happened {
  readonly at: Date;
  readonly who: string;
}

/** One thing that happened to an entry, as the secretariat reads it. */
export type HistoryItem = Happened &
  (
    | { readonly kind: "version"; readonly number: number; readonly sha256: string }
    | {
        readonly kind: "screening";
        readonly outcome: ScreeningOutcome;
        readonly reason: string;
        readonly dueAt: Date | null;
        readonly asked: readonly string[];
        readonly number: number;
      }
    | {
        readonly kind: "moved";
        readonly fromFieldId: string;
        readonly toFieldId: string;
        readonly reason: string;
      }
    | { readonly kind: "appealed"; readonly reason: string }
    | {
        readonly kind: "appeal-answered";
        readonly outcome: "UPHELD" | "REJECTED";
        readonly reason: string;
      }
    | {
        readonly kind: "decided";
        readonly number: number;
        readonly decisionNumber: string;
        readonly outcome: "ELIGIBLE" | "INELIGIBLE";
      }
    | { readonly kind: "letter"; readonly number: number }
    | { readonly kind: "withdrawn" | "reminded" }
  );

type Item = Omit<Happened, "who"> & { readonly by: string | null };

/** Everything that happened to an entry since it was sent in, newest first. */
export async function historyOf(entryId: string): Promise<HistoryItem[]> {
  const [versions, screenings, moves, appeals, letters, events, decisions] = await Promise.all([
    db.entryVersion.findMany({ where: { entryId }, omit: { snapshot: true } }),
    db.screeningDecision.findMany({
      where: { entryId },
      include: { version: { select: { number: true } } },
    }),
    db.fieldMove.findMany({ where: { entryId } }),
    db.appeal.findMany({ where: { entryId } }),
    db.decisionLetter.findMany({
      where: { entryId },
      include: { decision: { select: { number: true } } },
    }),
    db.auditEvent.findMany({
      where: {
        subjectType: "entry",
        subjectId: entryId,
        action: { in: ["entry.withdrawn", "entry.reminded"] },
      },
    }),
    decisionsOn(entryId),
  ]);
  const items = [
    ...versions.map(({ submittedAt: at, submittedById: by, number, sha256 }) => ({
      kind: "version" as const,
      at,
      by,
      number,
      sha256,
    })),
    ...screenings.map(({ decidedAt: at, decidedById: by, version, ...rest }) => ({
      kind: "screening" as const,
      at,
      by,
      outcome: rest.outcome,
      reason: rest.reason,
      dueAt: rest.dueAt,
      asked: rest.asked,
      number: version.number,
    })),
    ...moves.map(({ at, byId: by, fromFieldId, toFieldId, reason }) => ({
      kind: "moved" as const,
      at,
      by,
      fromFieldId,
      toFieldId,
      reason,
    })),
    ...appeals.map(({ at, byId: by, text: reason }) => ({ kind: "appealed" as const, at, by, reason })),
    ...appeals.flatMap(({ state, answer: reason, answeredAt: at, answeredById: by }) =>
      state === "OPEN" || !at
        ? []
        : [{ kind: "appeal-answered" as const, at, by, outcome: state, reason }],
    ),
    ...letters.map(({ sentAt: at, sentById: by, decision: { number } }) => ({
      kind: "letter" as const,
      at,
      by,
      number,
    })),
    ...events.map(({ at, actorId: by, action }) => ({
      kind: action === "entry.reminded" ? ("reminded" as const) : ("withdrawn" as const),
      at,
      by,
    })),
    ...decisions,
  ] satisfies Item[];
  const who = await nameOfAll(items.map(({ by }) => by));
  return items
    .map(({ by, ...item }) => ({ ...item, who: who(by) }))
    .sort((a, b) => b.at.getTime() - a.at.getTime());
}

interface DecisionRow {
  readonly number: number;
  readonly decisionNumber: string;
  readonly at: Date;
  readonly by: string;
  readonly outcome: "ELIGIBLE" | "INELIGIBLE";
}

/** The formal decisions that list an entry, also one that no longer binds it. */
async function decisionsOn(entryId: string) {
  const rows = await db.$queryRaw<DecisionRow[]>`
    SELECT d."number", d."decisionNumber", d."createdAt" AS "at", d."createdById" AS "by",
           line->>'outcome' AS "outcome"
      FROM "Entry" e
      JOIN "EligibilityDecision" d ON d."contestId" = e."contestId"
      CROSS JOIN LATERAL jsonb_array_elements(d."entries") AS line
     WHERE e."id" = ${entryId} AND line->>'entryId' = e."id"`;
  return rows.map((row) => ({ kind: "decided" as const, ...row }));
}

/** Names of people by their id; "" for nobody. */
export async function nameOfAll(
  ids: readonly (string | null)[],
): Promise<(id: string | null) => string> {
  const people = await db.user.findMany({
    where: { id: { in: [...new Set(ids.flatMap((id) => id ?? []))] } },
    select: { id: true, name: true },
  });
  return (id) => people.find((person) => person.id === id)?.name ?? "";
}
