import type { Data } from "./placeholder";
import { textNode } from "./tags";
import { elementOf, type WordElement, type WordNode } from "./word-tree";

/** More than any paper has: a form that repeats one long list inside another would fill the memory. */
const MOST_NODES = 400_000;

/** A form that would become larger than anybody prints. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/** What may still be made of a paper; all its parts share it. */
export interface Room {
  left: number;
}

export const roomOfPaper = (): Room => ({ left: MOST_NODES });

/** A prepared part with the values in it. A name that is not known stands for nothing. */
export function fill(root: WordElement, data: Data, room: Room): WordElement {
  const [filled] = filledNode(root, [data], room);
  if (!filled || filled.kind !== "element") throw new TypeError("a part is one element");
  return filled;
}

type Scope = readonly Data[];

/** From the innermost row outwards. */
function valueOf(scope: Scope, key: string) {
  for (const data of scope) {
    const value = data.get(key);
    if (value !== undefined) return value;
  }
  return "";
}

function take(room: Room, nodes: number): void {
  room.left -= nodes;
  if (room.left < 0) throw new TooLarge();
}

function filledNode(node: WordNode, scope: Scope, room: Room): WordNode[] {
  take(room, 1);
  switch (node.kind) {
    case "text":
      return [{ ...node }];
    case "slot": {
      const value = valueOf(scope, node.key);
      const nodes = typeof value === "string" ? linesOf(value) : [];
      take(room, nodes.length);
      return nodes;
    }
    case "block": {
      const value = valueOf(scope, node.key);
      const inside = (within: Scope) => node.nodes.flatMap((child) => filledNode(child, within, room));
      if (!node.repeats || typeof value === "string") return value.length > 0 ? inside(scope) : [];
      return value.flatMap((row) => inside([row, ...scope]));
    }
    case "element":
      return element(node, scope, room);
  }
}

function element(node: WordElement, scope: Scope, room: Room): WordNode[] {
  // Of one bookmark or paragraph there would be many.
  if (scope.length > 1 && node.name.startsWith("w:bookmark")) return [];
  const attributes = node.attributes.includes(" w14:")
    ? node.attributes.replace(/ w14:(?:paraId|textId)="[^"]*"/gu, "")
    : node.attributes;
  const nodes: WordNode[] = [];
  // One by one: a long list is more than a call takes as its arguments.
  for (const child of node.nodes) for (const one of filledNode(child, scope, room)) nodes.push(one);
  // A table without rows is none.
  if (node.name === "w:tbl" && !nodes.some((child) => isNamed(child, "w:tr"))) return [];
  if (HOLDS_PARAGRAPHS.has(node.name) && !isNamed(lastElement(nodes), "w:p")) nodes.push(elementOf("w:p", ""));
  return [elementOf(node.name, attributes, nodes)];
}

/** Readers insist on a paragraph at their end. */
const HOLDS_PARAGRAPHS = new Set(["w:tc", "w:hdr", "w:ftr", "w:txbxContent", "w:footnote", "w:endnote"]);

const isNamed = (node: WordNode | undefined, name: string) => node?.kind === "element" && node.name === name;
const lastElement = (nodes: readonly WordNode[]) => nodes.findLast((node) => node.kind === "element");

/** A value of several lines has breaks between them. */
function linesOf(value: string): WordNode[] {
  if (value === "") return [];
  return value
    .split("\n")
    .flatMap((line, index) => [...(index > 0 ? [elementOf("w:br", "")] : []), textNode(line.replaceAll("\t", " "))]);
}
