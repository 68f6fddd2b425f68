import { prizeMoney } from "~/contests/prize-money";
import type { Words } from "../../pdf-layout";
import type { PrintedAward, PrintedLevel, PrintedPrize, PrizeFacts } from "../facts";
import { counted } from "../frame-template";
import { grouped, moneyInWords } from "../money-in-words";
import { bold, codeShare, heading, type OfficialBlock } from "../official";

/** The sum of all prizes of the levels and of the awards, in whole đồng. */
export function sumOf({ levels, awards }: Pick<PrizeFacts, "levels" | "awards">): number {
  return prizeMoney([...levels.map(({ amountVnd, entries }) => ({ amountVnd, count: entries.length })), ...awards]);
}

/** "30.000.000 đồng (Ba mươi triệu đồng)" */
export function money(amountVnd: number): string {
  return `${grouped(amountVnd)} đồng (${moneyInWords(amountVnd)})`;
}

/** "02 Giải Nhất, 03 Giải Nhì": levels that nobody reached are left out. */
export function countedLevels(levels: readonly PrintedLevel[]): string {
  return levels
    .filter(({ entries }) => entries.length > 0)
    .map(({ label, entries }) => `${counted(entries.length)} ${label}`)
    .join(", ");
}

/** " (02 Giải Nhất, 03 Giải Nhì)"; nothing where no level was reached. */
export function ofLevels(levels: readonly PrintedLevel[]): string {
  const counts = countedLevels(levels);
  return counts === "" ? "" : ` (${counts})`;
}

/** Special and collective prizes apart, of which there are any. */
function awardsByKind(awards: readonly PrintedAward[]) {
  return [
    { label: "giải chuyên đề", given: awards.filter(({ collective }) => !collective) },
    { label: "giải tập thể", given: awards.filter(({ collective }) => collective) },
  ].filter(({ given }) => given.length > 0);
}

/** "02 giải chuyên đề và 07 giải tập thể"; "" where there are none. */
export function countedAwards(awards: readonly PrintedAward[]): string {
  return awardsByKind(awards)
    .map(({ label, given }) => `${counted(given.length)} ${label}`)
    .join(" và ");
}

/** "48 giải pháp (02 Giải Nhất, 03 Giải Nhì) và 07 giải tập thể": what a prize is given to and what is given besides. */
export function prizesGiven({ levels, awards }: Pick<PrizeFacts, "levels" | "awards">): string {
  const besides = countedAwards(awards);
  const join = besides.includes(" và ") ? ", " : " và ";
  return `${counted(prizeCount(levels))} giải pháp${ofLevels(levels)}${besides === "" ? "" : `${join}${besides}`}`;
}

export const prizeCount = (levels: readonly PrintedLevel[]) =>
  levels.reduce((sum, { entries }) => sum + entries.length, 0);

/** Who is named, and how many are not. */
export function authorsOf({ authors, unnamed }: PrintedPrize): string {
  if (unnamed === 0) return authors.join(", ");
  const others = `${counted(unnamed)} tác giả không nêu tên`;
  return authors.length === 0 ? others : `${authors.join(", ")} và ${others}`;
}

/** The list of prizes by level; `sums`: with the money and its total. */
export function prizeTable({ levels }: Pick<PrizeFacts, "levels">, sums: boolean): OfficialBlock {
  const rows = levels.flatMap(({ label, amountVnd, entries }) =>
    entries.map((entry) => ({ label, amountVnd, entry })),
  );
  const total: (readonly Words[])[] = sums
    ? [["", "", bold("Tổng cộng"), "", "", "", "", bold(grouped(sumOf({ levels, awards: [] })))]]
    : [];
  return {
    kind: "table",
    columns: [
      { head: "STT", share: 0.8, align: "center" },
      { head: "Mã số", share: codeShare(rows.map(({ entry }) => entry.code), 13) },
      { head: "Tên giải pháp", share: 4.2 },
      { head: "Tác giả, nhóm tác giả", share: 3 },
      { head: "Đơn vị", share: 2.7 },
      { head: "Lĩnh vực", share: 2.2 },
      { head: "Giải", share: 1.9 },
      ...(sums ? [{ head: "Tiền thưởng (đồng)", share: 1.9, align: "right" as const }] : []),
    ],
    rows: [
      ...rows.map(({ label, amountVnd, entry }, index) => [
        String(index + 1),
        entry.code,
        entry.title,
        authorsOf(entry),
        entry.units.join(", "),
        entry.field,
        label,
        ...(sums ? [grouped(amountVnd)] : []),
      ]),
      ...total,
    ],
  };
}

const firstCapital = (text: string) => text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);

/** To whom an award goes, where the paper may say it. */
export const recipientOf = ({ to }: PrintedAward) => to || "Không nêu tên";

/** The list of special and collective prizes under its heading, where there are any; `sums`: with the money. */
export function awardList(awards: readonly PrintedAward[], sums: boolean): OfficialBlock[] {
  if (awards.length === 0) return [];
  const table: OfficialBlock = {
    kind: "table",
    columns: [
      { head: "STT", share: 0.8, align: "center" },
      { head: "Giải", share: 4 },
      { head: "Tác giả, tập thể đạt giải", share: 6 },
      ...(sums ? [{ head: "Tiền thưởng (đồng)", share: 2, align: "right" as const }] : []),
    ],
    rows: awards.map((award, index) => [
      String(index + 1),
      award.label,
      recipientOf(award),
      ...(sums ? [grouped(award.amountVnd)] : []),
    ]),
  };
  return [heading(firstCapital(awardsByKind(awards).map(({ label }) => label).join(", "))), table];
}

/** What each level comes to, for a proposal and a report. */
export function levelTable({ levels, awards }: PrizeFacts): OfficialBlock {
  const given = levels.filter(({ entries }) => entries.length > 0);
  const count = prizeCount(levels) + awards.length;
  return {
    kind: "table",
    columns: [
      { head: "Giải", share: 4 },
      { head: "Số giải", share: 1.5, align: "right" },
      { head: "Mức thưởng (đồng)", share: 2.5, align: "right" },
      { head: "Thành tiền (đồng)", share: 2.5, align: "right" },
    ],
    rows: [
      ...given.map(({ label, amountVnd, entries }) => [
        label,
        String(entries.length),
        grouped(amountVnd),
        grouped(amountVnd * entries.length),
      ]),
      ...awardsByKind(awards).map(({ label, given: ones }) => [
        firstCapital(label),
        String(ones.length),
        "",
        grouped(prizeMoney(ones)),
      ]),
      [bold("Tổng cộng"), bold(String(count)), "", bold(grouped(sumOf({ levels, awards })))],
    ],
  };
}
