import { decodedXml, relationshipsOf } from "~/platform/clean/office-parts";
import { elementsOf, scrubXml, xmlText } from "~/platform/clean/xml-scrub";

interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a form must not have, and whether it has links. */
export interface Danger {
  readonly code: "not-docx" | "macros" | "embedded" | "remote" | "fields" | null;
  readonly links: boolean;
}

const EMBEDDED =
  /^(?:oleObject|package|control|activeXControlBinary|aFChunk|subDocument|frame|externalLinkPath|wordVbaData)$/iu;
const REACHES_OUT =
  /^\s*(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|IMPORT|DATABASE|MACROBUTTON|EMBED|CONTROL)\b/iu;

/**
 * Decided by what a reader of the file takes it for, not by how it is written: values may be written with entities or
 * between other quotes, texts in sections or around remarks, names under any prefix, parts under any ending.
 */
export function dangerOf(parts: readonly Part[]): Danger {
  const danger = (code: Danger["code"], links = false): Danger => ({ code, links });
  const types = parts.find(({ name }) => name === "[Content_Types].xml");
  if (!types) return danger("not-docx");
  const contents = decodedXml(types.bytes);
  const kinds = ["Default", "Override"].flatMap((name) => elementsOf(contents, name));
  const names = parts.map(({ name }) => name.toLowerCase());
  const isMacro = kinds.some((kind) => /macroEnabled|vbaProject/iu.test(kind.get("ContentType") ?? ""));
  if (isMacro || names.some((name) => /vba(?:project|data)/u.test(name))) return danger("macros");
  if (names.some((name) => /\/(?:embeddings|activex)\//u.test(name))) return danger("embedded");
  let links = false;
  for (const { name, bytes } of parts) {
    if (/\.rels$/iu.test(name)) {
      for (const { type, external } of relationshipsOf(decodedXml(bytes))) {
        if (EMBEDDED.test(type)) return danger("embedded");
        if (!external) continue;
        if (type === "hyperlink") links = true;
        // Word names the template that a file was begun with, wherever it lay; it is left out.
        else if (type !== "attachedTemplate") return danger("remote");
      }
    } else if (isXml(bytes) && fieldsOf(decodedXml(bytes)).some((field) => REACHES_OUT.test(field))) return danger("fields");
  }
  return danger(null, links);
}

/** By its first signs, behind a mark of the order of its bytes. */
function isXml(bytes: Uint8Array): boolean {
  const first = [...bytes.subarray(0, 64)].find((byte) => byte > 0x20 && ![0xef, 0xbb, 0xbf, 0xfe, 0xff].includes(byte));
  return first === "<".charCodeAt(0);
}

/** The instructions of a part's fields, each put together from its pieces, also around a field that stands in it. */
function fieldsOf(xml: string): string[] {
  if (!/instr/iu.test(xml)) return [];
  const found: string[] = [];
  /** Of the fields that have begun, the innermost last; the first is of none. */
  const begun = [""];
  scrubXml(xml, {
    drops: () => false,
    attribute: (element, { name, value }) => {
      const said = xmlText(value);
      if (element === "fldSimple" && name === "instr") found.push(said);
      if (element === "fldChar" && name === "fldCharType") {
        if (said === "begin") begun.push("");
        if (said === "end" && begun.length > 1) found.push(begun.pop() ?? "");
      }
      return value;
    },
    text: (element, text) => {
      if (element === "instrText" || element === "delInstrText") begun.push((begun.pop() ?? "") + xmlText(text));
      return text;
    },
  });
  return [...found, ...begun];
}
