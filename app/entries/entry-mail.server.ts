import type { Regulation } from "~/contests/regulation";
import { paths } from "~/paths";
import type { Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { formatDateTime } from "~/platform/format";
import { fixedT } from "~/platform/i18n.server";
import { sendMail } from "~/platform/mail.server";
import type { EntrySnapshot, Receipt } from "./entry-content";
import type { EntryRow, LoadedEntry } from "./entry-row.server";
import type { ScreeningOutcome } from "./entry-state";

/** The receipt of a submission, as its page shows it: code, time, and each file by its SHA-256. */
export async function mailReceipt(
  tx: Tx,
  row: EntryRow,
  receipt: Receipt,
  { title, attachments }: EntrySnapshot,
  { timeZone, attachments: kinds }: Regulation,
): Promise<void> {
  const t = fixedT(row.owner.language);
  const labelOf = (kindId: string) => kinds.find(({ id }) => id === kindId)?.label ?? kindId;
  const files = attachments.map(
    ({ kindId, filename, sha256 }) => `- ${labelOf(kindId)}: ${filename}\n  SHA-256 ${sha256}`,
  );
  const params = {
    name: row.owner.name,
    contest: row.contest.title,
    code: receipt.code,
    title,
    number: receipt.number,
    time: formatDateTime(receipt.submittedAt, timeZone, { seconds: true }),
    files: files.length > 0 ? files.join("\n") : t("entryReceipt.noFiles"),
    sha256: receipt.sha256,
    link: addressOf(row.id),
  };
  await sendMail(tx, {
    to: row.owner.email,
    subject: t("entryReceipt.subject", params),
    text: t("entryReceipt.text", params),
  });
}

/** Tells the owner what the secretariat decided, with its reason. */
export async function mailScreening(
  tx: Tx,
  { row, regulation }: LoadedEntry,
  decision: {
    readonly outcome: ScreeningOutcome;
    readonly reason: string;
    readonly dueAt: Date | null;
  },
): Promise<void> {
  const t = fixedT(row.owner.language);
  const params = {
    name: row.owner.name,
    contest: row.contest.title,
    code: row.code ?? "",
    title: row.title,
    reason: decision.reason,
    dueAt: decision.dueAt ? formatDateTime(decision.dueAt, regulation.timeZone) : "",
    link: addressOf(row.id),
  };
  const key = `entryScreened.${decision.outcome}`;
  await sendMail(tx, {
    to: row.owner.email,
    subject: t(`${key}.subject`, params),
    text: t(`${key}.text`, params),
  });
}

function addressOf(entryId: string): string {
  return new URL(paths.entry(entryId), env().appUrl).href;
}
