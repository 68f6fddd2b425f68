/** What happens to the elements of an XML text; everything else in it stays as it is written. */
export interface XmlRules {
  /** Whether the element goes, with all that is in it. `name` is without its prefix. */
  readonly drops: (name: string, attributes: readonly XmlAttribute[]) => boolean;
  /** The attribute's new value as it is written between quotes, or null: it goes. */
  readonly attribute: (element: string, attribute: XmlAttribute) => string | null;
  /** The text directly inside an element. */
  readonly text: (element: string, text: string) => string;
}

export interface XmlAttribute {
  readonly prefix: string;
  readonly name: string;
  readonly value: string;
}

/** No XML as these files have it. */
export class UnreadableXml extends Error {
  override readonly name = "UnreadableXml";
}

/** How much of a text is gone through in one piece. */
const PIECE = 64 * 1024;

/** The text after the rules; remarks and instructions to programs go, a document type is refused. */
export function scrubXml(text: string, rules: XmlRules): string {
  return [...scrubbedPieces(text, rules)].join("");
}

/** The same piece by piece, so that other work can come between; each step takes time in proportion to its piece. */
export function* scrubbedPieces(text: string, rules: XmlRules): Generator<string, void, undefined> {
  let out: string[] = [];
  let given = 0;
  const open: string[] = [];
  /** How deep we are in what is dropped. */
  let dropping = 0;
  const put = (piece: string) => {
    if (dropping === 0) out.push(piece);
  };
  for (let at = 0; at < text.length;) {
    if (at - given > PIECE) {
      yield out.join("");
      [out, given] = [[], at];
    }
    const tag = text.indexOf("<", at);
    if (tag !== at) {
      const piece = text.slice(at, tag < 0 ? text.length : tag);
      put(rules.text(open.at(-1) ?? "", piece));
      if (tag < 0) break;
    }
    if (text.startsWith("<!--", tag)) at = endOf(text, "-->", tag + 4);
    else if (text.startsWith("<![CDATA[", tag)) {
      at = endOf(text, "]]>", tag);
      put(escaped(rules.text(open.at(-1) ?? "", text.slice(tag + 9, at - 3))));
    } else if (text.startsWith("<?", tag)) {
      at = endOf(text, "?>", tag);
      if (text.startsWith("<?xml ", tag)) put(text.slice(tag, at));
    } else if (text.startsWith("<!", tag)) throw new UnreadableXml("a document type");
    else {
      at = endOfTag(text, tag);
      const piece = text.slice(tag, at);
      if (piece.startsWith("</")) {
        const [, name] = split(piece.slice(2, -1).trim());
        if (open.pop() !== name) throw new UnreadableXml("elements do not nest");
        put(piece);
        if (dropping > 0) dropping -= 1;
        continue;
      }
      const isEmpty = piece.endsWith("/>");
      const written = /^<([^\s/>]+)/u.exec(piece)?.[1];
      if (!written) throw new UnreadableXml("no element");
      const [, name] = split(written);
      const attributes = attributesOf(piece.slice(1 + written.length));
      const drops = dropping > 0 || rules.drops(name, attributes);
      if (!drops) out.push(`<${written}${writtenAttributes(name, attributes, rules)}${isEmpty ? "/>" : ">"}`);
      if (isEmpty) continue;
      open.push(name);
      if (drops) dropping += 1;
    }
  }
  if (open.length > 0) throw new UnreadableXml("ends too early");
  yield out.join("");
}

function writtenAttributes(element: string, attributes: readonly XmlAttribute[], rules: XmlRules): string {
  return attributes
    .map((attribute) => {
      const isNamespace = attribute.prefix === "xmlns" || attribute.name === "xmlns";
      const value = isNamespace ? attribute.value : rules.attribute(element, attribute);
      const name = attribute.prefix === "" ? attribute.name : `${attribute.prefix}:${attribute.name}`;
      return value === null ? "" : ` ${name}="${value.replaceAll('"', "&quot;")}"`;
    })
    .join("");
}

/** Goes over the text once, however it is made: a pattern would look at it again from each of its letters. */
function attributesOf(text: string): XmlAttribute[] {
  const found: XmlAttribute[] = [];
  let at = 0;
  for (let equals = text.indexOf("="); equals >= 0; equals = text.indexOf("=", at)) {
    const written = text.slice(at, equals).trim();
    let begin = equals + 1;
    while (/\s/u.test(text[begin] ?? "")) begin += 1;
    const quote = text[begin] ?? "";
    const end = quote === '"' || quote === "'" ? text.indexOf(quote, begin + 1) : -1;
    if (end < 0 || !/^[^\s/"'<>]+$/u.test(written)) throw new UnreadableXml("no attribute");
    const [prefix, name] = split(written);
    found.push({ prefix, name, value: text.slice(begin + 1, end) });
    at = end + 1;
  }
  return found;
}

/** The attributes of each element of a name, by their names. */
export function elementsOf(text: string, wanted: string): Map<string, string>[] {
  const found: Map<string, string>[] = [];
  const look = (name: string, attributes: readonly XmlAttribute[]) => {
    if (name === wanted) found.push(new Map(attributes.map((one) => [one.name, xmlText(one.value)])));
    return false;
  };
  scrubXml(text, { drops: look, attribute: (_, { value }) => value, text: (_, piece) => piece });
  return found;
}

function split(name: string): [prefix: string, local: string] {
  const at = name.indexOf(":");
  return at < 0 ? ["", name] : [name.slice(0, at), name.slice(at + 1)];
}

function endOf(text: string, ending: string, from: number): number {
  const at = text.indexOf(ending, from);
  if (at < 0) throw new UnreadableXml("ends too early");
  return at + ending.length;
}

/** Behind the ">" of a tag; one in a value does not count. */
function endOfTag(text: string, from: number): number {
  let quote = "";
  for (let at = from + 1; at < text.length; at++) {
    const letter = text[at] ?? "";
    if (quote !== "") {
      if (letter === quote) quote = "";
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === ">") return at + 1;
    else if (letter === "<") break;
  }
  throw new UnreadableXml("ends too early");
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** What a value means: "&amp;" is "&". */
export function xmlText(value: string): string {
  return value.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : "";
  });
}
