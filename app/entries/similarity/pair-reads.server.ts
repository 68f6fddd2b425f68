import { frozenRegulation } from "~/contests/contest.server";
import { questionById } from "~/contests/regulation";
import type { Actor } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, type Result } from "~/platform/result";
import { readSnapshot } from "../entry-upgrade";
import { alikeWords, excerptOf, segmentsOf, type Segment } from "./alike-words";
import { textsOf, textsOfPast } from "./entry-texts";
import type { Opinion } from "./opinion-form";
import type { Part, Place } from "./passages";
import { findingOf, type OtherSide } from "./similar-reads.server";

export interface PairFile {
  readonly id: string;
  readonly filename: string;
  readonly mime: string;
}

/** One solution of a pair, in full, with the alike words and passages marked. */
export interface PairSide {
  readonly title: readonly Segment[];
  readonly texts: readonly {
    readonly id: string;
    /** The question; "" for the summary of a past solution. */
    readonly label: string;
    readonly segments: readonly Segment[];
  }[];
}

export interface PairPage {
  readonly id: string;
  /** Thousandths. */
  readonly score: number;
  readonly titleScore: number;
  readonly textScore: number;
  readonly entry: { readonly id: string; readonly code: string; readonly title: string };
  readonly other: OtherSide;
  /** Null where this person may not read the other one. */
  readonly sides: { readonly a: PairSide; readonly b: PairSide } | null;
  readonly passages: readonly {
    readonly syllables: number;
    readonly a: { readonly label: string; readonly segments: readonly Segment[] };
    readonly b: { readonly label: string; readonly segments: readonly Segment[] };
  }[];
  readonly files: readonly { readonly a: PairFile; readonly b: PairFile }[];
  readonly pictures: readonly {
    readonly a: PairFile;
    readonly b: PairFile;
    readonly distance: number;
  }[];
  readonly opinion: {
    readonly opinion: Opinion;
    readonly note: string;
    readonly by: string;
    readonly at: Date;
  } | null;
  readonly seen: string;
  readonly whyNotWeigh: Refusal | null;
  readonly timeZone: string;
  /** One of the two has been sent in anew since, and waits to be compared. */
  readonly outdated: boolean;
}

interface Told {
  readonly title: string;
  readonly texts: readonly (Part & { readonly label: string })[];
  readonly files: ReadonlyMap<string, PairFile>;
}

/** Two solutions side by side, as they were compared. */
export async function similarPair(
  actor: Actor,
  contestId: string,
  findingId: string,
): Promise<Result<PairPage, Refusal>> {
  const found = await findingOf(actor, contestId, findingId);
  if (!found.ok) return found;
  const { row, evidence, other, whyNotWeigh, timeZone } = found.value;
  const [a, b, current, who] = await Promise.all([
    toldByVersion(evidence.versionA),
    other.kind === "past"
      ? toldByPast(other.id)
      : other.kind === "entry" && evidence.versionB
        ? toldByVersion(evidence.versionB)
        : null,
    db.entry.findMany({
      where: { id: { in: [row.entryId, row.otherEntryId ?? ""] } },
      select: { currentVersionId: true },
    }),
    row.opinionById
      ? db.user.findUnique({ where: { id: row.opinionById }, select: { name: true } })
      : null,
  ]);
  const compared = [evidence.versionA, evidence.versionB];
  const words = a && b ? alikeWords(a.title, b.title) : null;
  return ok({
    id: row.id,
    score: row.score,
    titleScore: evidence.title,
    textScore: evidence.text,
    entry: { ...row.entry, code: row.entry.code ?? "" },
    other,
    sides:
      a && b && words
        ? {
            a: { title: words.a, texts: markedTexts(a, evidence.passages.map((one) => one.a)) },
            b: { title: words.b, texts: markedTexts(b, evidence.passages.map((one) => one.b)) },
          }
        : null,
    passages:
      a && b
        ? evidence.passages.map((passage) => ({
            syllables: passage.syllables,
            a: excerpt(a, passage.a),
            b: excerpt(b, passage.b),
          }))
        : [],
    files: a && b ? evidence.files.flatMap((pair) => filePair(a, b, pair)) : [],
    pictures:
      a && b
        ? evidence.pictures.flatMap((pair) =>
            filePair(a, b, pair).map((files) => ({ ...files, distance: pair.distance })),
          )
        : [],
    opinion: row.opinion
      ? {
          opinion: row.opinion as Opinion,
          note: row.note,
          by: who?.name ?? "",
          at: row.opinionAt ?? row.createdAt,
        }
      : null,
    seen: row.opinionAt?.toISOString() ?? "",
    whyNotWeigh,
    timeZone,
    outdated: current.some(({ currentVersionId }) => !compared.includes(currentVersionId)),
  });
}

async function toldByVersion(id: string): Promise<Told | null> {
  const version = await db.entryVersion.findUnique({
    where: { id },
    select: { snapshot: true, revision: { select: { document: true } } },
  });
  if (!version) return null;
  const snapshot = readSnapshot(version.snapshot);
  const regulation = frozenRegulation(version.revision);
  return {
    title: snapshot.title,
    texts: textsOf(snapshot).map((part) => ({
      ...part,
      label: questionById(regulation, part.id)?.label ?? part.id,
    })),
    files: new Map(
      snapshot.attachments.map(({ id: own, filename, mime }) => [own, { id: own, filename, mime }]),
    ),
  };
}

async function toldByPast(id: string): Promise<Told | null> {
  const past = await db.pastSolution.findUnique({ where: { id } });
  if (!past) return null;
  const texts = textsOfPast(past).map((part) => ({ ...part, label: "" }));
  return { title: past.title, texts, files: new Map() };
}

function markedTexts({ texts }: Told, places: readonly Place[]): PairSide["texts"] {
  return texts.map(({ id, label, text }) => ({
    id,
    label,
    segments: segmentsOf(
      text,
      places.filter(({ part }) => part === id),
    ),
  }));
}

function excerpt({ texts }: Told, place: Place) {
  const part = texts.find(({ id }) => id === place.part);
  return { label: part?.label ?? "", segments: part ? excerptOf(part.text, place) : [] };
}

function filePair(a: Told, b: Told, pair: { readonly a: string; readonly b: string }) {
  const [one, other] = [a.files.get(pair.a), b.files.get(pair.b)];
  return one && other ? [{ a: one, b: other }] : [];
}
