import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { WRITERS, whyNotReadEntry } from "~/entries/entry-policy";
import { loadEntry } from "~/entries/entry-row.server";
import { blobKey } from "~/entries/files/attachment";
import { keptBack, type FileToRead, type KeptBack } from "~/entries/files/file-read.server";
import { conflictedEntryIds } from "~/judging/conflicts/conflicts.server";
import type { Actor, Context } from "~/people/actor";
import { unlessOneOf, type Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import type { Prisma } from "../../../prisma/generated/client";
import {
  whyNotAnswerComplaint,
  whyNotComplain,
  whyNotReadComplaints,
  whyNotTakeBack,
  type ComplaintState,
} from "./complaint-policy";
import { complainFacts, isOwnComplaint } from "./complaints.server";

/** Who reads a complaint with its files. */
const READERS = [...WRITERS, "organiser", "secretary"] as const;

/** A complaint as those read it who made it, and the secretariat. */
export interface ShownComplaint {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly at: Date;
  readonly state: ComplaintState;
  readonly answer: string;
  readonly answeredAt: Date | null;
  readonly version: number;
  readonly files: readonly { readonly id: string; readonly filename: string; readonly size: number }[];
}

const FILES = {
  files: { orderBy: { id: "asc" }, select: { id: true, filename: true, blob: { select: { size: true } } } },
} satisfies Prisma.ComplaintInclude;

type Row = Prisma.ComplaintGetPayload<{ include: typeof FILES }>;

function shown({ id, number, text, at, state, answer, answeredAt, version, files }: Row): ShownComplaint {
  return {
    ...{ id, number, text, at, state, answer, answeredAt, version },
    files: files.map((file) => ({ id: file.id, filename: file.filename, size: Number(file.blob.size) })),
  };
}

/** What the entry's own page shows of complaining. */
export interface ComplaintPage {
  readonly entryId: string;
  readonly code: string;
  readonly title: string;
  readonly timeZone: string;
  readonly complaints: readonly (ShownComplaint & {
    /** Whether who reads may take it back: others read along. */
    readonly mayTakeBack: boolean;
  })[];
  readonly until: Date | null;
  readonly whyNot: Refusal | null;
}

/** For whoever may read the entry as one of its people; null where there is nothing to complain about and nothing was. */
export async function complaintsOfEntry(
  { actor, now }: Context,
  entryId: string,
): Promise<Result<ComplaintPage | null, Refusal>> {
  const loaded = await loadEntry(db, actor, entryId, now);
  if (!loaded) return refused("hidden");
  const { row, standing, regulation } = loaded;
  // Observers read the entry, and not what is complained about it.
  const refusal = whyNotReadEntry(standing, loaded.facts) ?? unlessOneOf(standing, ...READERS);
  if (refusal) return refused(refusal);
  const facts = await complainFacts(db, actor, loaded);
  const rows = await db.complaint.findMany({ where: { entryId: row.id }, orderBy: { number: "desc" }, include: FILES });
  if (rows.length === 0 && (facts.until === null || row.state !== "ELIGIBLE")) return ok(null);
  return ok({
    entryId: row.id,
    code: row.code ?? "",
    title: row.title,
    timeZone: regulation.timeZone,
    complaints: rows.map((complaint) => ({
      ...shown(complaint),
      mayTakeBack:
        whyNotTakeBack(standing, {
          ...{ state: row.state, complaint: complaint.state },
          own: isOwnComplaint({ actor, standing, row }, complaint),
        }) === null,
    })),
    until: facts.until,
    whyNot: whyNotComplain(standing, facts),
  });
}

export interface ComplaintRow extends ShownComplaint {
  readonly entryCode: string;
  readonly entryTitle: string;
  readonly by: string;
  readonly unit: string;
  /** Number of the provisional list that it is about. */
  readonly publication: number;
}

export interface ComplaintsPage {
  readonly contestId: string;
  readonly timeZone: string;
  readonly complaints: readonly ComplaintRow[];
  /** Any of them, as far as nothing but the role decides. */
  readonly whyNotAnswer: Refusal | null;
}

const LISTED = {
  ...FILES,
  entry: { select: { id: true, code: true, title: true, unit: { select: { name: true } } } },
  publication: { select: { number: true } },
} satisfies Prisma.ComplaintInclude;

/** Every complaint of a contest; those that wait come first. */
export async function complaintsPage(ctx: Context, contestId: string): Promise<Result<ComplaintsPage, Refusal>> {
  const found = await readable(ctx, contestId);
  if (!found.ok) return found;
  const rows = await db.complaint.findMany({ where: { contestId }, orderBy: { number: "asc" }, include: LISTED });
  const complaints = await withNames(rows);
  return ok({
    contestId,
    timeZone: found.value.regulation.timeZone,
    complaints: complaints.toSorted((a, b) => Number(b.state === "OPEN") - Number(a.state === "OPEN") || a.number - b.number),
    whyNotAnswer: whyNotAnswerComplaint(standingInContest(ctx.actor, found.value.contest), { complaint: "OPEN", conflicted: false }),
  });
}

async function readable({ actor }: Context, contestId: string): Promise<Result<OpenedContest, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const refusal = whyNotReadComplaints(standingInContest(actor, opened.contest));
  return refusal ? refused(refusal) : ok(opened);
}

async function withNames(rows: readonly Prisma.ComplaintGetPayload<{ include: typeof LISTED }>[]): Promise<ComplaintRow[]> {
  const people = await db.user.findMany({
    where: { id: { in: rows.map(({ byId }) => byId) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    ...shown(row),
    entryCode: row.entry.code ?? "",
    entryTitle: row.entry.title,
    by: names.get(row.byId) ?? "",
    unit: row.unitId ? (row.entry.unit?.name ?? "") : "",
    publication: row.publication.number,
  }));
}

export interface OneComplaintPage {
  readonly contestId: string;
  readonly timeZone: string;
  readonly complaint: ComplaintRow & { readonly entryId: string };
  readonly answeredBy: string;
  /** Numbers of the corrections that it led to. */
  readonly corrections: readonly number[];
  readonly whyNotAnswer: Refusal | null;
}

/** One complaint with its files and, where it is answered, the answer. */
export async function complaintPage(
  ctx: Context,
  contestId: string,
  number: number,
): Promise<Result<OneComplaintPage, Refusal>> {
  const found = await readable(ctx, contestId);
  if (!found.ok) return found;
  const { contest, regulation } = found.value;
  const row = await db.complaint.findUnique({
    where: { contestId_number: { contestId, number } },
    include: { ...LISTED, corrections: { orderBy: { number: "asc" }, select: { number: true } } },
  });
  const [complaint] = row ? await withNames([row]) : [];
  if (!row || !complaint) return refused("hidden");
  const conflicted = (await conflictedEntryIds(db, contestId, ctx.actor.userId, [row.entryId])).has(row.entryId);
  const by = row.answeredById
    ? await db.user.findUnique({ where: { id: row.answeredById }, select: { name: true } })
    : null;
  return ok({
    contestId,
    timeZone: regulation.timeZone,
    complaint: { ...complaint, entryId: row.entryId },
    answeredBy: by?.name ?? "",
    corrections: row.corrections.map((each) => each.number),
    whyNotAnswer: whyNotAnswerComplaint(standingInContest(ctx.actor, contest), { complaint: row.state, conflicted }),
  });
}

/** A file of a complaint: for the entry's people and the secretariat. */
export async function complaintFile(
  actor: Actor | null,
  fileId: string,
  now: Date,
): Promise<Result<FileToRead, Refusal | KeptBack>> {
  const file = isUuid(fileId)
    ? await db.complaintFile.findUnique({ where: { id: fileId }, include: { blob: true, complaint: true } })
    : null;
  const loaded = file && (await loadEntry(db, actor, file.complaint.entryId, now));
  // Nobody learns from the answer which files exist.
  if (!file || !loaded) return refused(actor ? "hidden" : "sign-in");
  const refusal = whyNotReadEntry(loaded.standing, loaded.facts) ?? unlessOneOf(loaded.standing, ...READERS);
  if (refusal) return refused(refusal);
  const { sha256, mime, size, state } = file.blob;
  const back = keptBack(state);
  if (back) return refused(back);
  return ok({ key: blobKey(sha256), sha256, filename: file.filename, mime, size: Number(size) });
}
