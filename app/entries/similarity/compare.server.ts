import { setImmediate as nextTurn } from "node:timers/promises";
import { db, type Tx } from "~/platform/db.server";
import { readSnapshot } from "../entry-upgrade";
import { collectionOf, type Kept } from "./collection.server";
import { textsOf, textsOfPast } from "./entry-texts";
import { turned, type Evidence } from "./evidence";
import { likenesses, MAY_SHARE, overallScore, overviewOf, type Likeness } from "./likeness";
import { alikeTexts, type Part } from "./passages";
import { milli } from "./similar-pairs";
import { THRESHOLD } from "./threshold";

/** Texts that are read in full for one entry; those that share most come first. */
const READ_AT_MOST = 60;
const PASSAGES_KEPT = 20;
/** Solutions that are compared without a pause: some ten milliseconds. */
const AT_ONCE = 500;
/** New findings that one entry adds, the most alike first: nobody reads a longer list. */
const ADDED_AT_MOST = 50;
const PATIENCE = { timeout: 60_000 };

interface Found {
  readonly other: Kept;
  readonly score: number;
  readonly evidence: Evidence;
}

/** Of what compareEntry left on record. */
export interface Compared {
  readonly found: number;
  readonly added: number;
}

/**
 * Compares one entry, as it now stands, with all others of this and earlier contests of its organisation and with the
 * past solutions, and puts on record what is alike. Doing it again changes nothing. Null: there is nothing to compare.
 */
export async function compareEntry(entryId: string, now: Date): Promise<Compared | null> {
  const entry = await db.entry.findUnique({
    where: { id: entryId },
    select: { contest: { select: { organisationId: true } } },
  });
  if (!entry) return null;
  const collection = await collectionOf(entry.contest.organisationId);
  const one = collection.find(({ kind, id }) => kind === "entry" && id === entryId);
  if (!one) return null;
  const others = collection.filter(
    (other) => other.id !== one.id && (other.contestId === one.contestId || other.since < one.since),
  );
  const overview = overviewOf(one, others);
  const found: Likeness<Kept>[] = [];
  for (let at = 0; at < others.length; at += AT_ONCE) {
    found.push(...likenesses(one, others, overview, THRESHOLD, [at, at + AT_ONCE]));
    // Other requests have their turn.
    await nextTurn();
  }
  const texts = await textsFor(one, found);
  const alike = found.flatMap((likeness) => foundOf(one, likeness, texts, overview.common));
  alike.sort((a, b) => b.score - a.score);
  return db.$transaction((tx) => record(tx, one, alike, now), PATIENCE);
}

type Texts = ReadonlyMap<string, readonly Part[]>;

/** The texts of those whose prints say that they may share a passage, and of the entry itself. */
async function textsFor(one: Kept, found: readonly Likeness<Kept>[]): Promise<Texts> {
  const close = found
    .filter(({ shingles }) => shingles >= MAY_SHARE)
    .sort((a, b) => b.shingles - a.shingles)
    .slice(0, READ_AT_MOST)
    .map(({ other }) => other);
  const texts = new Map<string, readonly Part[]>();
  if (close.length === 0) return texts;
  const [versions, past] = await Promise.all([
    db.entryVersion.findMany({
      where: { id: { in: [one, ...close].flatMap(({ versionId }) => versionId ?? []) } },
      select: { entryId: true, snapshot: true },
    }),
    db.pastSolution.findMany({
      where: { id: { in: close.filter(({ kind }) => kind === "past").map(({ id }) => id) } },
      select: { id: true, summary: true },
    }),
  ]);
  for (const { entryId, snapshot } of versions) texts.set(entryId, textsOf(readSnapshot(snapshot)));
  for (const row of past) texts.set(row.id, textsOfPast(row));
  return texts;
}

function foundOf(
  one: Kept,
  { other, title, files, pictures }: Likeness<Kept>,
  texts: Texts,
  common: ReadonlySet<number>,
): Found[] {
  const [own, theirs] = [texts.get(one.id), texts.get(other.id)];
  const text =
    own && theirs
      ? alikeTexts(own, theirs, (shingle) => common.has(shingle))
      : { score: 0, passages: [] };
  const score = overallScore({ title, text: text.score, files, pictures });
  if (score < THRESHOLD) return [];
  const passages = [...text.passages]
    .sort((a, b) => b.syllables - a.syllables)
    .slice(0, PASSAGES_KEPT);
  const evidence: Evidence = {
    versionA: one.versionId ?? "",
    versionB: other.versionId,
    title: milli(title),
    text: milli(text.score),
    passages,
    files: [...files],
    pictures: [...pictures],
  };
  return [{ other, score: milli(score), evidence }];
}

/** Serialised by contest, so that two processes at once end as one after the other would. */
async function record(
  tx: Tx,
  one: Kept,
  alike: readonly Found[],
  now: Date,
): Promise<Compared | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`similarity:${one.contestId}`}, 0))`;
  const current = await tx.entry.findUnique({
    where: { id: one.id },
    select: { currentVersionId: true, state: true },
  });
  // Sent in anew or withdrawn meanwhile: the next pass compares what now stands.
  if (current?.currentVersionId !== one.versionId || current?.state === "WITHDRAWN") return null;

  const known = await tx.similarityFinding.findMany({
    where: { OR: [{ entryId: one.id }, { otherEntryId: one.id, contestId: one.contestId ?? "" }] },
  });
  const kept = new Set<string>();
  const added: Found[] = [];
  for (const found of alike) {
    const { other, score, evidence } = found;
    const before = known.find(({ entryId, otherEntryId, pastSolutionId }) =>
      [entryId, otherEntryId, pastSolutionId].includes(other.id),
    );
    if (!before) {
      if (added.length < ADDED_AT_MOST) added.push(found);
      continue;
    }
    kept.add(before.id);
    const seen = before.entryId === one.id ? evidence : turned(evidence);
    await tx.similarityFinding.update({ where: { id: before.id }, data: { score, evidence: seen } });
  }
  await tx.similarityFinding.createMany({
    data: added.map(({ other, score, evidence }) => ({
      contestId: one.contestId ?? "",
      entryId: one.id,
      ...(other.kind === "past" ? { pastSolutionId: other.id } : { otherEntryId: other.id }),
      score,
      evidence,
      createdAt: now,
    })),
  });
  // What a person has weighed stays on record, whatever becomes of the dossiers.
  await tx.similarityFinding.deleteMany({
    where: {
      id: { in: known.filter(({ id, opinion }) => !kept.has(id) && !opinion).map(({ id }) => id) },
    },
  });
  // Not through the model, which would make the entry look changed.
  await tx.$executeRaw`UPDATE "Entry" SET "comparedVersionId" = ${one.versionId} WHERE "id" = ${one.id}`;
  return { found: alike.length, added: added.length };
}
