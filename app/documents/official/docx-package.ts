import { escaped, twips } from "./docx-xml";
import { PAGE, SIZE } from "./official";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const SPACES = `xmlns:w="${WORD}" xmlns:r="${OFFICE}"`;
const FONT = "Times New Roman";

/** The page of a section with the number at its top; the document's first page bears none. */
export function section({ landscape, first }: { readonly landscape: boolean; readonly first: boolean }): string {
  const [width, height] = landscape ? [PAGE.height, PAGE.width] : [PAGE.width, PAGE.height];
  return [
    '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>',
    `<w:pgSz w:w="${twips(width)}" w:h="${twips(height)}"${landscape ? ' w:orient="landscape"' : ""}/>`,
    `<w:pgMar w:top="${twips(PAGE.top)}" w:right="${twips(PAGE.right)}" w:bottom="${twips(PAGE.bottom)}"`,
    ` w:left="${twips(PAGE.left)}" w:header="${twips(10)}" w:footer="${twips(10)}" w:gutter="0"/>`,
    first ? "<w:titlePg/>" : "",
    "</w:sectPr>",
  ].join("");
}

function relations(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const drawn = list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${drawn.join("")}</Relationships>`;
}

const FONTS = `<w:rFonts w:ascii="${FONT}" w:hAnsi="${FONT}" w:eastAsia="${FONT}" w:cs="${FONT}"/>`;

const STYLES = `${HEAD}<w:styles ${SPACES}><w:docDefaults><w:rPrDefault><w:rPr>${FONTS}<w:sz w:val="${SIZE.prose * 2}"/><w:szCs w:val="${SIZE.prose * 2}"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`;

const NUMBER = `${HEAD}<w:hdr ${SPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>`;

/** The relationship that leads from the body to its chart of this number. */
export const chartRelation = (number: number) => `rIdChart${number}`;

/** The parts of a .docx file by their names, around the content of its body and its charts. */
export function packageParts(
  body: string,
  about: { readonly title: string; readonly createdAt: Date; readonly charts: readonly string[] },
): Record<string, string> {
  const charts = about.charts.map((content, index) => ({ name: `charts/chart${index + 1}.xml`, number: index + 1, content }));
  const types = [
    ["/word/document.xml", `${MAIN}.document.main+xml`],
    ["/word/styles.xml", `${MAIN}.styles+xml`],
    ["/word/header1.xml", `${MAIN}.header+xml`],
    ["/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"],
    ...charts.map(({ name }) => [`/word/${name}`, "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"]),
  ].map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`);
  const at = `${about.createdAt.toISOString().slice(0, 19)}Z`;
  return {
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join("")}</Types>`,
    "_rels/.rels": relations([
      ["rId1", `${OFFICE}/officeDocument`, "word/document.xml"],
      ["rId2", `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
    ]),
    "docProps/core.xml": `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(about.title)}</dc:title><dc:language>vi-VN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created></cp:coreProperties>`,
    "word/_rels/document.xml.rels": relations([
      ["rId1", `${OFFICE}/styles`, "styles.xml"],
      ["rId2", `${OFFICE}/header`, "header1.xml"],
      ...charts.map(({ name, number }) => [chartRelation(number), `${OFFICE}/chart`, name] as const),
    ]),
    ...Object.fromEntries(charts.map(({ name, content }) => [`word/${name}`, content])),
    "word/document.xml": `${HEAD}<w:document ${SPACES}><w:body>${body}</w:body></w:document>`,
    "word/styles.xml": STYLES,
    "word/header1.xml": NUMBER,
  };
}
