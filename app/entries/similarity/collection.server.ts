import { db } from "~/platform/db.server";
import { storage } from "~/platform/storage/storage.server";
import { log } from "~/platform/log.server";
import { blobKey } from "../files/attachment";
import { readSnapshot } from "../entry-upgrade";
import { summaryOf, textsOf, textsOfPast } from "./entry-texts";
import type { Comparable, SolutionFile } from "./likeness";
import { printOf } from "./passages";
import { keepPictureHash } from "./picture-hash.server";
import { profileOf } from "./title-score";

/** A solution of an organisation, ready for comparing. */
export interface Kept extends Comparable {
  readonly kind: "entry" | "past";
  readonly id: string;
  /** Of an entry: its current version. */
  readonly versionId: string | null;
  readonly contestId: string | null;
  /** When its contest was announced; a past solution was there before all. */
  readonly since: number;
}

const AT_ONCE = 200;
const ORGANISATIONS_KEPT = 3;
const PICTURE_BYTES = 40_000_000;
const PICTURES = ["image/jpeg", "image/png", "image/webp", "image/heic", "image/heif", "image/gif"];

/**
 * Versions and past solutions never change, so each process keeps what it has made of them, by their ids; what is new
 * since the last time is read, what is gone is dropped. Nothing here has to be right for long: all of it can be lost.
 */
const kept = new Map<string, Map<string, Kept>>();

/** Everything that an organisation's entries are compared with: what was sent in and not withdrawn, and past solutions. */
export async function collectionOf(organisationId: string): Promise<Kept[]> {
  const before = kept.get(organisationId) ?? new Map<string, Kept>();
  const [entries, past] = await Promise.all([
    db.entry.findMany({
      where: {
        contest: { organisationId, openedAt: { not: null } },
        state: { notIn: ["DRAFT", "WITHDRAWN"] },
        currentVersionId: { not: null },
      },
      select: {
        id: true,
        contestId: true,
        currentVersionId: true,
        contest: { select: { openedAt: true } },
      },
    }),
    db.pastSolution.findMany({ where: { organisationId }, select: { id: true } }),
  ]);
  const now = new Map<string, Kept>();
  const newVersions: typeof entries = [];
  for (const entry of entries) {
    const known = before.get(entry.currentVersionId ?? "");
    if (known) now.set(entry.currentVersionId ?? "", known);
    else newVersions.push(entry);
  }
  const newPast = past.filter(({ id }) => {
    const known = before.get(id);
    if (known) now.set(id, known);
    return !known;
  });

  for (let at = 0; at < newVersions.length; at += AT_ONCE) {
    const some = newVersions.slice(at, at + AT_ONCE);
    const facts = new Map(some.map((entry) => [entry.currentVersionId, entry]));
    const versions = await db.entryVersion.findMany({
      where: { id: { in: some.flatMap(({ currentVersionId }) => currentVersionId ?? []) } },
      select: { id: true, snapshot: true },
    });
    for (const { id: versionId, snapshot: stored } of versions) {
      const entry = facts.get(versionId);
      if (!entry) continue;
      const snapshot = readSnapshot(stored);
      now.set(versionId, {
        kind: "entry",
        id: entry.id,
        versionId,
        contestId: entry.contestId,
        since: entry.contest.openedAt?.getTime() ?? 0,
        profile: profileOf({ title: snapshot.title, summary: summaryOf(snapshot) }),
        print: printOf(textsOf(snapshot)),
        files: await filesOf(snapshot.attachments),
      });
    }
  }
  for (let at = 0; at < newPast.length; at += AT_ONCE) {
    const rows = await db.pastSolution.findMany({
      where: { id: { in: newPast.slice(at, at + AT_ONCE).map(({ id }) => id) } },
      select: { id: true, title: true, summary: true },
    });
    for (const row of rows) now.set(row.id, keptPast(row));
  }
  keep(organisationId, now);
  return [...now.values()];
}

function keptPast(row: { id: string; title: string; summary: string }): Kept {
  return {
    kind: "past",
    id: row.id,
    versionId: null,
    contestId: null,
    since: 0,
    profile: profileOf(row),
    print: printOf(textsOfPast(row)),
    files: [],
  };
}

function keep(organisationId: string, collection: Map<string, Kept>): void {
  kept.delete(organisationId);
  kept.set(organisationId, collection);
  const [oldest] = kept.keys();
  if (kept.size > ORGANISATIONS_KEPT && oldest) kept.delete(oldest);
}

async function filesOf(
  attachments: readonly { readonly id: string; readonly sha256: string }[],
): Promise<SolutionFile[]> {
  if (attachments.length === 0) return [];
  const blobs = await db.blob.findMany({
    where: { sha256: { in: attachments.map(({ sha256 }) => sha256) }, state: "READY" },
    select: { sha256: true, mime: true, size: true, pictureHash: true },
  });
  const files: SolutionFile[] = [];
  for (const { id, sha256 } of attachments) {
    const blob = blobs.find((one) => one.sha256 === sha256);
    if (blob) files.push({ id, sha256, pictureHash: (await hashOf(blob)) || null });
  }
  return files;
}

interface BlobFacts {
  readonly sha256: string;
  readonly mime: string;
  readonly size: bigint;
  readonly pictureHash: string | null;
}

/** A picture's hash, worked out and written down the first time; "" for one in which there is nothing to see. */
async function hashOf({ sha256, mime, size, pictureHash: known }: BlobFacts): Promise<string | null> {
  if (known !== null || !PICTURES.includes(mime) || size > PICTURE_BYTES) return known;
  try {
    const content = await storage().get(blobKey(sha256));
    if (!content) return null;
    return await keepPictureHash(sha256, new Uint8Array(await new Response(content.body).arrayBuffer()));
  } catch (error) {
    // The storage is away for a moment: titles and texts are compared all the same.
    log.warn({ err: error, sha256 }, "picture could not be read for comparing");
    return null;
  }
}
