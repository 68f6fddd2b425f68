import { elementsOf, scrubXml, UnreadableXml, xmlText, type XmlRules } from "./xml-scrub";

/*
 * An Office document is an archive of parts that refer to each other by typed relationships (ECMA-376). What is shown
 * hangs on some kinds of relationships; only along these is gone, so that whatever else a program keeps in the file
 * stays behind: properties, people, comments, data for printers, other files, programs.
 */

const SHOWN = new Set(
  (
    "officeDocument styles stylesWithEffects theme themeOverride settings webSettings fontTable font numbering footnotes " +
    "endnotes header footer image hyperlink chart chartEx chartUserShapes chartStyle chartColorStyle diagramData " +
    "diagramLayout diagramQuickStyle diagramColors diagramDrawing drawing worksheet chartsheet sharedStrings calcChain " +
    "sheetMetadata table pivotTable pivotCacheDefinition pivotCacheRecords slide slideLayout slideMaster notesMaster " +
    "presProps viewProps tableStyles vmlDrawing"
  ).split(" "),
);

export interface Relationship {
  readonly id: string;
  /** The last word of the type's address. */
  readonly type: string;
  readonly typeAddress: string;
  readonly target: string;
  readonly external: boolean;
}

/** The relationships of a part, as its `.rels` writes them. */
export function relationshipsOf(xml: string): Relationship[] {
  return elementsOf(xml, "Relationship").map((found) => {
    const typeAddress = found.get("Type") ?? "";
    return {
      id: found.get("Id") ?? "",
      typeAddress,
      type: typeAddress.split("/").at(-1) ?? "",
      target: found.get("Target") ?? "",
      external: (found.get("TargetMode") ?? "Internal") !== "Internal",
    };
  });
}

export const isShown = ({ type }: Pick<Relationship, "type">) => SHOWN.has(type);

/** Where the relationships of a part are written. */
export function relsName(part: string): string {
  const at = part.lastIndexOf("/") + 1;
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
}

/** The part that a relationship leads to, by its name in the archive; null where it leads out of it. */
export function targetOf(part: string, target: string): string | null {
  const steps = target.startsWith("/") ? [] : part.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.pop() === undefined) return null;
  }
  return steps.join("/");
}

const quoted = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

export function writtenRelationships(all: readonly Relationship[]): string {
  const lines = all.map(
    ({ id, typeAddress, target, external }) =>
      `<Relationship Id="${quoted(id)}" Type="${quoted(typeAddress)}" Target="${quoted(target)}"${external ? ' TargetMode="External"' : ""}/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join("")}</Relationships>`;
}

/** Elements that say who, where from, or lead to what is left behind. */
const DROPPED = new Set(
  (
    "commentRangeStart commentRangeEnd commentReference annotationRef rsids attachedTemplate docVars mailMerge fileSharing " +
    "absPath externalData legacyDrawing documentProtection writeProtection custDataLst dataBinding revisionPtr " +
    "externalReferences webPublishObjects oleObjects controls userShapesPr modifyVerifier people"
  ).split(" "),
);
/** Attributes that hold a person's name or a file's. */
const BLANKED = new Set("author initials userId userName lastModifiedBy refreshedBy providerId".split(" "));
/** What stands beside a picture or a link for those who point at it: often the file's path. */
const REMOVED = new Set("descr tooltip alt saveSubsetFonts".split(" "));
const RELATIONS = new Set("id embed link pict dm lo qs cs relid".split(" "));
/** Fields whose instruction names nothing but places in the document. */
const PLAIN_FIELD = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|REF|TOC|SEQ|STYLEREF|TIME|DATE|=|FORMTEXT|FORMCHECKBOX)(?:\s|$)/u;

/** What is done with a part's XML; `lost` are the ids of its relationships that lead nowhere any more. */
export function officeRules(lost: ReadonlySet<string>): XmlRules {
  return {
    drops: (name) => DROPPED.has(name),
    attribute: (element, { prefix, name, value }) => {
      if (/^rsid/u.test(name) || REMOVED.has(name)) return null;
      if (BLANKED.has(name)) return "";
      if (prefix !== "" && RELATIONS.has(name) && lost.has(xmlText(value))) return null;
      if (element === "cNvPr" || element === "docPr") {
        if (name === "title") return null;
        if (name === "name") return "";
      }
      if (prefix === "o" && (name === "title" || name === "href")) return null;
      if (element === "fldSimple" && name === "instr" && !PLAIN_FIELD.test(value)) return "";
      return value;
    },
    text: (element, text) => {
      if (element === "instrText" || element === "delInstrText") return PLAIN_FIELD.test(text) ? text : "";
      // A formula that leads out of the workbook; its value stands beside it.
      if (element === "f" && /:\/\/|mailto:|\[/iu.test(text)) return "";
      return text;
    },
  };
}

/** The list of contents with the parts that are still there. */
export function contentTypes(xml: string, kept: ReadonlySet<string>): string {
  return scrubXml(xml, {
    drops: (name, attributes) => {
      const part = attributes.find((one) => one.name === "PartName")?.value ?? "";
      return name === "Override" && !kept.has(xmlText(part).replace(/^\//u, ""));
    },
    attribute: (_, { value }) => value,
    text: (_, text) => text,
  });
}

/** Parts whose kind is said of them by name, not by the ending of their names. */
export function namedParts(xml: string): Set<string> {
  return new Set(elementsOf(xml, "Override").map((found) => (found.get("PartName") ?? "").replace(/^\//u, "")));
}

/** XML as text: UTF-8 unless it says otherwise by its first bytes. */
export function decodedXml(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "";
  const text = new TextDecoder(wide || "utf-8").decode(bytes);
  const said = /^<\?xml[^>]*encoding=["']([\w-]+)/u.exec(text)?.[1]?.toLowerCase() ?? "utf-8";
  if (wide === "" && said !== "utf-8" && said !== "us-ascii") throw new UnreadableXml(said);
  return wide === "" ? text : text.replace(/^(<\?xml[^>]*encoding=["'])[\w-]+/u, "$1UTF-8");
}
