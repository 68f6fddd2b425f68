import type { DecisionDocument, PrintedEntry } from "~/entries/screening/eligibility-letters.server";
import { formatDateTime } from "~/platform/format";
import { documentT, type Translate } from "~/platform/i18n.server";
import { officialDate } from "./official-date";
import { pdfDocument, type PdfDocument } from "./pdf-document.server";
import { mm } from "./pdf-layout";

/** Quyết định về danh sách hồ sơ đủ điều kiện dự thi, with both lists. */
export async function eligibilityDecisionPdf(decision: DecisionDocument): Promise<Uint8Array> {
  const t = documentT();
  const words = wordsOf(decision);
  const document = await pdfDocument({
    title: t("eligibility.title"),
    createdAt: decision.createdAt,
  });
  head(document, decision, t, t("eligibility.number", { number: decision.decisionNumber }));
  document.title(t("eligibility.title"), t("eligibility.about", words));
  document.paragraph(t("eligibility.authority"), { face: "bold", align: "center", after: 8 });
  for (const key of ["rules", "proposal"]) document.prose(t(`eligibility.${key}`, words));
  document.paragraph(t("eligibility.decides"), {
    face: "bold",
    align: "center",
    before: 4,
    after: 8,
  });
  articlesOf(decision).forEach((key, index) =>
    document.prose([
      { text: `${t("eligibility.article.number", { number: index + 1 })} `, style: "bold" },
      { text: t(`eligibility.article.${key}`, words), style: "regular" },
    ]),
  );
  document.signatures(
    [
      { title: t("eligibility.copies"), note: t("eligibility.copies-to"), name: "" },
      {
        title: t("eligibility.on-behalf"),
        name: decision.signer,
      },
    ],
    mm(26),
  );
  for (const outcome of ["ELIGIBLE", "INELIGIBLE"] as const) {
    const entries = decision.entries.filter((entry) => entry.outcome === outcome);
    if (entries.length === 0) continue;
    document.pageBreak();
    document.title(
      t(`eligibility.list.${outcome}`),
      t("eligibility.list.with", { ...words, count: entries.length }),
    );
    listTable(document, entries, outcome, t);
  }
  return document.bytes();
}

/** The articles of a decision: without a refusal nobody is told how to appeal. */
function articlesOf({ entries }: DecisionDocument): string[] {
  const refused = entries.some(({ outcome }) => outcome === "INELIGIBLE");
  const eligible = entries.some(({ outcome }) => outcome === "ELIGIBLE");
  return [
    ...(eligible ? ["eligible"] : []),
    ...(refused ? ["refused", "appeal"] : []),
    "carried-out",
  ];
}

function listTable(
  document: PdfDocument,
  entries: readonly PrintedEntry[],
  outcome: PrintedEntry["outcome"],
  t: Translate,
): void {
  const column = (key: string) => t(`eligibility.column.${key}`);
  const refused = outcome === "INELIGIBLE";
  document.table({
    size: 10,
    columns: [
      { head: column("number"), share: 0.8, align: "center" },
      { head: column("code"), share: 2.6 },
      { head: column("title"), share: 4 },
      { head: column("authors"), share: 3 },
      ...(refused
        ? [{ head: column("reason"), share: 4 }]
        : [
            { head: column("unit"), share: 2.4 },
            { head: column("field"), share: 2.4 },
          ]),
    ],
    rows: entries.map((entry, index) => [
      String(index + 1),
      entry.code,
      entry.title,
      entry.authors.join(", "),
      ...(refused ? [entry.reason] : [entry.units.join(", "), entry.fieldName]),
    ]),
  });
}

/** One letter for each of these entries, each on a page of its own. */
export async function lettersPdf(
  decision: DecisionDocument,
  entries: readonly PrintedEntry[],
): Promise<Uint8Array> {
  const t = documentT();
  const document = await pdfDocument({
    title: t("eligibility.letter.title"),
    createdAt: decision.createdAt,
    pageNumbers: "none",
  });
  entries.forEach((entry, index) => {
    if (index > 0) document.pageBreak();
    letter(document, decision, entry, t);
  });
  return document.bytes();
}

function letter(
  document: PdfDocument,
  decision: DecisionDocument,
  entry: PrintedEntry,
  t: Translate,
): void {
  const words = {
    ...wordsOf(decision),
    code: entry.code,
    title: entry.title,
    addressee: entry.addressee,
  };
  head(document, decision, t);
  document.title(t("eligibility.letter.title"), t(`eligibility.letter.about.${entry.outcome}`));
  document.paragraph(t("eligibility.letter.to", words), { align: "center", size: 13, after: 10 });
  document.prose(t(`eligibility.letter.${entry.outcome}`, words));
  if (entry.outcome === "INELIGIBLE") {
    document.paragraph(t("eligibility.letter.reason"), { size: 13, face: "bold" });
    for (const line of entry.reason.split("\n").filter(Boolean)) document.prose(line);
    document.prose(
      t(entry.mayAppeal ? "eligibility.letter.may-appeal" : "eligibility.letter.no-appeal", words),
    );
  }
  document.signatures([
    { title: t("eligibility.copies"), note: t("eligibility.letter.copies-to"), name: "" },
    { title: t("eligibility.on-behalf"), name: decision.signer },
  ]);
}

function head(
  document: PdfDocument,
  decision: DecisionDocument,
  t: Translate,
  number?: string,
): void {
  const placeAndDate = t("eligibility.place-and-date", {
    place: decision.province,
    ...officialDate(decision.decisionDate),
  });
  document.nation({
    country: t("nation.country"),
    motto: t("nation.motto"),
    issuer: [decision.organisationName, t("eligibility.committee")],
    ...(number === undefined ? {} : { number }),
    placeAndDate,
  });
}

function wordsOf(decision: DecisionDocument) {
  const count = (outcome: PrintedEntry["outcome"]) =>
    decision.entries.filter((entry) => entry.outcome === outcome).length;
  const dated = (date: string) => {
    const { day, month, year } = officialDate(date);
    return `${day}/${month}/${year}`;
  };
  return {
    contest: decision.contestTitle,
    number: decision.decisionNumber,
    date: dated(decision.decisionDate),
    rulesNumber: decision.rulesNumber,
    rulesDate: dated(decision.rulesDate),
    eligible: count("ELIGIBLE"),
    refused: count("INELIGIBLE"),
    until: formatDateTime(new Date(decision.appealUntil.getTime() - 60_000), decision.timeZone),
  };
}
