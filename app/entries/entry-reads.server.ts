import { frozenRegulation, openedContest, REVISION_IN_FORCE } from "~/contests/contest.server";
import { fieldOf, type Regulation } from "~/contests/regulation";
import { shownState, windowOf, whyNotWindow } from "~/contests/timeline";
import type { Actor } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Ok, type Refused, type Result } from "~/platform/result";
import type { Prisma } from "../../prisma/generated/client";
import type { EntryContent, EntrySnapshot, SnapshotAttachment } from "./entry-content";
import { whyNotDiscardDraft, whyNotEditEntry, whyNotReadEntry, whyNotSubmitEntry, whyNotWithdrawEntry } from "./entry-policy";
import { draftProgress, type DraftProgress } from "./writing/draft-progress";
import { consentedContent } from "./writing/consented-input";
import { draftAttachments, loadEntry } from "./entry-row.server";
import { ethnicityRule } from "./members/consent-row.server";
import { entryFacts } from "./entry-facts.server";
import type { EntryFacts } from "./entry-facts";
import { readContent, readSnapshot } from "./entry-upgrade";
import type { EntryState, ScreeningOutcome } from "./entry-state";

/** One line of a list of entries. */
export interface EntryLine {
  readonly id: string;
  readonly contestTitle: string;
  readonly contestSlug: string;
  readonly code: string | null;
  readonly title: string;
  readonly fieldName: string;
  readonly state: EntryState;
  readonly submittedAt: Date | null;
  readonly updatedAt: Date;
  readonly ownerName: string;
  /** Until when something can still be done: the deadline, or the date of the supplement. */
  readonly until: Date | null;
  /** Of a draft: how much of what is asked for is there. */
  readonly progress: DraftProgress | null;
  readonly timeZone: string;
}

/** The person's own entries and those that they write along, those in most need of them first. */
export async function myEntries(actor: Actor, now: Date): Promise<EntryLine[]> {
  const coAuthors = {
    some: { userId: actor.userId, confirmedAt: { not: null }, revokedAt: null },
  };
  return linesWhere({ OR: [{ ownerId: actor.userId, unitId: null }, { coAuthors }] }, now);
}

/** What came in through one unit, whoever of it typed it, in the contests that the person coordinates it for. */
export async function unitEntries(actor: Actor, unitId: string, now: Date): Promise<EntryLine[]> {
  const contests = actor.grants.flatMap((grant) =>
    grant.role === "UNIT_COORDINATOR" && grant.unitId === unitId ? [grant.contestId] : [],
  );
  if (contests.includes(null)) return linesWhere({ unitId }, now);
  const named = contests.filter((id) => id !== null);
  return named.length > 0 ? linesWhere({ unitId, contestId: { in: named } }, now) : [];
}

/** The units that this person coordinates. */
export async function unitsOf(
  actor: Actor,
): Promise<{ id: string; name: string; organisationId: string }[]> {
  const ids = actor.grants.flatMap(({ role, unitId }) =>
    role === "UNIT_COORDINATOR" && unitId ? [unitId] : [],
  );
  return db.unit.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, organisationId: true },
    orderBy: { name: "asc" },
  });
}

async function linesWhere(
  where: Prisma.EntryWhereInput,
  now: Date,
): Promise<EntryLine[]> {
  const rows = await db.entry.findMany({
    where,
    include: {
      contest: { include: REVISION_IN_FORCE },
      owner: { select: { name: true } },
      screenings: { orderBy: [{ decidedAt: "desc" }, { id: "desc" }], take: 1 },
      attachments: { where: { removedAt: null }, select: { kindId: true } },
    },
    orderBy: { updatedAt: "desc" },
    take: 1_000,
  });
  const lines = rows.flatMap((row) => {
    const revision = row.contest.revisions[0];
    if (!revision) return [];
    const regulation = frozenRegulation(revision);
    const supplement =
      row.state === "SUPPLEMENT_REQUESTED" ? (row.screenings[0]?.dueAt ?? null) : null;
    return {
      id: row.id,
      contestTitle: row.contest.title,
      contestSlug: row.contest.slug,
      code: row.code,
      title: row.title,
      fieldName: fieldOf(regulation, row.fieldId ?? "")?.name ?? "",
      state: row.state,
      submittedAt: row.submittedAt,
      updatedAt: row.updatedAt,
      ownerName: row.owner.name,
      until: supplement ?? openUntil(regulation, row.contest.state === "OPEN", now),
      progress: draftProgress(regulation, row, now),
      timeZone: regulation.timeZone,
    };
  });
  return lines.sort(nearestDeadlineFirst);
}

/** Where something can still be done comes before what is over; those stay in their order. */
function nearestDeadlineFirst(a: EntryLine, b: EntryLine): number {
  const deadline = ({ until }: EntryLine) => until?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return deadline(a) - deadline(b);
}

function openUntil(regulation: Regulation, contestOpen: boolean, now: Date): Date | null {
  const window = windowOf(regulation, "submit");
  const open = contestOpen && window && !whyNotWindow(regulation, "submit", now);
  return open ? new Date(window.closesAt) : null;
}

/** A contest that takes entries now. */
export interface OpenContest {
  readonly id: string;
  readonly organisationId: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly closesAt: Date;
  readonly timeZone: string;
}

/** The contests that take entries now, the nearest deadline first. */
export async function contestsTakingEntries(now: Date): Promise<OpenContest[]> {
  const contests = await db.contest.findMany({
    where: { state: "OPEN" },
    include: REVISION_IN_FORCE,
  });
  return contests
    .flatMap(({ id, organisationId, slug, title, revisions: [revision] }) => {
      if (!revision) return [];
      const regulation = frozenRegulation(revision);
      const closesAt = openUntil(regulation, true, now);
      const { summary, timeZone } = regulation;
      return closesAt ? [{ id, organisationId, slug, title, summary, closesAt, timeZone }] : [];
    })
    .sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime());
}

/** The contest that somebody wants to enter, by its address, with its window whether it is open or not. */
export async function contestToEnter(slug: string, now: Date) {
  const opened = await openedContest({ slug });
  if (!opened) return null;
  const { contest, regulation } = opened;
  const window = windowOf(regulation, "submit");
  return {
    id: contest.id,
    organisationId: contest.organisationId,
    slug,
    title: contest.title,
    timeZone: regulation.timeZone,
    opensAt: window ? new Date(window.opensAt) : null,
    closesAt: window ? new Date(window.closesAt) : null,
    refusal:
      contest.state === "OPEN" ? whyNotWindow(regulation, "submit", now) : ("too-late" as const),
  };
}

export interface EntryView {
  readonly id: string;
  readonly version: number;
  readonly state: EntryState;
  readonly code: string | null;
  readonly title: string;
  readonly contest: { readonly id: string; readonly title: string; readonly slug: string };
  readonly contestState: "OPEN" | "CLOSED" | "PUBLISHED";
  /** The parts that a supplement opens; null: all may be written. */
  readonly openParts: readonly string[] | null;
  /** The server's hour, for a countdown. */
  readonly now: Date;
  /** Until when a dossier under way is still taken; null without grace. */
  readonly graceUntil: Date | null;
  readonly unitName: string | null;
  readonly ownerName: string;
  readonly regulation: Regulation;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly whyNotEdit: Refusal | null;
  readonly whyNotSubmit: Refusal | null;
  readonly whyNotWithdraw: Refusal | null;
  readonly whyNotDiscard: Refusal | null;
  readonly latestScreening: {
    readonly outcome: ScreeningOutcome;
    readonly reason: string;
    readonly dueAt: Date | null;
    readonly decidedAt: Date;
  } | null;
  readonly withdrawnAt: Date | null;
}

export interface VersionView {
  readonly number: number;
  readonly submittedAt: Date;
  readonly sha256: string;
  readonly current: boolean;
  /** Of the public page that the receipt's QR code leads to; null for what was sent in before there were any. */
  readonly receiptToken: string | null;
}

export interface EntryForOwner extends EntryView {
  readonly versions: readonly VersionView[];
  /** The version asked for, else the current one; null while nothing was sent in. */
  readonly shown: (VersionView & { readonly snapshot: EntrySnapshot }) | null;
  /** The version before it, to compare with. */
  readonly previous: { readonly number: number; readonly snapshot: EntrySnapshot } | null;
  /** With it members without an account follow the entry; null before the first submission. */
  readonly trackingCode: string | null;
}

/** An entry with its receipt and its versions. `number` picks a version to look at. */
export async function entryForOwner(
  actor: Actor,
  entryId: string,
  now: Date,
  number: number | null = null,
): Promise<Result<EntryForOwner, Refusal>> {
  const view = await entryView(actor, entryId, now);
  if (!view.ok) return view;
  const rows = await db.entryVersion.findMany({
    where: { entryId },
    orderBy: { number: "desc" },
    include: { currentOf: { select: { id: true } } },
  });
  const versions = rows.map(({ number, submittedAt, sha256, receiptToken, currentOf }) => ({
    receiptToken,
    number,
    submittedAt,
    sha256,
    current: currentOf !== null,
  }));
  const index = versions.findIndex((version) =>
    number === null ? version.current : version.number === number,
  );
  const [picked, row] = [versions[index], rows[index]];
  if (number !== null && !picked) return refused("hidden");
  const mayKeep = await ethnicityRule(db, { row: { id: entryId }, regulation: view.value.regulation }, now);
  const read = (stored: unknown) => consentedContent(readSnapshot(stored), mayKeep);
  const shown = picked && row ? { ...picked, snapshot: read(row.snapshot) } : null;
  const earlier = rows[index + 1];
  const previous =
    picked && earlier
      ? { number: earlier.number, snapshot: read(earlier.snapshot) }
      : null;
  const entry = await db.entry.findUniqueOrThrow({
    where: { id: entryId },
    select: { trackingCode: true },
  });
  return ok({ ...view.value, ...entry, versions, shown, previous });
}

export interface EntryForEdit extends EntryView {
  readonly savedAt: Date;
  readonly draft: EntryContent;
  readonly attachments: readonly SnapshotAttachment[];
  readonly facts: EntryFacts;
  /** Members whose ethnicity may be written down: it is asked of nobody else. */
  readonly ethnicityOf: readonly string[];
}

/** The draft with its files, for the form. */
export async function entryForEdit(
  actor: Actor,
  entryId: string,
  now: Date,
): Promise<Result<EntryForEdit, Refusal>> {
  const view = await entryView(actor, entryId, now);
  if (!view.ok) return view;
  if (view.value.whyNotEdit === "role") return refused("role");
  const [entry, attachments] = await Promise.all([
    db.entry.findUniqueOrThrow({
      where: { id: entryId },
      select: { draft: true, updatedAt: true },
    }),
    draftAttachments(db, entryId),
  ]);
  const draft = readContent(entry.draft);
  const { contest, regulation } = view.value;
  const measured = { row: { id: entryId, contestId: contest.id }, regulation };
  const facts = await entryFacts(db, measured, draft.members, now);
  const mayKeep = await ethnicityRule(db, measured, now);
  const ethnicityOf = draft.members.filter(mayKeep).map(({ id }) => id);
  return ok({ ...view.value, savedAt: entry.updatedAt, draft, attachments, facts, ethnicityOf });
}

async function entryView(
  actor: Actor,
  entryId: string,
  now: Date,
): Promise<Ok<EntryView> | Refused<Refusal>> {
  const loaded = await loadEntry(db, actor, entryId, now);
  if (!loaded) return refused("hidden");
  const { row, regulation, standing, facts } = loaded;
  const refusal = whyNotReadEntry(standing, facts);
  if (refusal) return refused(refusal);
  const window = windowOf(regulation, "submit");
  const screening = row.screenings[0];
  return ok({
    id: row.id,
    version: row.version,
    state: row.state,
    code: row.code,
    title: row.title,
    contest: { id: row.contestId, title: row.contest.title, slug: row.contest.slug },
    contestState: shownState(row.contest, now),
    openParts: facts.openParts,
    now,
    graceUntil:
      window && window.graceMinutes > 0
        ? new Date(Date.parse(window.closesAt) + window.graceMinutes * 60_000)
        : null,
    unitName: row.unit?.name ?? null,
    ownerName: row.owner.name,
    regulation,
    opensAt: window ? new Date(window.opensAt) : null,
    closesAt: window ? new Date(window.closesAt) : null,
    whyNotEdit: whyNotEditEntry(standing, facts),
    whyNotSubmit: whyNotSubmitEntry(standing, facts),
    whyNotWithdraw: whyNotWithdrawEntry(standing, facts),
    whyNotDiscard: whyNotDiscardDraft(standing, facts),
    latestScreening: screening
      ? {
          outcome: screening.outcome,
          reason: screening.reason,
          dueAt: screening.dueAt,
          decidedAt: screening.decidedAt,
        }
      : null,
    withdrawnAt: row.withdrawnAt,
  });
}
