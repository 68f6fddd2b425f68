import type { Regulation } from "~/contests/regulation";
import { paths } from "~/paths";
import type { Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { formatDateTime } from "~/platform/format";
import { fixedT } from "~/platform/i18n.server";
import { sendMail } from "~/platform/mail.server";
import type { EntrySnapshot, Receipt } from "./entry-content";
import { printedTrackingCode } from "./tracking";
import type { EntryRow } from "./entry-row.server";

/** The receipt of a submission to its owner and to those who wrote along: code, time, and each file by its SHA-256. */
export async function mailReceipt(
  tx: Tx,
  row: EntryRow,
  receipt: Receipt,
  snapshot: EntrySnapshot,
  regulation: Regulation,
): Promise<void> {
  const writers = await tx.coAuthor.findMany({
    where: { entryId: row.id, confirmedAt: { not: null }, revokedAt: null },
    select: { user: { select: { name: true, email: true, language: true } } },
  });
  for (const reader of [row.owner, ...writers.flatMap(({ user }) => user ?? [])])
    await sendMail(tx, { to: reader.email, ...receiptText(reader, row, receipt, snapshot, regulation) });
}

function receiptText(
  reader: Pick<EntryRow["owner"], "name" | "language">,
  row: EntryRow,
  receipt: Receipt,
  { title, attachments }: EntrySnapshot,
  { timeZone, attachments: kinds }: Regulation,
): { readonly subject: string; readonly text: string } {
  const t = fixedT(reader.language);
  const labelOf = (kindId: string) => kinds.find(({ id }) => id === kindId)?.label ?? kindId;
  const files = attachments.map(
    ({ kindId, filename, sha256 }) => `- ${labelOf(kindId)}: ${filename}\n  SHA-256 ${sha256}`,
  );
  const params = {
    name: reader.name,
    contest: row.contest.title,
    code: receipt.code,
    title,
    number: receipt.number,
    time: formatDateTime(receipt.submittedAt, timeZone, { seconds: true }),
    files: files.length > 0 ? files.join("\n") : t("entryReceipt.noFiles"),
    sha256: receipt.sha256,
    receipt: receipt.receiptToken ? absolute(paths.publicReceipt(receipt.receiptToken)) : "–",
    trackingCode: receipt.trackingCode ? printedTrackingCode(receipt.trackingCode) : "–",
    track: absolute(paths.track()),
    link: absolute(paths.entry(row.id)),
  };
  return { subject: t("entryReceipt.subject", params), text: t("entryReceipt.text", params) };
}

function absolute(path: string): string {
  return new URL(path, env().appUrl).href;
}
