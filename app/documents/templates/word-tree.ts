import { xmlText } from "~/platform/clean/xml-scrub";

/*
 * A part of a .docx as a tree that can be changed. Reads only what the cleaning of Office documents has written: no
 * document type, no remarks, elements that nest, values between double quotes.
 */

export interface WordElement {
  readonly kind: "element";
  /** With its prefix: "w:p". */
  readonly name: string;
  /** As written, with the space before it. */
  readonly attributes: string;
  nodes: WordNode[];
  up: WordParent | null;
}

export interface WordText {
  readonly kind: "text";
  text: string;
  up: WordParent | null;
}

/** A placeholder that stands for a text, in a run of its own. */
export interface WordSlot {
  readonly kind: "slot";
  readonly key: string;
  up: WordParent | null;
}

/** What is repeated for each row of a list, or left out where there is nothing. */
export interface WordBlock {
  readonly kind: "block";
  readonly key: string;
  readonly repeats: boolean;
  nodes: WordNode[];
  up: WordParent | null;
}

export type WordParent = WordElement | WordBlock;
export type WordNode = WordElement | WordText | WordSlot | WordBlock;

/** Deeper than any document that people make; a tree is walked by functions that call themselves. */
const DEEPEST = 200;
/** Of one part: many times what a form of a hundred pages has. */
const MOST_NODES = 200_000;

export class UnreadableWord extends Error {
  override readonly name = "UnreadableWord";
}

export function elementOf(name: string, attributes: string, nodes: WordNode[] = []): WordElement {
  const made: WordElement = { kind: "element", name, attributes, nodes, up: null };
  for (const node of nodes) node.up = made;
  return made;
}

/** The tree of a part. */
export function parseWord(xml: string): WordElement {
  const root = elementOf("", "");
  let open = root;
  let depth = 0;
  let count = 0;
  const add = (node: WordNode) => {
    count += 1;
    if (count > MOST_NODES) throw new UnreadableWord("too many nodes");
    open.nodes.push(node);
  };
  for (let at = 0; at < xml.length;) {
    const tag = xml.indexOf("<", at);
    if (tag !== at) {
      const text = xml.slice(at, tag < 0 ? xml.length : tag);
      // Line ends between elements are kept as they are; nobody reads them.
      add({ kind: "text", text: xmlText(text), up: open });
      if (tag < 0) break;
      at = tag;
      continue;
    }
    const end = endOf(xml, tag);
    const written = xml.slice(tag + 1, end - 1);
    at = end;
    if (written.startsWith("?")) continue;
    if (written.startsWith("/")) {
      if (!open.up || open.up.kind !== "element" || open.name !== written.slice(1).trim()) throw new UnreadableWord("nesting");
      open = open.up;
      depth -= 1;
      continue;
    }
    const empty = written.endsWith("/");
    const content = empty ? written.slice(0, -1) : written;
    const name = /^[^\s/>]+/u.exec(content)?.[0] ?? "";
    const child: WordElement = { kind: "element", name, attributes: content.slice(name.length).trimEnd(), nodes: [], up: open };
    add(child);
    if (empty) continue;
    open = child;
    depth += 1;
    if (depth > DEEPEST) throw new UnreadableWord("too deep");
  }
  const [top, ...more] = root.nodes.filter((node) => node.kind === "element");
  if (open !== root || !top || top.kind !== "element" || more.length > 0) throw new UnreadableWord("one root");
  top.up = null;
  return top;
}

/** Behind the ">" of a tag; one in a value does not count. */
function endOf(xml: string, from: number): number {
  let quoted = false;
  for (let at = from + 1; at < xml.length; at++) {
    const sign = xml[at];
    if (sign === '"') quoted = !quoted;
    else if (sign === ">" && !quoted) return at + 1;
  }
  throw new UnreadableWord("ends too early");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Text for XML, composed and without the characters that XML cannot hold. */
const escaped = (text: string) =>
  text
    .normalize("NFC")
    .replace(/[^\P{Cc}\n\t]|[\p{Cs}\uFFFE\uFFFF]/gu, "")
    .replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);

/** The part as it stands in the file. */
export function writeWord(root: WordElement): string {
  const out: string[] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'];
  put(root, out);
  return out.join("");
}

function put(node: WordNode, out: string[]): void {
  if (node.kind === "text") out.push(escaped(node.text));
  if (node.kind !== "element") return;
  if (node.nodes.length === 0) {
    out.push(`<${node.name}${node.attributes}/>`);
    return;
  }
  out.push(`<${node.name}${node.attributes}>`);
  for (const child of node.nodes) put(child, out);
  out.push(`</${node.name}>`);
}

/** All elements of a name below a node, in the order of the document. */
export function* elementsNamed(top: WordParent, name: string): Generator<WordElement> {
  for (const node of top.nodes) {
    if (node.kind === "text" || node.kind === "slot") continue;
    if (node.kind === "element" && node.name === name) yield node;
    yield* elementsNamed(node, name);
  }
}

/** Puts nodes where one stood. */
export function replaceNode(node: WordNode, by: readonly WordNode[]): void {
  const { up } = node;
  if (!up) return;
  up.nodes.splice(up.nodes.indexOf(node), 1, ...by);
  for (const one of by) one.up = up;
}

/** What lies above a node, itself first. */
export function pathOf(node: WordNode): WordNode[] {
  const path: WordNode[] = [];
  for (let at: WordNode | null = node; at; at = at.up) path.push(at);
  return path;
}
