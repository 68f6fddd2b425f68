import { readSnapshot } from "~/entries/entry-upgrade";
import type { Context } from "~/people/actor";
import { db } from "~/platform/db.server";
import { coveredContent } from "./blind/cover";
import { coverIn } from "./blind/covered.server";
import { loadAssignment } from "./facts.server";

/** One assignment with its entry as judges of the round read it; null when it does not exist or has ended. */
export async function readAssignment(assignmentId: string, ctx: Context) {
  const assignment = await loadAssignment(assignmentId, ctx);
  if (!assignment) return null;
  const { round, opened } = assignment;
  const { id, title, fieldId, currentVersion } = await db.entry.findUniqueOrThrow({
    where: { id: assignment.entry.id },
    select: { id: true, title: true, fieldId: true, currentVersion: { select: { snapshot: true } } },
  });
  if (!currentVersion) return null;
  const sent = readSnapshot(currentVersion.snapshot);
  // It is judged where the secretariat has put it.
  const placed = { ...sent, fieldId: fieldId ?? sent.fieldId };
  const cover = await coverIn(db, round, id);
  return {
    ...assignment,
    entry: { ...assignment.entry, title: cover(title) },
    attachments: placed.attachments,
    /** What was sent in. Its texts are covered when somebody reads them. */
    snapshot: () => (round.blind ? coveredContent(opened.regulation, cover, placed) : placed),
  };
}

export type ReadAssignment = NonNullable<Awaited<ReturnType<typeof readAssignment>>>;
