import type { EntryLabel, LabelsToPrint, SheetsToPrint, SheetToPrint } from "~/judging/paper/print-sheets.server";
import { printedPaperCode } from "~/judging/paper/paper-code";
import { formatDecimal } from "~/platform/format";
import { documentT, type Translate } from "~/platform/i18n.server";
import { pdfDocument, type PdfDocument } from "./pdf-document.server";
import { mm } from "./pdf-layout";

const LANGUAGE = "vi";

/** Phiếu chấm điểm: one for each judge and entry, to be filled in by pen; its code leads to where it is keyed in. */
export async function scoreSheets(paper: SheetsToPrint): Promise<Uint8Array> {
  const t = documentT();
  /** The sheet that each page belongs to, in the order of the pages. */
  const pageOf: SheetToPrint[] = [];
  const document = await pdfDocument({
    title: t("score-sheet.title"),
    pageNumbers: "none",
    cornerCode: (page) => pageOf[page - 1]?.link ?? "",
    foot: (page) => footOf(pageOf, page, t),
  });
  for (const [index, sheet] of paper.sheets.entries()) {
    if (index > 0) document.pageBreak();
    drawSheet(document, paper, sheet, t);
    while (pageOf.length < document.pageCount) pageOf.push(sheet);
  }
  return document.bytes();
}

function footOf(pageOf: readonly SheetToPrint[], page: number, t: Translate): string {
  const sheet = pageOf[page - 1];
  if (!sheet) return "";
  const pages = pageOf.filter((other) => other === sheet).length;
  return t("score-sheet.foot", {
    code: printedPaperCode(sheet.code),
    entry: sheet.entryCode,
    page: page - pageOf.indexOf(sheet),
    pages,
  });
}

function drawSheet(
  document: PdfDocument,
  { organisation, contestTitle, panelName, round, criteria, highest, proposals }: SheetsToPrint,
  sheet: SheetToPrint,
  t: Translate,
): void {
  document.nation({
    country: t("nation.country"),
    motto: t("nation.motto"),
    issuer: [organisation],
  });
  document.title(t("score-sheet.heading"), contestTitle);
  document.facts([
    [t("score-sheet.panel"), `${panelName} · ${round}`],
    [t("score-sheet.judge"), sheet.judgeName],
    [t("score-sheet.entry"), `${sheet.entryCode} · ${sheet.entryTitle}`],
    ...(sheet.field ? [[t("score-sheet.field"), sheet.field] as const] : []),
  ]);
  document.space(4).table({
    size: 11,
    least: mm(12),
    columns: [
      { head: t("score-sheet.number"), share: 0.6, align: "center" },
      { head: t("score-sheet.criterion"), share: 5 },
      { head: t("score-sheet.range"), share: 1.8, align: "center" },
      { head: t("score-sheet.mark"), share: 1.6, align: "center" },
    ],
    rows: [
      ...criteria.map(({ label, guidance, anchors, min, max, step }, index) => [
        String(index + 1),
        [
          { text: label, style: "bold" as const },
          ...(guidance ? [{ text: `\n${guidance}`, style: "regular" as const }] : []),
          ...anchors.map(({ points, text }) => ({
            text: `\n${formatDecimal(points, LANGUAGE)}: ${text}`,
            style: "italic" as const,
          })),
        ],
        [
          { text: `${formatDecimal(min, LANGUAGE)}–${formatDecimal(max, LANGUAGE)}`, style: "regular" as const },
          { text: `\n${t("score-sheet.step", { step: formatDecimal(step, LANGUAGE) })}`, style: "regular" as const },
        ],
        "",
      ]),
      ["", [{ text: t("score-sheet.total"), style: "bold" }], formatDecimal(highest, LANGUAGE), ""],
    ],
  });
  document.paragraph(t("score-sheet.how"), { size: 10.5, face: "italic", after: 6 });
  if (proposals.length > 0) {
    document.paragraph(t("score-sheet.proposal"), { face: "bold", keepWith: mm(12) });
    document.ticks([...proposals, t("score-sheet.no-prize")]);
  }
  for (const key of ["comment", "feedback"] as const) {
    document.paragraph(t(`score-sheet.${key}`), { face: "bold", after: 0, keepWith: mm(18) });
    document.lines(proposals.length > 0 ? 1 : 2);
  }
  document.signatures(
    [{ title: t("score-sheet.sign"), note: t("score-sheet.sign-note"), date: t("score-sheet.date") }],
    mm(16),
  );
}

/** Codes for exhibits, ten to a page, to be cut out and put beside them. */
export async function entryLabels({ contestTitle, panelName, labels }: LabelsToPrint): Promise<Uint8Array> {
  const t = documentT();
  const document = await pdfDocument({ title: t("label.title"), pageNumbers: "official" });
  document.paragraph(contestTitle, { face: "bold", after: 0 });
  document.paragraph(`${panelName}. ${t("label.how")}`, { size: 10.5, face: "italic", after: 8 });
  for (const label of labels) document.code(label.link, besideCode(label), mm(34));
  return document.bytes();
}

function besideCode({ entryCode, entryTitle, field }: EntryLabel) {
  return [
    [{ text: entryCode, style: "bold" as const }],
    [{ text: entryTitle, style: "regular" as const }],
    ...(field ? [[{ text: field, style: "italic" as const }]] : []),
  ];
}
