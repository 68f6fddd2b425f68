import { frozenRegulation, REVISION_IN_FORCE } from "~/contests/contest.server";
import type { Regulation } from "~/contests/regulation";
import { shownState } from "~/contests/timeline";
import { db } from "~/platform/db.server";
import { readSnapshot } from "./entry-upgrade";
import type { EntryState } from "./entry-state";
import { readTrackingCode } from "./tracking";

/** What anybody who holds a receipt may check: that it is true, and nothing of what the entry is. */
export interface PublicReceipt {
  readonly contestTitle: string;
  readonly contestSlug: string;
  readonly timeZone: string;
  readonly code: string;
  readonly number: number;
  readonly submittedAt: Date;
  readonly sha256: string;
  readonly files: readonly { readonly size: number; readonly sha256: string }[];
  /** Whether what was received then still counts: "replaced" by a later version, or taken back. */
  readonly standing: "current" | "replaced" | "withdrawn";
}

/** The receipt behind the QR code; null where there is none. */
export async function publicReceipt(token: string): Promise<PublicReceipt | null> {
  if (token.length > 100) return null;
  const version = await db.entryVersion.findUnique({
    where: { receiptToken: token },
    include: {
      entry: {
        select: {
          code: true,
          state: true,
          currentVersionId: true,
          contest: { include: REVISION_IN_FORCE },
        },
      },
    },
  });
  const revision = version?.entry.contest.revisions[0];
  if (!version || !revision) return null;
  const { entry, number, submittedAt, sha256, id } = version;
  return {
    contestTitle: entry.contest.title,
    contestSlug: entry.contest.slug,
    timeZone: frozenRegulation(revision).timeZone,
    code: entry.code ?? "",
    number,
    submittedAt,
    sha256,
    files: readSnapshot(version.snapshot).attachments.map((file) => ({
      size: file.size,
      sha256: file.sha256,
    })),
    standing: standingOf(entry.state, entry.currentVersionId === id),
  };
}

function standingOf(state: EntryState, isCurrent: boolean): PublicReceipt["standing"] {
  if (!isCurrent) return "replaced";
  return state === "WITHDRAWN" ? "withdrawn" : "current";
}

/** What a member without an account sees of their entry. */
export interface TrackedEntry {
  readonly contestTitle: string;
  readonly contestSlug: string;
  readonly timeZone: string;
  readonly code: string;
  readonly title: string;
  readonly fieldName: string;
  readonly unitName: string | null;
  readonly state: EntryState;
  readonly contestState: "OPEN" | "CLOSED" | "PUBLISHED";
  readonly submittedAt: Date;
  readonly number: number;
  readonly members: readonly string[];
  readonly files: readonly { readonly label: string; readonly filename: string; readonly size: number }[];
  /** Of the newest decision, where its authors must do or know something. */
  readonly reason: string;
  readonly dueAt: Date | null;
  readonly receiptToken: string | null;
}

/** The entry of a tracking code, as it was typed or followed from a link; null where there is none. */
export async function trackedEntry(typed: string, now: Date): Promise<TrackedEntry | null> {
  const code = readTrackingCode(typed);
  if (!code) return null;
  const row = await db.entry.findUnique({
    where: { trackingCode: code },
    include: {
      contest: { include: REVISION_IN_FORCE },
      unit: { select: { name: true } },
      currentVersion: true,
      screenings: { orderBy: [{ decidedAt: "desc" }, { id: "desc" }], take: 1 },
    },
  });
  const revision = row?.contest.revisions[0];
  if (!row || !revision || !row.currentVersion) return null;
  const regulation = frozenRegulation(revision);
  const snapshot = readSnapshot(row.currentVersion.snapshot);
  const told = row.state === "SUPPLEMENT_REQUESTED" || row.state === "INELIGIBLE";
  const latest = told ? row.screenings[0] : undefined;
  return {
    contestTitle: row.contest.title,
    contestSlug: row.contest.slug,
    timeZone: regulation.timeZone,
    code: row.code ?? "",
    title: snapshot.title,
    fieldName: regulation.fields.find(({ id }) => id === snapshot.fieldId)?.name ?? "",
    unitName: row.unit?.name ?? null,
    state: row.state,
    contestState: shownState(row.contest, now),
    submittedAt: row.currentVersion.submittedAt,
    number: row.currentVersion.number,
    members: snapshot.members.map(({ name }) => name),
    files: snapshot.attachments.map(({ kindId, filename, size }) => ({
      label: labelOf(regulation, kindId),
      filename,
      size,
    })),
    reason: latest?.reason ?? "",
    dueAt: latest?.dueAt ?? null,
    receiptToken: row.currentVersion.receiptToken,
  };
}

function labelOf({ attachments }: Regulation, kindId: string): string {
  return attachments.find(({ id }) => id === kindId)?.label ?? kindId;
}
