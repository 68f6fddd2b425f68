import { officialDate } from "~/documents/official-date";
import { letterheadPage, saveLetterhead } from "~/documents/official/letterhead.server";
import { letterheadForm } from "~/documents/official/official-forms";
import { editionForm } from "~/results/statistics/edition-form";
import { saveEdition } from "~/results/statistics/editions.server";
import { as, type Cast } from "./cast";
import { FOUNDING, HEAD } from "./meetings";
import { must } from "./must";

/** The letterhead as it is proposed, with who signs and what all decisions rest on. */
export async function fillLetterhead(cast: Cast, now: Date): Promise<void> {
  const organiser = await as(cast.organiser, now);
  const { version, values } = must("letterhead", await letterheadPage(organiser.actor, cast.organisationId));
  const { day, month, year } = officialDate(cast.since);
  const form = letterheadForm.parse({
    ...values,
    version,
    signerName: HEAD,
    signerPosition: "Phó Chủ tịch Ủy ban nhân dân tỉnh",
    grounds: `Căn cứ Quyết định số ${FOUNDING} ngày ${day} tháng ${month} năm ${year} của Chủ tịch Ủy ban nhân dân tỉnh về việc thành lập Ban Tổ chức các hội thi, cuộc thi sáng tạo`,
    recipients: ["Ủy ban nhân dân tỉnh", "Các cơ quan phối hợp tổ chức", "Lưu: VT"].join("\n"),
  });
  must("saving the letterhead", await saveLetterhead(organiser, cast.organisationId, form));
}

/** Invented, of editions that were held before on paper: two of each contest, the technical one every two years. */
const EDITIONS = [
  { kind: "TECHNICAL", before: 4, edition: "lần thứ V", submitted: "91", eligible: "84", prized: "35", authors: "152", women: "37", units: "14", moneyVnd: "286.000.000" },
  { kind: "TECHNICAL", before: 2, edition: "lần thứ VI", submitted: "107", eligible: "101", prized: "42", authors: "179", women: "51", units: "16", moneyVnd: "392.000.000" },
  { kind: "YOUTH", before: 2, edition: "lần thứ VIII", submitted: "148", eligible: "148", prized: "32", authors: "221", women: "94", units: "13", moneyVnd: "188.000.000" },
  { kind: "YOUTH", before: 1, edition: "lần thứ IX", submitted: "171", eligible: "169", prized: "36", authors: "262", women: "121", units: "15", moneyVnd: "214.000.000" },
] as const;

/** The figures of the editions before the judged ones, of these years, out of their reports. */
export async function tellEarlierEditions(cast: Cast, years: Readonly<Record<"TECHNICAL" | "YOUTH", number>>, now: Date): Promise<void> {
  const organiser = await as(cast.organiser, now);
  for (const { kind, before, ...figures } of EDITIONS) {
    const year = years[kind] - before;
    const source = `Báo cáo tổng kết năm ${year}`;
    const form = editionForm.parse({ version: "0", kind, year: String(year), source, ...figures });
    must(`edition of ${year}`, await saveEdition(organiser, cast.organisationId, "", form));
  }
}
