import { openedContest } from "~/contests/contest.server";
import { fieldOf, type Regulation } from "~/contests/regulation";
import { whyNotWindow, windowOf } from "~/contests/timeline";
import type { Actor, Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { standingAt } from "~/people/standing";
import { db } from "~/platform/db.server";
import { localDateOf } from "~/platform/format";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { assessEntry } from "../eligibility/eligibility";
import type { EntryState } from "../entry-state";
import { whyNotReadUnit, whyNotStartForUnit } from "../entry-policy";
import { readContent } from "../entry-upgrade";

/** A unit's entry as its coordinator works with it. */
export interface UnitEntry {
  readonly id: string;
  readonly version: number;
  readonly importKey: string | null;
  readonly code: string | null;
  readonly trackingCode: string | null;
  readonly title: string;
  readonly fieldName: string;
  readonly members: readonly {
    readonly name: string;
    readonly birthDate: string;
    readonly className: string;
  }[];
  readonly supporters: readonly string[];
  readonly state: EntryState;
  readonly submittedAt: Date | null;
  /** What is still to be filled in or put right before it can be sent in. */
  readonly faults: number;
  readonly selected: boolean;
  readonly rank: number | null;
}

export interface UnitDesk {
  readonly unit: { readonly id: string; readonly name: string };
  readonly contest: { readonly id: string; readonly title: string; readonly slug: string };
  readonly organisation: string;
  readonly timeZone: string;
  readonly closesAt: Date | null;
  readonly unitRound: boolean;
  readonly kinds: Regulation["attachments"];
  /** Why nothing may be entered now. */
  readonly whyNot: Refusal | null;
  readonly entries: readonly UnitEntry[];
  readonly imports: readonly {
    readonly id: string;
    readonly filename: string;
    readonly createdAt: Date;
    readonly applied: boolean;
  }[];
}

/** A unit's entries in one contest, in the order of its own numbers, then as they came. */
export async function unitDesk(
  { actor, now }: Context,
  place: { readonly contestId: string; readonly unitId: string },
): Promise<Result<UnitDesk, Refusal>> {
  const opened = await openedContest(place.contestId);
  const unit = isUuid(place.unitId)
    ? await db.unit.findUnique({ where: { id: place.unitId } })
    : null;
  if (!opened || !unit || unit.organisationId !== opened.contest.organisationId)
    return refused("hidden");
  const { contest, regulation } = opened;
  const standing = standingAt(actor, {
    organisationId: contest.organisationId,
    contestId: contest.id,
    unitId: unit.id,
  });
  const refusal = whyNotReadUnit(standing);
  if (refusal) return refused(refusal);
  const [rows, imports] = await Promise.all([
    db.entry.findMany({
      where: { contestId: contest.id, unitId: unit.id },
      include: { attachments: { where: { removedAt: null }, select: { kindId: true } } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
    db.unitImport.findMany({
      where: { contestId: contest.id, unitId: unit.id },
      select: { id: true, filename: true, createdAt: true, appliedAt: true },
      orderBy: { createdAt: "desc" },
      take: 10,
    }),
  ]);
  const facts = { today: localDateOf(now, regulation.timeZone), otherEntries: {} };
  const window = windowOf(regulation, "submit");
  return ok({
    unit: { id: unit.id, name: unit.name },
    contest: { id: contest.id, title: contest.title, slug: contest.slug },
    organisation: contest.organisationName,
    timeZone: regulation.timeZone,
    closesAt: window ? new Date(window.closesAt) : null,
    unitRound: regulation.unitRound,
    kinds: regulation.attachments,
    whyNot: whyNotStartForUnit(standing, {
      contestOpen: contest.state === "OPEN",
      submitWindow: whyNotWindow(regulation, "submit", now),
    }),
    entries: rows
      .map((row): UnitEntry => {
        const draft = readContent(row.draft);
        return {
          id: row.id,
          version: row.version,
          importKey: row.importKey,
          code: row.code,
          trackingCode: row.trackingCode,
          title: row.title,
          fieldName: fieldOf(regulation, row.fieldId ?? "")?.name ?? "",
          members: draft.members.map(({ name, birthDate, className }) => ({
            name,
            birthDate,
            className,
          })),
          supporters: draft.supporters.map(({ name }) => name),
          state: row.state,
          submittedAt: row.submittedAt,
          faults: assessEntry(regulation, draft, row.attachments, facts).length,
          selected: row.unitSelectedAt !== null,
          rank: row.unitRank,
        };
      })
      .sort(byOwnNumber),
    imports: imports.map(({ appliedAt, ...rest }) => ({ ...rest, applied: appliedAt !== null })),
  });
}

const numbers = new Intl.Collator("vi", { numeric: true });

function byOwnNumber(a: UnitEntry, b: UnitEntry): number {
  if (a.importKey === null || b.importKey === null)
    return Number(a.importKey === null) - Number(b.importKey === null);
  return numbers.compare(a.importKey, b.importKey);
}

/** Where this person enters for units: each contest that runs, with each of their units. */
export async function unitContests(
  actor: Actor,
): Promise<{ contestId: string; contestTitle: string; unitId: string; unitName: string }[]> {
  const grants = actor.grants.filter(
    ({ role, unitId }) => role === "UNIT_COORDINATOR" && unitId !== null,
  );
  if (grants.length === 0) return [];
  const [contests, units] = await Promise.all([
    db.contest.findMany({
      where: {
        organisationId: { in: grants.map(({ organisationId }) => organisationId) },
        state: { not: "DRAFT" },
      },
      select: { id: true, title: true, organisationId: true },
      orderBy: { openedAt: "desc" },
    }),
    db.unit.findMany({
      where: { id: { in: grants.flatMap(({ unitId }) => unitId ?? []) } },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
    }),
  ]);
  return units.flatMap(({ id: unitId, name: unitName }) =>
    contests
      .filter(({ id, organisationId }) =>
        grants.some(
          (grant) =>
            grant.unitId === unitId &&
            grant.organisationId === organisationId &&
            (grant.contestId === null || grant.contestId === id),
        ),
      )
      .map(({ id: contestId, title: contestTitle }) => ({
        contestId,
        contestTitle,
        unitId,
        unitName,
      })),
  );
}
