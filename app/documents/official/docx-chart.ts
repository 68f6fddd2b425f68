import { escaped } from "./docx-xml";
import type { OfficialBlock } from "./official";

type Chart = Extract<OfficialBlock, { kind: "chart" }>;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** English Metric Units of a millimetre. */
const emu = (millimetres: number) => Math.round(millimetres * 36_000);

/** As high as its bars need. */
const heightOf = ({ bars }: Chart) => 16 + bars.length * 9;

/** The paragraph that shows the chart which `relation` leads to. What it shows is said in words for who cannot see it. */
export function chartParagraph(chart: Chart, { relation, number, width }: { relation: string; number: number; width: number }): string {
  const told = `${chart.title}: ${chart.bars.map(({ label, value }) => `${label} ${value}`).join("; ")}`;
  return [
    '<w:p><w:pPr><w:spacing w:before="120" w:after="120"/><w:jc w:val="center"/></w:pPr><w:r><w:drawing>',
    `<wp:inline xmlns:wp="${DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">`,
    `<wp:extent cx="${emu(width)}" cy="${emu(heightOf(chart))}"/>`,
    `<wp:docPr id="${number}" name="Chart ${number}" descr="${escaped(told)}"/>`,
    `<a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/chart">`,
    `<c:chart xmlns:c="${DRAWING}/chart" r:id="${relation}"/>`,
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
  ].join("");
}

const words = (size: number, bold = false) =>
  `<a:bodyPr/><a:p><a:pPr><a:defRPr sz="${size * 100}" b="${bold ? 1 : 0}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:latin typeface="Times New Roman"/><a:cs typeface="Times New Roman"/></a:defRPr></a:pPr>`;
const look = (size: number) => `<c:txPr>${words(size)}<a:endParaRPr lang="vi-VN"/></a:p></c:txPr>`;
const points = (values: readonly (string | number)[]) =>
  `<c:ptCount val="${values.length}"/>${values.map((value, index) => `<c:pt idx="${index}"><c:v>${escaped(String(value))}</c:v></c:pt>`).join("")}`;

/** The part that holds the chart: bars that Word and LibreOffice draw themselves, the first at the top. */
export function chartPart({ title, bars }: Chart): string {
  const names = bars.map(({ label }) => label);
  const line = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr>';
  return [
    `${HEAD}<c:chartSpace xmlns:c="${DRAWING}/chart" xmlns:a="${DRAWING}/main" xmlns:r="${OFFICE}"><c:roundedCorners val="0"/><c:chart>`,
    `<c:title><c:tx><c:rich>${words(11, true)}<a:r><a:rPr lang="vi-VN" sz="1100" b="1"><a:latin typeface="Times New Roman"/></a:rPr><a:t>${escaped(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`,
    '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>',
    '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>',
    '<c:ser><c:idx val="0"/><c:order val="0"/><c:spPr><a:solidFill><a:srgbClr val="5B6B73"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>',
    `<c:dLbls>${look(10)}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`,
    `<c:cat><c:strRef><c:f>Sheet1!$A$1:$A$${bars.length}</c:f><c:strCache>${points(names)}</c:strCache></c:strRef></c:cat>`,
    `<c:val><c:numRef><c:f>Sheet1!$B$1:$B$${bars.length}</c:f><c:numCache><c:formatCode>General</c:formatCode>${points(bars.map(({ value }) => value))}</c:numCache></c:numRef></c:val></c:ser>`,
    '<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>',
    `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${line}${look(10)}<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>`,
    '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/><c:crossAx val="1"/></c:valAx>',
    "</c:plotArea><c:plotVisOnly val=\"1\"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:chartSpace>",
  ].join("");
}
