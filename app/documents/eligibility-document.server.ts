import type { DecisionDocument, PrintedEntry } from "~/entries/screening/eligibility-letters.server";
import { formatDateTime } from "~/platform/format";
import { documentT, type Translate } from "~/platform/i18n.server";
import { officialDate } from "./official-date";
import { pdfDocument } from "./pdf-document.server";
import { builtIn } from "./official/contents";
import { eligibilityOf } from "./official/eligibility-of.server";
import type { Frame } from "./official/facts";
import { close, head } from "./official/frame-template";
import { bold, centred, prose, type OfficialBlock } from "./official/official";
import { officialPdf, setBlocks } from "./official/official-pdf.server";

/** Quyết định về danh sách hồ sơ đủ điều kiện dự thi, with both lists. */
export async function eligibilityDecisionPdf(decision: DecisionDocument): Promise<Uint8Array> {
  return officialPdf(builtIn(await eligibilityOf(decision)));
}

/** One letter for each of these entries, each on pages of its own, under the organisation's letterhead. */
export async function lettersPdf(
  decision: DecisionDocument,
  entries: readonly PrintedEntry[],
): Promise<Uint8Array> {
  const t = documentT();
  const { frame } = await eligibilityOf(decision);
  const document = await pdfDocument({
    title: t("eligibility.letter.title"),
    createdAt: decision.createdAt,
    pageNumbers: "none",
  });
  entries.forEach((entry, index) => {
    if (index > 0) document.pageBreak();
    setBlocks(document, letter(frame, decision, entry, t));
  });
  return document.bytes();
}

/** It is a notice of the day of the decision; its own number is put in by pen. */
function letter(frame: Frame, decision: DecisionDocument, entry: PrintedEntry, t: Translate): OfficialBlock[] {
  const words = {
    ...wordsOf(decision),
    code: entry.code,
    title: entry.title,
    addressee: entry.addressee,
  };
  const told = (key: string) => prose(t(`eligibility.letter.${key}`, words));
  return [
    head({ ...frame, kind: "provisional", number: "" }),
    { kind: "title", name: t("eligibility.letter.title"), about: t(`eligibility.letter.about.${entry.outcome}`) },
    centred(t("eligibility.letter.to", words)),
    told(entry.outcome),
    ...(entry.outcome === "INELIGIBLE"
      ? [
          prose(bold(t("eligibility.letter.reason"))),
          ...entry.reason
            .split("\n")
            .filter(Boolean)
            .map((line) => prose(line)),
          told(entry.mayAppeal ? "may-appeal" : "no-appeal"),
        ]
      : []),
    close(frame, [t("eligibility.letter.copies-to")]),
  ];
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
