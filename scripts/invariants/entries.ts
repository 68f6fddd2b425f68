import { groupOfField } from "~/contests/regulation";
import { checkRegulation } from "~/contests/regulation-upgrade";
import { blobKey } from "~/entries/files/attachment";
import { codePrefix } from "~/entries/entry-code";
import { checkSnapshot } from "~/entries/entry-upgrade";
import { leadsTo } from "~/entries/members/redact";
import { canonicalJson } from "~/platform/canonical-json";
import type { Tx } from "~/platform/db.server";
import { sha256Hex } from "~/platform/sha256";
import { storage } from "~/platform/storage/storage.server";
import { countUp, each, type Invariant, type Violation } from "./invariant";

/** What was sent in has a code and a current version: its own, its newest, under whose title and field it is listed. */
async function* currentVersions(tx: Tx): AsyncGenerator<Violation> {
  const entries = each((page) =>
    tx.entry.findMany({
      ...page,
      include: {
        currentVersion: { include: { revision: { select: { document: true } } } },
        versions: { select: { number: true }, orderBy: { number: "asc" } },
        fieldMoves: { orderBy: [{ at: "desc" }, { id: "desc" }], take: 1 },
      },
    }),
  );
  for await (const entry of entries) {
    const { id, state, currentVersion: current, versions } = entry;
    const sent = state !== "DRAFT";
    if (!countUp(versions.map(({ number }) => number)))
      yield { id, says: "has a gap in the numbers of its versions" };
    if ((entry.code !== null) !== sent)
      yield { id, says: `is ${state} ${sent ? "without" : "with"} a code` };
    if ((current !== null) !== sent)
      yield { id, says: `is ${state} ${sent ? "without" : "with"} a current version` };
    if (!current) continue;
    if (current.entryId !== id) {
      yield { id, says: `has a version of entry ${current.entryId} for its own` };
      continue;
    }
    if (current.number !== versions.at(-1)?.number)
      yield { id, says: `has version ${current.number} as current, which is not its newest` };
    const snapshot = checkSnapshot(current.snapshot);
    const regulation = checkRegulation(current.revision.document);
    if (!snapshot.success || !regulation.success) continue;
    const { title } = snapshot.data;
    const [move] = entry.fieldMoves;
    const moved = move?.versionId === current.id ? move.toFieldId : undefined;
    const fieldId = moved ?? snapshot.data.fieldId;
    if (entry.title !== title || entry.fieldId !== fieldId)
      yield { id, says: "is listed under another title or field than it was sent in with or moved to" };
    if (entry.groupId !== (groupOfField(regulation.data, fieldId)?.id ?? null))
      yield { id, says: "is in another group than its field" };
  }
}

/**
 * What was sent in is what its SHA-256 was made of, but for personal data that redactions on record took out; it is
 * under a regulation of its contest, with files of its entry.
 */
async function* snapshots(tx: Tx): AsyncGenerator<Violation> {
  const versions = each((page) =>
    tx.entryVersion.findMany({
      ...page,
      include: {
        revision: { select: { contestId: true, number: true } },
        redactions: true,
        entry: {
          select: { contestId: true, attachments: { select: { id: true, blobSha256: true } } },
        },
      },
    }),
  );
  for await (const { id, snapshot, sha256, revision, entry, redactions } of versions) {
    if (!leadsTo(redactions, sha256, sha256Hex(canonicalJson(snapshot))))
      yield {
        id,
        says: "is not the snapshot that its sha256 was made of, nor what its redactions left",
      };
    const parsed = checkSnapshot(snapshot);
    if (!parsed.success) {
      yield { id, says: "has a snapshot of another shape" };
      continue;
    }
    if (revision.contestId !== entry.contestId)
      yield { id, says: "was made under another contest's regulation" };
    if (parsed.data.regulationRevision !== revision.number)
      yield { id, says: "names another revision of the regulation than its own" };
    const files = new Map(entry.attachments.map((file) => [file.id, file.blobSha256]));
    for (const file of parsed.data.attachments)
      if (files.get(file.id) !== file.sha256)
        yield { id, says: `names the file ${file.id}, which its entry does not have` };
  }
}

/** A code is the pattern of the contest's regulation, filled in with the year, one of its fields and a number. */
async function* codes(tx: Tx): AsyncGenerator<Violation> {
  const contests = each((page) =>
    tx.contest.findMany({
      ...page,
      include: {
        revisions: { orderBy: { number: "desc" }, take: 1 },
        entries: { where: { code: { not: null } }, select: { id: true, code: true } },
      },
    }),
  );
  for await (const { revisions, entries } of contests) {
    const parsed = checkRegulation(revisions[0]?.document);
    if (!parsed.success) continue;
    const { codePattern, year, fields } = parsed.data;
    const width = Number(/\{number:(\d)\}/.exec(codePattern)?.[1] ?? 1);
    const patterns = fields.map(({ code: field }) => {
      const [before = "", after = ""] = codePrefix(codePattern, { year, field }).split("#");
      return new RegExp(`^${literal(before)}\\d{${width},}${literal(after)}$`);
    });
    const seen = new Set<string>();
    for (const { id, code } of entries) {
      if (!patterns.some((pattern) => pattern.test(code ?? "")))
        yield { id, says: `has the code ${code}, which the pattern ${codePattern} does not give` };
      if (seen.has((code ?? "").toLowerCase()))
        yield { id, says: `has the code ${code}, as another entry of its contest` };
      seen.add((code ?? "").toLowerCase());
    }
  }
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\-]/g, "\\$&");
}

/** Every file that the database names lies in the storage, with as many bytes. */
async function* blobs(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.blob
      .findMany({
        take: page.take,
        skip: page.skip,
        ...(page.cursor && { cursor: { sha256: page.cursor.id } }),
        orderBy: { sha256: "asc" },
      })
      .then((found) => found.map((row) => ({ ...row, id: row.sha256 }))),
  );
  for await (const { sha256, size } of rows) {
    const stored = await storage().head(blobKey(sha256));
    if (!stored) yield { id: sha256, says: "is not in the storage" };
    else if (BigInt(stored.size) !== size)
      yield { id: sha256, says: `has ${stored.size} bytes in the storage where ${size} came in` };
  }
}

export const entryInvariants: readonly Invariant[] = [
  { name: "current-version", check: currentVersions },
  { name: "snapshot-sha256", check: snapshots },
  { name: "entry-code", check: codes },
  { name: "blob-stored", check: blobs },
];
