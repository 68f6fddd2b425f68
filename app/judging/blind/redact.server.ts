import { holdOpenContest } from "~/contests/hold-contest.server";
import { holdBlob, keepBlob } from "~/entries/files/attach-files.server";
import { forgetFailedCopy, makeCleanCopiesSoon } from "~/entries/files/clean-copies.server";
import type { ReceivedFile } from "~/entries/files/receive-attachment.server";
import { scanSoon } from "~/entries/files/scan-blob.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { blindEntry } from "./blind-entry.server";
import { judgedFiles } from "./blind";
import { sourcesOf } from "./shown-files.server";

interface Place {
  readonly contestId: string;
  readonly entryId: string;
}

/** "state" also where somebody else has just done the same or the opposite. */
type Done = Promise<Result<undefined, Refusal | "infected">>;

async function allowed(ctx: Context, { contestId, entryId }: Place) {
  const found = await blindEntry(ctx, contestId, entryId);
  if (!found.ok) return found;
  return found.value.whyNotRedact ? refused(found.value.whyNotRedact) : found;
}

async function told(
  tx: Tx,
  { actor, now }: Context,
  { contestId, entryId }: Place,
  action: string,
  data: Readonly<Record<string, string>>,
): Promise<void> {
  await audit(tx, { chainId: contestId, at: now, actorId: actor.userId, action, subjectType: "entry", subjectId: entryId, data });
}

/** Puts a file in the place of an attachment for blind judges. A later one takes the place of this. */
export async function redactFile(
  ctx: Context,
  place: Place,
  { attachmentId, reason, file }: { readonly attachmentId: string; readonly reason: string; readonly file: ReceivedFile },
): Done {
  const found = await allowed(ctx, place);
  if (!found.ok) return found;
  const { opened, snapshot } = found.value;
  if (!judgedFiles(opened.regulation, true, snapshot.attachments).some(({ id }) => id === attachmentId))
    return refused("hidden");
  const { actor, now } = ctx;
  const { sha256, filename } = file;
  const done = await db.$transaction(async (tx): Promise<Result<undefined, Refusal | "infected">> => {
    if (!(await holdOpenContest(tx, place.contestId))) return refused("state");
    await holdBlob(tx, sha256);
    if (!(await keepBlob(tx, file))) return refused("infected");
    await tx.redactedFile.updateMany({
      where: { attachmentId, removedAt: null },
      data: { removedAt: now, removedById: actor.userId },
    });
    await tx.redactedFile.create({ data: { attachmentId, sha256, filename, reason, byId: actor.userId, at: now } });
    await told(tx, ctx, place, "entry.file-redacted", { attachmentId, sha256, reason });
    return ok();
  });
  if (done.ok) {
    scanSoon(sha256);
    makeCleanCopiesSoon([sha256]);
  }
  return done;
}

/** Judges get the attachment itself again, without its metadata. */
export async function takeBackFile(ctx: Context, place: Place, redactedId: string): Done {
  const found = await allowed(ctx, place);
  if (!found.ok) return found;
  return db.$transaction(async (tx): Promise<Result<undefined, Refusal>> => {
    if (!(await holdOpenContest(tx, place.contestId))) return refused("state");
    const row = isUuid(redactedId)
      ? await tx.redactedFile.findFirst({ where: { id: redactedId, attachment: { entryId: place.entryId } } })
      : null;
    if (!row) return refused("hidden");
    const { count } = await tx.redactedFile.updateMany({
      where: { id: redactedId, removedAt: null },
      data: { removedAt: ctx.now, removedById: ctx.actor.userId },
    });
    if (count === 0) return refused("state");
    const { attachmentId, sha256 } = row;
    await told(tx, ctx, place, "entry.file-redaction-removed", { attachmentId, sha256 });
    return ok();
  });
}

/** Tries once more to make the copy of a file that none could be made of: the server may have been short of time or room. */
export async function retryCopy(ctx: Context, place: Place, attachmentId: string): Done {
  const found = await allowed(ctx, place);
  if (!found.ok) return found;
  const { opened, snapshot } = found.value;
  const shown = judgedFiles(opened.regulation, true, snapshot.attachments).some(({ id }) => id === attachmentId);
  const done = await db.$transaction(async (tx): Promise<Result<{ sha256: string }, Refusal>> => {
    if (!(await holdOpenContest(tx, place.contestId))) return refused("state");
    const source = shown ? (await sourcesOf(tx, snapshot.attachments)).get(attachmentId) : undefined;
    if (!source) return refused("hidden");
    const { sha256 } = source;
    if (!(await forgetFailedCopy(tx, sha256))) return refused("state");
    await told(tx, ctx, place, "entry.file-copy-retried", { attachmentId, sha256 });
    return ok({ sha256 });
  });
  if (!done.ok) return done;
  makeCleanCopiesSoon([done.value.sha256]);
  return ok();
}

/** Covers words in what blind judges read of the entry. The same words twice are covered once. */
export async function coverTerm(ctx: Context, place: Place, term: string): Done {
  const found = await allowed(ctx, place);
  if (!found.ok) return found;
  return db.$transaction(async (tx): Promise<Result<undefined, Refusal>> => {
    if (!(await holdOpenContest(tx, place.contestId))) return refused("state");
    await tx.$queryRaw`SELECT 1 FROM "Entry" WHERE "id" = ${place.entryId} FOR UPDATE`;
    const same = { entryId: place.entryId, term, removedAt: null };
    if ((await tx.coveredTerm.count({ where: same })) > 0) return ok();
    await tx.coveredTerm.create({ data: { entryId: place.entryId, term, byId: ctx.actor.userId, at: ctx.now } });
    await told(tx, ctx, place, "entry.term-covered", { term });
    return ok();
  });
}

export async function uncoverTerm(ctx: Context, place: Place, termId: string): Done {
  const found = await allowed(ctx, place);
  if (!found.ok) return found;
  return db.$transaction(async (tx): Promise<Result<undefined, Refusal>> => {
    if (!(await holdOpenContest(tx, place.contestId))) return refused("state");
    const row = isUuid(termId) ? await tx.coveredTerm.findFirst({ where: { id: termId, entryId: place.entryId } }) : null;
    if (!row) return refused("hidden");
    const { count } = await tx.coveredTerm.updateMany({ where: { id: termId, removedAt: null }, data: { removedAt: ctx.now } });
    if (count === 0) return refused("state");
    await told(tx, ctx, place, "entry.term-uncovered", { term: row.term });
    return ok();
  });
}
