import type { Regulation } from "~/contests/regulation";
import { windowOf } from "~/contests/timeline";
import type { Actor } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { appealFacts } from "./appeals.server";
import { consentCounts, type ConsentCount } from "../members/consents.server";
import { checkedItems, type CheckedItem } from "./checklist";
import type { EntrySnapshot } from "../entry-content";
import { whyNotListEntries, whyNotScreenEntry } from "../entry-policy";
import { loadEntry } from "../entry-row.server";
import type { EntryState } from "../entry-state";
import { readSnapshot } from "../entry-upgrade";
import { ethnicityRule } from "../members/consent-row.server";
import { consentedContent } from "../writing/consented-input";
import { filedPapers, type FiledPaper } from "../papers/filed-papers.server";
import { historyOf, nameOfAll, type HistoryItem } from "./screening-history.server";
import { whyNotAnswerAppeal, whyNotMoveField, whyNotNote } from "./screening-policy";
import { similarNotes, type SimilarNoteFacts } from "../similarity/similar-reads.server";

export interface NoteView {
  readonly id: string;
  readonly text: string;
  readonly who: string;
  readonly at: Date;
}

export interface EntryForScreening {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly state: EntryState;
  readonly owner: { readonly name: string; readonly email: string };
  readonly unitName: string | null;
  readonly regulation: Regulation;
  readonly snapshot: EntrySnapshot;
  /** Where it is judged; another than it was sent in under once the secretariat has moved it. */
  readonly fieldId: string;
  readonly number: number;
  readonly submittedAt: Date;
  readonly assigned: boolean;
  /** Number of the formal decision that lists it. */
  readonly decision: number | null;
  readonly whyNotScreen: Refusal | null;
  readonly whyNotMove: Refusal | null;
  readonly whyNotNote: Refusal | null;
  readonly screenFrom: Date | null;
  readonly screenUntil: Date | null;
  readonly checklist: readonly CheckedItem[];
  readonly notes: readonly NoteView[];
  /** An appeal that waits for its answer. */
  readonly appeal: {
    readonly id: string;
    readonly text: string;
    readonly at: Date;
    readonly whyNotAnswer: Refusal | null;
  } | null;
  /** What it is like; null: nothing was found. */
  readonly similar: SimilarNoteFacts | null;
  /** How far its members have answered; null: the regulation asks for no consent. */
  readonly consents: ConsentCount | null;
  /** Signed papers that the secretariat has filed beside what was sent in. */
  readonly papers: readonly FiledPaper[];
  /** The version before the current one, to compare with. */
  readonly previous: { readonly number: number; readonly snapshot: EntrySnapshot } | null;
  readonly history: readonly HistoryItem[];
}

/** One dossier on the secretariat's desk. */
export async function entryForScreening(
  actor: Actor,
  contestId: string,
  entryId: string,
  now: Date,
): Promise<Result<EntryForScreening, Refusal>> {
  const loaded = await loadEntry(db, actor, entryId, now);
  if (!loaded || loaded.row.contestId !== contestId) return refused("hidden");
  const { row, regulation, snapshot, standing, facts } = loaded;
  const refusal = whyNotListEntries(standing);
  if (refusal) return refused(refusal);
  if (!snapshot || !row.currentVersion) return refused("hidden");
  const window = windowOf(regulation, "screen");
  const appeal = row.screenings[0]?.appeal;
  const { id, draft, currentVersion } = row;
  const [marks, notes, similar, consents, papers, before, history, mayKeep] = await Promise.all([
    marksOf(entryId),
    notesOf(entryId),
    similarNotes(contestId, [entryId]),
    consentCounts([{ id, draft, snapshot: currentVersion.snapshot }], regulation, now),
    filedPapers(entryId, snapshot),
    db.entryVersion.findFirst({
      where: { entryId, number: { lt: currentVersion.number } },
      orderBy: { number: "desc" },
    }),
    historyOf(entryId),
    ethnicityRule(db, loaded, now),
  ]);
  return ok({
    id: row.id,
    version: row.version,
    code: row.code ?? "",
    state: row.state,
    owner: { name: row.owner.name, email: row.owner.email },
    unitName: row.unit?.name ?? null,
    regulation,
    snapshot: consentedContent(snapshot, mayKeep),
    fieldId: row.fieldId ?? snapshot.fieldId,
    number: row.currentVersion.number,
    submittedAt: row.currentVersion.submittedAt,
    assigned: facts.assigned,
    decision: row.decision?.number ?? null,
    whyNotScreen: whyNotScreenEntry(standing, facts),
    whyNotMove: whyNotMoveField(standing, facts),
    whyNotNote: whyNotNote(standing, facts),
    screenFrom: window ? new Date(window.opensAt) : null,
    screenUntil: window ? new Date(window.closesAt) : null,
    checklist: checkedItems(regulation.checklist, marks, row.currentVersion.number),
    notes,
    appeal:
      appeal?.state === "OPEN"
        ? {
            id: appeal.id,
            text: appeal.text,
            at: appeal.at,
            whyNotAnswer: whyNotAnswerAppeal(standing, appealFacts(loaded)),
          }
        : null,
    similar: similar.get(entryId) ?? null,
    consents: consents.get(entryId) ?? null,
    papers,
    previous: before && { number: before.number, snapshot: consentedContent(readSnapshot(before.snapshot), mayKeep) },
    history,
  });
}

async function marksOf(entryId: string) {
  const [marks, versions] = await Promise.all([
    db.checklistMark.findMany({ where: { entryId } }),
    db.entryVersion.findMany({ where: { entryId }, select: { id: true, number: true } }),
  ]);
  return marks.map(({ itemId, met, versionId }) => ({
    itemId,
    met,
    number: versions.find(({ id }) => id === versionId)?.number ?? 0,
  }));
}

async function notesOf(entryId: string): Promise<NoteView[]> {
  const notes = await db.screeningNote.findMany({
    where: { entryId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  const who = await nameOfAll(notes.map(({ authorId }) => authorId));
  return notes.map(({ id, text, authorId, at }) => ({ id, text, at, who: who(authorId) }));
}
