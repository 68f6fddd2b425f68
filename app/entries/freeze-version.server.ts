import { fieldOf, groupOfField } from "~/contests/regulation";
import type { Context } from "~/people/actor";
import { canonicalJson } from "~/platform/canonical-json";
import type { Tx } from "~/platform/db.server";
import { newToken, readableSecret } from "~/platform/secret.server";
import { sha256Hex } from "~/platform/sha256";
import { tidyContent } from "./eligibility/eligibility";
import { codePrefix, entryCode } from "./entry-code";
import type { EntryContent, EntrySnapshot, Receipt, SnapshotAttachment } from "./entry-content";
import { asJson, type LoadedEntry } from "./entry-row.server";
import { consentsOf } from "./members/consent-row.server";
import { dropUnconsented } from "./members/consent-rules";
import { TRACKING_CODE_LENGTH } from "./tracking";

/**
 * Makes the next version of an entry, which is sent in by that; the caller holds the entry, tells its people and writes
 * the audit row. The entry has its code from its first version on.
 */
export async function freezeVersion(
  tx: Tx,
  { actor, now }: Context,
  { row, regulation, revision }: Pick<LoadedEntry, "row" | "regulation" | "revision">,
  given: { readonly content: EntryContent; readonly attachments: SnapshotAttachment[] },
): Promise<{ readonly receipt: Receipt; readonly snapshot: EntrySnapshot }> {
  const { attachments } = given;
  const consents = await consentsOf(tx, row.id);
  const content = dropUnconsented(tidyContent(regulation, given.content), regulation, consents, now);
  const snapshot = { ...content, attachments, regulationRevision: revision.number };
  const sha256 = sha256Hex(canonicalJson(snapshot));
  const code = row.code ?? (await nextCode(tx, row.contestId, regulation, content.fieldId));
  const last = await tx.entryVersion.aggregate({
    where: { entryId: row.id },
    _max: { number: true },
  });
  const number = (last._max.number ?? 0) + 1;
  const trackingCode = row.trackingCode ?? readableSecret(TRACKING_CODE_LENGTH);
  const version = await tx.entryVersion.create({
    data: {
      entryId: row.id,
      number,
      revisionId: revision.id,
      snapshot: asJson(snapshot),
      sha256,
      submittedById: actor.userId,
      submittedAt: now,
      receiptToken: newToken(),
    },
    select: { id: true, receiptToken: true },
  });
  await tx.entry.update({
    where: { id: row.id },
    data: {
      state: "SUBMITTED",
      code,
      title: content.title,
      fieldId: content.fieldId,
      divisionId: content.divisionId || null,
      groupId: groupOfField(regulation, content.fieldId)?.id ?? null,
      currentVersionId: version.id,
      submittedAt: now,
      withdrawnAt: null,
      trackingCode,
    },
  });
  const { receiptToken } = version;
  const receipt = { entryId: row.id, code, number, submittedAt: now, sha256, receiptToken, trackingCode };
  return { receipt, snapshot };
}

/** Counts in the order of the commits and leaves no gap: the counter's row stays locked until this transaction ends. */
async function nextCode(
  tx: Tx,
  contestId: string,
  regulation: LoadedEntry["regulation"],
  fieldId: string,
): Promise<string> {
  const parts = { year: regulation.year, field: fieldOf(regulation, fieldId)?.code ?? "" };
  const prefix = codePrefix(regulation.codePattern, parts);
  const [counter] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO "EntryCodeCounter" ("contestId", "prefix", "last") VALUES (${contestId}, ${prefix}, 1)
    ON CONFLICT ("contestId", "prefix") DO UPDATE SET "last" = "EntryCodeCounter"."last" + 1
    RETURNING "last"`;
  if (!counter) throw new Error("the code counter gave no number");
  return entryCode(regulation.codePattern, parts, counter.last);
}
