import { takeTags, type Tag } from "./tags";
import {
  elementsNamed,
  pathOf,
  replaceNode,
  type WordBlock,
  type WordElement,
  type WordNode,
  type WordParent,
} from "./word-tree";

/** What is wrong with how placeholders stand, whatever they are called. */
export interface StructureFault {
  readonly code: "stray-brace" | "not-closed" | "not-open" | "crosses";
  readonly name: string;
  readonly where: string;
}

export interface Prepared {
  readonly root: WordElement;
  readonly tags: readonly Tag[];
  /** For each tag the lists that it stands in, from the outermost, by their keys. */
  readonly inside: ReadonlyMap<Tag, readonly string[]>;
  readonly faults: readonly StructureFault[];
}

/** Turns what stands between the marks of a list into a block, in rows, paragraphs or within a line. Changes the tree. */
export function prepare(root: WordElement): Prepared {
  const { tags, strays } = takeTags(root);
  const faults: StructureFault[] = strays.map((where) => ({ code: "stray-brace", name: "", where }));
  const inside = new Map<Tag, readonly string[]>();
  const stack: Tag[] = [];
  const pairs: (readonly [open: Tag, close: Tag])[] = [];
  const fault = (code: StructureFault["code"], { name, where }: Tag) => faults.push({ code, name, where });
  for (const tag of tags) {
    inside.set(tag, stack.filter(({ kind }) => kind === "list").map(({ key }) => key));
    if (tag.kind === "list" || tag.kind === "if") stack.push(tag);
    if (tag.kind !== "close") continue;
    const at = tag.key === "" ? stack.length - 1 : stack.findLastIndex(({ key }) => key === tag.key);
    if (at < 0) {
      fault("not-open", tag);
      continue;
    }
    const [open, ...left] = stack.splice(at);
    for (const one of left) fault("not-closed", one);
    if (open) pairs.push([open, tag]);
  }
  for (const one of stack) fault("not-closed", one);
  if (faults.length === 0) {
    const marks = new Set(pairs.flatMap(([open, close]) => [open.run, close.run]));
    for (const [open, close] of pairs) {
      marks.delete(open.run);
      marks.delete(close.run);
      if (!wrap(open, close, marks)) fault("crosses", open);
    }
  }
  return { root, tags, inside, faults };
}

/** Makes a block of what stands between two marks; false where they stand so that nothing can be repeated. */
function wrap(open: Tag, close: Tag, marks: ReadonlySet<WordElement>): boolean {
  const path = pathOf(open.run);
  const above = pathOf(close.run);
  const common = above.find((node) => path.includes(node)) as WordParent | undefined;
  if (!common || common.kind === "block") return false;
  const first = path[path.indexOf(common) - 1];
  const last = above[above.indexOf(common) - 1];
  if (!first || !last) return false;
  if (first === open.run && last === close.run) return inline(open, close, common);
  if (common.name === "w:tr") return rows(open, close, common, common, marks);
  if (common.name === "w:tbl") return isRow(first) && isRow(last) && rows(open, close, first, last, marks);
  return paragraphs(open, close, common, first, last, marks);
}

const isRow = (node: WordNode): node is WordElement => node.kind === "element" && node.name === "w:tr";
const isParagraph = (node: WordNode): node is WordElement => node.kind === "element" && node.name === "w:p";

function blockOf({ key, kind }: Tag, nodes: WordNode[], up: WordParent): WordBlock {
  const block: WordBlock = { kind: "block", key, repeats: kind === "list", nodes, up };
  for (const node of nodes) node.up = block;
  return block;
}

function inline(open: Tag, close: Tag, up: WordParent): boolean {
  const from = up.nodes.indexOf(open.run);
  const count = up.nodes.indexOf(close.run) - from + 1;
  const nodes = up.nodes.slice(from + 1, from + count - 1);
  up.nodes.splice(from, count, blockOf(open, nodes, up));
  return true;
}

function rows(open: Tag, close: Tag, first: WordElement, last: WordElement, marks: ReadonlySet<WordElement>): boolean {
  const table = first.up;
  if (!table || table !== last.up) return false;
  replaceNode(open.run, []);
  replaceNode(close.run, []);
  return gather(open, table, first, last, marks);
}

function paragraphs(
  open: Tag,
  close: Tag,
  up: WordParent,
  first: WordNode,
  last: WordNode,
  marks: ReadonlySet<WordElement>,
): boolean {
  if (!isParagraph(first) || !isParagraph(last)) return false;
  replaceNode(open.run, []);
  replaceNode(close.run, []);
  if (!gather(open, up, first, last, marks)) return false;
  for (const paragraph of [first, last]) if (isEmpty(paragraph)) replaceNode(paragraph, []);
  return true;
}

/** Puts whole rows or paragraphs into a block, unless a mark of another list stands among them. */
function gather(open: Tag, up: WordParent, first: WordNode, last: WordNode, marks: ReadonlySet<WordElement>): boolean {
  const from = up.nodes.indexOf(first);
  const count = up.nodes.indexOf(last) - from + 1;
  const nodes = up.nodes.slice(from, from + count);
  const marked = new Set<WordNode>([...marks].flatMap((mark) => pathOf(mark).filter((node) => node.up === up)));
  if (marked.size > 0 && nodes.some((node) => marked.has(node))) return false;
  up.nodes.splice(from, count, blockOf(open, nodes, up));
  return true;
}

/** Nothing is left of a paragraph but how it looks; one that ends a section stays. */
function isEmpty(paragraph: WordElement): boolean {
  for (const _ of elementsNamed(paragraph, "w:sectPr")) return false;
  return paragraph.nodes.every(
    (node) =>
      (node.kind === "text" && node.text.trim() === "") ||
      (node.kind === "element" && (/^w:(?:pPr|proofErr|bookmarkStart|bookmarkEnd)$/u.test(node.name) || isBlank(node))),
  );
}

/** A run without anything, or with spaces alone. */
function isBlank({ name, nodes }: WordElement): boolean {
  return (
    name === "w:r" &&
    nodes.every(
      (node) =>
        node.kind === "text" ||
        (node.kind === "element" &&
          (node.name === "w:rPr" ||
            (node.name === "w:t" && node.nodes.every((one) => one.kind === "text" && one.text.trim() === "")))),
    )
  );
}
