import type { EntryLabel, LabelsToPrint, SheetsToPrint, SheetToPrint } from "~/judging/paper/print-sheets.server";
import type { RubricCriterion } from "~/contests/regulation";
import { printedPaperCode } from "~/judging/paper/paper-code";
import { formatDecimal } from "~/platform/format";
import { documentT, type Translate } from "~/platform/i18n.server";
import { pdfDocument, type PdfDocument } from "./pdf-document.server";
import { mm, type Face } from "./pdf-layout";
import type { Run } from "./wrap";

const LANGUAGE = "vi";

interface Setting {
  readonly size: number;
  /** What earns which mark: a line each, run on, or on a page behind that nothing is written on. */
  readonly anchors: "lines" | "run-on" | "behind";
  readonly writingLines: number;
}

const ROOMY: Setting = { size: 11, anchors: "lines", writingLines: 2 };
/** From roomy to tight. */
const TOGETHER: readonly Setting[] = [
  ROOMY,
  { size: 10.5, anchors: "lines", writingLines: 1 },
  { size: 10, anchors: "run-on", writingLines: 1 },
];
const BEHIND: Setting = { size: 11, anchors: "behind", writingLines: 1 };
const APART: readonly Setting[] = [{ ...BEHIND, writingLines: 2 }, BEHIND];

/** Phiếu chấm điểm: one for each judge and entry, to be filled in by pen; its code leads to where it is keyed in. */
export async function scoreSheets(paper: SheetsToPrint): Promise<Uint8Array> {
  const t = documentT();
  /** The sheet that each page belongs to, in the order of the pages. */
  const pageOf: SheetToPrint[] = [];
  const setting = await settingOf(paper, t);
  const document = await pdfDocument({
    title: t("score-sheet.title"),
    pageNumbers: "none",
    cornerCode: (page) => pageOf[page - 1]?.link ?? "",
    foot: (page) => footOf(pageOf, page, t),
  });
  for (const [index, sheet] of paper.sheets.entries()) {
    if (index > 0) document.pageBreak();
    drawSheet(document, paper, sheet, setting, t);
    if (setting.anchors === "behind") drawGuidance(document.pageBreak(), paper, t);
    while (pageOf.length < document.pageCount) pageOf.push(sheet);
  }
  return document.bytes();
}

/** One setting for all sheets of a panel: the roomiest with which all that is written stands on one page. */
async function settingOf(paper: SheetsToPrint, t: Translate): Promise<Setting> {
  const longest = paper.sheets.reduce<SheetToPrint | undefined>(
    (found, sheet) => (found && found.entryTitle.length >= sheet.entryTitle.length ? found : sheet),
    undefined,
  );
  if (!longest) return ROOMY;
  const guided = paper.criteria.some(({ guidance, anchors }) => guidance || anchors.length > 0);
  for (const setting of guided ? [...TOGETHER, ...APART] : TOGETHER) {
    const trial = await pdfDocument({ title: "", cornerCode: () => "" });
    drawSheet(trial, paper, longest, setting, t);
    if (trial.pageCount === 1) return setting;
  }
  return guided ? BEHIND : ROOMY;
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
  setting: Setting,
  t: Translate,
): void {
  const behind = setting.anchors === "behind";
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
    size: setting.size,
    least: mm(12),
    columns: [
      { head: t("score-sheet.number"), share: 0.5, align: "center" },
      { head: t("score-sheet.criterion"), share: 6 },
      { head: t("score-sheet.range"), share: 1.5, align: "center" },
      { head: t("score-sheet.mark"), share: 1.5, align: "center" },
    ],
    rows: [
      ...criteria.map(({ label, guidance, anchors, min, max, step }, index) => [
        String(index + 1),
        [
          { text: label, style: "bold" as const },
          ...(behind ? [] : guidanceWords(guidance, anchors, setting)),
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
  const notes = [t("score-sheet.how"), ...(behind ? [t("score-sheet.anchors-behind")] : [])];
  document.paragraph(notes.join(" "), { size: 10.5, face: "italic", after: 6 });
  if (proposals.length > 0) {
    document.paragraph(t("score-sheet.proposal"), { face: "bold", keepWith: mm(12) });
    document.ticks([...proposals, t("score-sheet.no-prize")]);
  }
  for (const key of ["comment", "feedback"] as const) {
    document.paragraph(t(`score-sheet.${key}`), { face: "bold", after: 0, keepWith: mm(18) });
    document.lines(setting.writingLines);
  }
  document.signatures(
    [{ title: t("score-sheet.sign"), note: t("score-sheet.sign-note"), date: t("score-sheet.date") }],
    mm(16),
  );
}

function guidanceWords(
  guidance: string,
  anchors: RubricCriterion["anchors"],
  { anchors: set }: Setting,
): readonly Run<Face>[] {
  const between = (index: number) => (set === "run-on" && index > 0 ? "  " : "\n");
  return [
    ...(guidance ? [{ text: `\n${guidance}`, style: "regular" as const }] : []),
    ...anchors.flatMap(({ points, text }, index) => [
      { text: `${between(index)}${formatDecimal(points, LANGUAGE)}: `, style: "boldItalic" as const },
      { text, style: "italic" as const },
    ]),
  ];
}

/** What the judge reads while scoring, where it is too long to stand beside the marks. */
function drawGuidance(document: PdfDocument, { criteria }: SheetsToPrint, t: Translate): void {
  document.heading(t("score-sheet.anchors"), { size: 13, before: 0 });
  for (const { label, guidance, anchors } of criteria) {
    const words = guidanceWords(guidance, anchors, BEHIND);
    if (words.length === 0) continue;
    document.paragraph([{ text: label, style: "bold" }, ...words], { size: 11, after: 8 });
  }
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
