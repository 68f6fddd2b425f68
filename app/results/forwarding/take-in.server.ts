import { holdOpenContest } from "~/contests/hold-contest.server";
import { isBlind } from "~/contests/rounds";
import { entryRules } from "~/entries/entry-facts";
import { asJson, draftAttachments, loadEntry, TRANSACTION } from "~/entries/entry-row.server";
import { attachFiles } from "~/entries/files/attach-files.server";
import { blobKey } from "~/entries/files/attachment";
import { makeCleanCopiesSoon } from "~/entries/files/clean-copies.server";
import { makePreviewsSoon } from "~/entries/files/previews.server";
import { scanSoon } from "~/entries/files/scan-blob.server";
import { freezeVersion } from "~/entries/freeze-version.server";
import { listed } from "~/entries/writing/write-draft.server";
import { openedContest } from "~/contests/contest.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { storage } from "~/platform/storage/storage.server";
import { searchKey } from "~/platform/vietnamese";
import type { Prisma } from "../../../prisma/generated/client";
import { chosenMapping, proposeMapping, type Mapping } from "./field-mapping";
import { whyNotImport } from "./forwarding-policy";
import { earlierEntries, enterImport, sentOf, standingOf, type Chosen, type ImportRoom } from "./import-reads.server";
import { layOver } from "./lay-over";
import type { ReadArchive } from "./read-archive.server";
import { withoutTaken, type SentDossier } from "./sent-dossiers";

/** Why this person may not bring an archive now: asked before a byte of it is taken in. */
export async function whyNotBringArchive(ctx: Context, contestId: string): Promise<Refusal | null> {
  const opened = await openedContest(contestId);
  if (!opened) return "hidden";
  const { standing, facts } = standingOf(ctx, opened);
  return whyNotImport(standing, facts);
}

/** Keeps an archive that was looked through until somebody says what is to be taken in. */
export async function keepArchive(
  ctx: Context,
  contestId: string,
  { filename, sha256, content }: ReadArchive,
): Promise<Result<{ readonly importId: string }, Refusal>> {
  const refusal = await whyNotBringArchive(ctx, contestId);
  if (refusal) return refused(refusal);
  return db.$transaction(async (tx) => {
    const { id } = await tx.dossierImport.create({
      data: {
        contestId,
        filename,
        sha256,
        content: content as unknown as Prisma.InputJsonObject,
        createdById: ctx.actor.userId,
        createdAt: ctx.now,
      },
      select: { id: true },
    });
    await audit(tx, {
      chainId: contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "dossiers.brought",
      subjectType: "dossier-import",
      subjectId: id,
      data: { sha256, from: content.from.installation, contest: content.from.contest.id, dossiers: content.total },
    });
    return ok({ importId: id });
  });
}

/** Why one dossier did not come in. Catalogue: `forwarding.not-taken.<code>`. */
export type NotTaken = "gone" | "no-field" | "already" | "file-gone" | "file-refused";

export interface TakenIn {
  readonly taken: readonly { readonly there: string; readonly entryId: string; readonly code: string }[];
  readonly left: readonly { readonly there: string; readonly why: NotTaken }[];
}

/**
 * Takes dossiers of an archive in as entries that were sent in, each in one transaction with all its files: one that
 * cannot come leaves nothing behind, and keeps no other out.
 */
export async function takeIn(
  ctx: Context,
  input: { readonly contestId: string; readonly importId: string; readonly codes: readonly string[]; readonly chosen: Chosen },
): Promise<Result<TakenIn, Refusal>> {
  const room = await enterImport(ctx, input.importId);
  if (!room.ok) return room;
  const { row, sent, regulation, whyNot } = room.value;
  if (row.contestId !== input.contestId) return refused("hidden");
  if (whyNot) return refused(whyNot);
  const rules = entryRules(regulation);
  const mapping = chosenMapping(proposeMapping(sent.form, rules), input.chosen);
  const codes = [...new Set(input.codes)];
  const asked = codes.flatMap((code) => sent.dossiers.find((one) => one.code === code) ?? []);
  if (asked.length < codes.length) return refused("hidden");
  const taken: TakenIn["taken"][number][] = [];
  const left: TakenIn["left"][number][] = [];
  for (const dossier of asked) {
    const { code } = dossier;
    const done = await takeOne(ctx, room.value, dossier, mapping);
    if (done.ok) taken.push({ there: code, ...done.value });
    else if (done.code !== "state") left.push({ there: code, why: done.code });
    else if (taken.length === 0) return refused("state");
    // The contest was closed meanwhile: what is in is told, the others still wait in the archive.
    else break;
  }
  if (taken.length > 0) await forgetTaken(ctx, row.id, new Set(taken.map(({ there }) => there)));
  return ok({ taken, left });
}

type Taken = Result<{ readonly entryId: string; readonly code: string }, NotTaken | "state">;

async function takeOne(ctx: Context, room: ImportRoom, dossier: SentDossier, mapping: Mapping): Promise<Taken> {
  const { row, sent, regulation } = room;
  const laid = layOver(dossier, sent.form, entryRules(regulation), mapping);
  if (!laid) return refused("gone");
  if (!laid.hasField) return refused("no-field");
  // Who comes back after more than a week finds that it was swept away.
  for (const { sha256 } of laid.files) if (!(await storage().head(blobKey(sha256)))) return refused("file-gone");

  const done = await transact(async (tx): Promise<Taken> => {
    if (!(await holdOpenContest(tx, row.contestId))) return refused("state");
    // Two presses of one button, and two archives of one dossier, come one after the other.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`dossiers:${row.contestId}`}, 0))`;
    const earlier = (await earlierEntries(tx, row, sent))(dossier);
    if (earlier?.samePlace) return refused("already");
    const sender = await senderOf(tx, room);
    const { id: entryId } = await tx.entry.create({
      data: {
        contestId: row.contestId,
        ...sender,
        draft: asJson(laid.content),
        createdAt: ctx.now,
        // Where units choose first, whoever sends it here has chosen it.
        unitSelectedAt: regulation.unitRound ? ctx.now : null,
        ...listed(regulation, laid.content),
      },
      select: { id: true },
    });
    const to = { entryId, kinds: regulation.attachments, addedById: ctx.actor.userId, addedAt: ctx.now };
    const { faults } = await attachFiles(tx, to, laid.files);
    if (faults.length > 0) return refused("file-refused");
    const loaded = await loadEntry(tx, ctx.actor, entryId, ctx.now);
    if (!loaded) throw new Error("the entry that was just made is not there");
    const attachments = await draftAttachments(tx, entryId);
    const { receipt } = await freezeVersion(tx, ctx, loaded, { content: laid.content, attachments });
    await tx.entryOrigin.create({
      data: {
        entryId,
        importId: row.id,
        installation: sent.from.installation,
        contestThere: sent.from.contest.id,
        contestTitle: sent.from.contest.title,
        organisation: sent.from.organisation,
        code: dossier.code,
        sha256: dossier.contentSha256,
        at: ctx.now,
      },
    });
    await audit(tx, {
      chainId: row.contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "entry.taken-in",
      subjectType: "entry",
      subjectId: entryId,
      data: {
        importId: row.id,
        from: sent.from.contest.id,
        there: dossier.code,
        code: receipt.code,
        sha256: receipt.sha256,
        contentSha256: dossier.contentSha256,
        lost: laid.lost.length,
      },
    });
    return ok({ entryId, code: receipt.code });
  }, TRANSACTION);
  if (done.ok) lookedAtSoon(room, laid.files);
  return done;
}

/**
 * What was taken in stands in its entries; the archive keeps it no longer, and is done when nothing is left in it. Once
 * for all of them, as an archive may hold hundreds; should the process die before, it goes with the week.
 */
async function forgetTaken(ctx: Context, importId: string, codes: ReadonlySet<string>): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "DossierImport" WHERE "id" = ${importId} FOR UPDATE`;
    const left = withoutTaken(sentOf(await tx.dossierImport.findUniqueOrThrow({ where: { id: importId } })), codes);
    const isDone = left.dossiers.every(({ content }) => content === null);
    await tx.dossierImport.update({
      where: { id: importId },
      data: { content: left as unknown as Prisma.InputJsonObject, ...(isDone && { finishedAt: ctx.now }) },
    });
  }, TRANSACTION);
}

/**
 * The organisation that sent the dossier, as a unit here: whoever is invited as its coordinator follows its entries and
 * answers for them. Whoever pressed the button is not their author, and has no interest in them.
 */
async function senderOf(tx: Tx, { contest, sent }: ImportRoom): Promise<{ readonly unitId: string; readonly ownerId: string }> {
  const { organisationId } = contest;
  const { organisation, contest: there, installation } = sent.from;
  const name = (organisation.trim() || there.title.trim() || installation).normalize("NFC").slice(0, 200);
  const nameKey = searchKey(name);
  const unit = await tx.unit.upsert({
    where: { organisationId_nameKey: { organisationId, nameKey } },
    create: { organisationId, nameKey, name },
    update: {},
    select: { id: true },
  });
  const email = `${unit.id}@unit.invalid`;
  const owner = await tx.user.upsert({ where: { email }, create: { name, email }, update: {}, select: { id: true } });
  return { unitId: unit.id, ownerId: owner.id };
}

function lookedAtSoon({ regulation }: ImportRoom, files: readonly { kindId: string; sha256: string; mime: string }[]): void {
  for (const { sha256, mime } of files) {
    scanSoon(sha256);
    makePreviewsSoon(sha256, mime);
  }
  if (!isBlind(regulation)) return;
  const named = new Set(regulation.attachments.filter(({ namesAuthors }) => namesAuthors).map(({ id }) => id));
  makeCleanCopiesSoon(files.flatMap(({ kindId, sha256 }) => (named.has(kindId) ? [] : [sha256])));
}
