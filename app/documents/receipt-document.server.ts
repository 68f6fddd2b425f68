import type { EntryForOwner } from "~/entries/entry-reads.server";
import { printedTrackingCode } from "~/entries/tracking";
import { paths } from "~/paths";
import { env } from "~/platform/env.server";
import { formatBytes, formatDateTime } from "~/platform/format";
import { documentT } from "~/platform/i18n.server";
import type { Language } from "~/platform/language";
import { pdfDocument, type PdfDocument } from "./pdf-document.server";

type Shown = NonNullable<EntryForOwner["shown"]>;

export interface Receipt {
  readonly entry: EntryForOwner;
  readonly shown: Shown;
}

/** The receipt of one submission on paper: what was received and when, each file by its SHA-256, the code to check it by. */
export function receiptDocument(
  entry: EntryForOwner,
  shown: Shown,
  language: Language,
): Promise<Uint8Array> {
  return receiptsDocument([{ entry, shown }], shown.submittedAt, language);
}

/** Receipts one after the other, each on a sheet of its own, to be handed out. */
export async function receiptsDocument(
  receipts: readonly Receipt[],
  createdAt: Date,
  language: Language,
): Promise<Uint8Array> {
  const feet: string[] = [];
  const [only] = receipts.length === 1 ? receipts : [];
  const document = await pdfDocument({
    title: [documentT(language)("receipt.title"), only?.entry.code].filter(Boolean).join(" "),
    language,
    createdAt,
    pageNumbers: only ? "official" : "none",
    foot: (page) => feet[page - 1] ?? "",
  });
  for (const [index, { entry, shown }] of receipts.entries()) {
    if (index > 0) document.pageBreak();
    drawReceipt(document, entry, shown, language);
    while (feet.length < document.pageCount) feet.push(`${entry.code ?? ""} · ${shown.sha256}`);
  }
  return document.bytes();
}

function drawReceipt(
  document: PdfDocument,
  entry: EntryForOwner,
  shown: Shown,
  language: Language,
): void {
  const t = (key: string, params?: Record<string, string>) => translate(`receipt.${key}`, params);
  const translate = documentT(language);
  const { regulation, contest } = entry;
  const { snapshot } = shown;
  const labelOf = (kindId: string) =>
    regulation.attachments.find(({ id }) => id === kindId)?.label ?? kindId;
  const address = (path: string) => new URL(path, env().appUrl).href;

  document
    .paragraph(contest.title, { align: "center", face: "bold" })
    .title(t("title").toLocaleUpperCase(language), entry.code ?? "")
    .facts([
      [
        t("submitted-at"),
        formatDateTime(shown.submittedAt, regulation.timeZone, { seconds: true }),
      ],
      [t("number"), String(shown.number)],
      [t("solution"), snapshot.title],
      [t("field"), regulation.fields.find(({ id }) => id === snapshot.fieldId)?.name ?? ""],
      [t("authors"), snapshot.members.map(({ name }) => name).join(", ")],
      [t("sender"), entry.unitName ?? entry.ownerName],
    ])
    .paragraph(snapshot.attachments.length > 0 ? t("kept") : t("no-files"), { before: 8 });
  if (snapshot.attachments.length > 0)
    document.table({
      size: 10,
      columns: [
        { head: t("file"), share: 5 },
        { head: t("size"), share: 2, align: "right" },
        { head: "SHA-256", share: 6 },
      ],
      rows: snapshot.attachments.map(({ kindId, filename, size, sha256 }) => [
        `${labelOf(kindId)}: ${filename}`,
        formatBytes(size, language),
        sha256,
      ]),
    });
  document.paragraph(`${t("digest")}: ${shown.sha256}`, { size: 10 });
  if (shown.receiptToken)
    document.code(address(paths.publicReceipt(shown.receiptToken)), [
      t("verify"),
      ...(entry.trackingCode
        ? [
            [
              { text: `${t("track")}: `, style: "regular" as const },
              { text: printedTrackingCode(entry.trackingCode), style: "bold" as const },
            ],
            t("track-where", { address: address(paths.track()) }),
          ]
        : []),
    ]);
}
