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
import type { Context } from "~/people/actor";
import { audit } from "~/platform/audit.server";
import { transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { storage } from "~/platform/storage/storage.server";
import { searchKey } from "~/platform/vietnamese";
import type { Mapping } from "./field-mapping";
import { earlierEntries, type ImportRoom } from "./import-reads.server";
import type { NotTaken } from "./import-run";
import { layOver } from "./lay-over";
import type { SentDossier } from "./sent-dossiers";

type Taken = Result<{ readonly entryId: string; readonly code: string }, NotTaken>;

/**
 * Takes one dossier of an archive in as an entry that was sent in, in one transaction with all its files: one that
 * cannot come leaves nothing behind.
 */
export async function takeDossier(ctx: Context, room: ImportRoom, dossier: SentDossier, mapping: Mapping): Promise<Taken> {
  const { row, sent, regulation } = room;
  const laid = layOver(dossier, sent.form, entryRules(regulation), mapping);
  if (!laid) return refused("gone");
  if (!laid.hasField) return refused("no-field");
  // Who comes back after more than a week finds that it was swept away.
  for (const { sha256 } of laid.files) if (!(await storage().head(blobKey(sha256)))) return refused("file-gone");

  const done = await transact(async (tx): Promise<Taken> => {
    if (!(await holdOpenContest(tx, row.contestId))) return refused("closed");
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
