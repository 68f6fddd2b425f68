import type { Data } from "./placeholder";
import { textNode } from "./tags";
import { elementOf, type WordElement, type WordNode } from "./word-tree";

/** More than any paper has: a form that repeats one long list inside another would fill the memory. */
const MOST_NODES = 400_000;

/** A form that would become larger than anybody prints. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/** A prepared part with the values in it. A name that is not known stands for nothing. */
export function fill(root: WordElement, data: Data): WordElement {
  const count = { left: MOST_NODES };
  const [filled] = filledNode(root, [data], count);
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

function filledNode(node: WordNode, scope: Scope, count: { left: number }): WordNode[] {
  count.left -= 1;
  if (count.left < 0) throw new TooLarge();
  switch (node.kind) {
    case "text":
      return [{ ...node }];
    case "slot": {
      const value = valueOf(scope, node.key);
      return typeof value === "string" ? linesOf(value) : [];
    }
    case "block": {
      const value = valueOf(scope, node.key);
      const inside = (within: Scope) => node.nodes.flatMap((child) => filledNode(child, within, count));
      if (!node.repeats || typeof value === "string") return value.length > 0 ? inside(scope) : [];
      return value.flatMap((row) => inside([row, ...scope]));
    }
    case "element":
      return element(node, scope, count);
  }
}

function element(node: WordElement, scope: Scope, count: { left: number }): WordNode[] {
  // Of one bookmark or paragraph there would be many.
  if (scope.length > 1 && node.name.startsWith("w:bookmark")) return [];
  const attributes = node.attributes.includes(" w14:")
    ? node.attributes.replace(/ w14:(?:paraId|textId)="[^"]*"/gu, "")
    : node.attributes;
  const nodes: WordNode[] = [];
  for (const child of node.nodes) nodes.push(...filledNode(child, scope, count));
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
