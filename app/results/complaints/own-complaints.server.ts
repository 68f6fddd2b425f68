import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";

/** What a person has complained about, with the answers; the files by name, as their bytes are theirs already. */
export async function complaintsOfPerson({ userId }: Actor) {
  const rows = await db.complaint.findMany({
    where: { byId: userId },
    include: {
      contest: { select: { title: true } },
      entry: { select: { id: true, code: true } },
      files: { orderBy: { id: "asc" }, select: { filename: true, addedAt: true, blobSha256: true } },
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  return rows.map(({ number, contest, entry, text, at, state, answer, answeredAt, files }) => ({
    contest: contest.title,
    number,
    entryId: entry.id,
    entry: entry.code,
    text,
    at,
    state,
    answer,
    answeredAt,
    files: files.map(({ filename, addedAt, blobSha256: sha256 }) => ({ filename, addedAt, sha256 })),
  }));
}
