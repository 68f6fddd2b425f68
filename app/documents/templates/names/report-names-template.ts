import type { EditionFigures } from "~/contests/edition-figures";
import { formatDecimal } from "~/platform/format";
import type { ReportFacts, ReportTable } from "../../official/facts";
import { slashed } from "../../official/frame-template";
import { grouped } from "../../official/money-in-words";
import { list, number, position, text, within, type Placeholder } from "../placeholder";
import type { Printed } from "./common-template";
import { prizeNames, reportedPrizes } from "./prize-names-template";

type Facts = Printed<ReportFacts>;

const figure = (value: number | null) => (value === null ? "" : grouped(value));

/** `prizes`: of entries, which can have one; authors are counted alone. */
function table(
  name: string,
  label: string,
  read: (facts: ReportFacts) => ReportTable,
  prizes: boolean,
): Placeholder<Facts> {
  return list(name, ({ facts }) => read(facts).rows, (of) => [
    of.position(),
    of.text(label, (row) => row.label),
    of.text("Số lượng", ({ count }) => String(count)),
    of.text("Tỷ lệ", ({ percent }) => formatDecimal(percent, "vi")),
    ...(prizes ? [of.text("Số giải", ({ prized }) => figure(prized))] : []),
  ]);
}

const EDITION: Placeholder<EditionFigures>[] = [
  position(),
  text("Năm", ({ year }) => String(year)),
  text("Lần tổ chức", ({ edition }) => edition),
  text("Số hồ sơ", ({ submitted }) => figure(submitted)),
  text("Số đủ điều kiện", ({ eligible }) => figure(eligible)),
  text("Số giải", ({ prized }) => figure(prized)),
  text("Số tác giả", ({ authors }) => figure(authors)),
  text("Số tác giả nữ", ({ women }) => figure(women)),
  text("Số đơn vị", ({ units }) => figure(units)),
  text("Tiền thưởng", ({ moneyVnd }) => figure(moneyVnd)),
];

/** Counts of a contest, its prizes, and its earlier editions. */
export const REPORT: readonly Placeholder<Facts>[] = [
  number("Số hồ sơ dự thi", ({ facts }) => facts.submitted),
  number("Số hồ sơ đủ điều kiện", ({ facts }) => facts.eligible),
  number("Số hồ sơ không đủ điều kiện", ({ facts }) => facts.ineligible),
  number("Số hồ sơ rút", ({ facts }) => facts.withdrawn),
  number("Số lượt tác giả", ({ facts }) => facts.authors),
  number("Số hội đồng", ({ facts }) => facts.panels),
  number("Số giám khảo", ({ facts }) => facts.judges),
  number("Số phiếu chấm", ({ facts }) => facts.sheets),
  table("Theo lĩnh vực", "Lĩnh vực", ({ byField }) => byField, true),
  table("Theo đơn vị", "Đơn vị", ({ byUnit }) => byUnit, true),
  table("Theo địa phương", "Địa phương", ({ byLocality }) => byLocality, true),
  table("Theo giới tính", "Giới tính", ({ byGender }) => byGender, false),
  table("Theo độ tuổi", "Độ tuổi", ({ byAge }) => byAge, false),
  text("Ngày tính tuổi", ({ facts }) => slashed(facts.ageOn)),
  list("Các kỳ tổ chức", ({ facts }) => facts.editions, EDITION),
  ...within(({ frame, facts }: Facts) => reportedPrizes({ frame, facts: facts.prizes }), prizeNames(true)),
];
