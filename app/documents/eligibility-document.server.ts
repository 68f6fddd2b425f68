import type { DecisionDocument, PrintedEntry } from "~/entries/screening/eligibility-letters.server";
import { formatDateTime } from "~/platform/format";
import { documentT, type Translate } from "~/platform/i18n.server";
import { officialDate } from "./official-date";
import { pdfDocument, type PdfDocument } from "./pdf-document.server";
import { eligibilityOf } from "./official/eligibility-of.server";
import { printedLetterhead } from "./official/letterhead.server";
import { officialPdf } from "./official/official-pdf.server";

/** Quyết định về danh sách hồ sơ đủ điều kiện dự thi, with both lists. */
export async function eligibilityDecisionPdf(decision: DecisionDocument): Promise<Uint8Array> {
  return officialPdf(eligibilityOf(decision, await printedLetterhead(decision.organisationId)));
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
): void {
  const placeAndDate = t("eligibility.place-and-date", {
    place: decision.province,
    ...officialDate(decision.decisionDate),
  });
  document.nation({
    country: t("nation.country"),
    motto: t("nation.motto"),
    issuer: [decision.organisationName, t("eligibility.committee")],
    placeAndDate,
  });
}

function wordsOf(decision: DecisionDocument) {
  const { day, month, year } = officialDate(decision.decisionDate);
  return {
    contest: decision.contestTitle,
    number: decision.decisionNumber,
    date: `${day}/${month}/${year}`,
    until: formatDateTime(new Date(decision.appealUntil.getTime() - 60_000), decision.timeZone),
  };
}
