import { groupBy } from "~/platform/group-by";
import { keyOf } from "./placeholder";
import { elementOf, elementsNamed, replaceNode, UnreadableWord, type WordElement, type WordNode, type WordText } from "./word-tree";

export type TagKind = "text" | "list" | "if" | "close";

/** A placeholder where it stands. `run`: the run that was made for it alone. */
export interface Tag {
  readonly kind: TagKind;
  /** As it was typed. */
  readonly name: string;
  readonly key: string;
  readonly run: WordElement;
  /** The text of its paragraph, to find it by. */
  readonly where: string;
}

export interface FoundTags {
  readonly tags: readonly Tag[];
  /** Paragraphs with a brace that belongs to no placeholder. */
  readonly strays: readonly string[];
}

/** Bounded everywhere: a brace before a long row of spaces is not looked at again from each of them. */
const TAG = /\{\{?\s{0,20}([#?/]?)([^{}\n\uFFFC]{0,120})\}?\}/gu;
const KINDS: Readonly<Record<string, TagKind>> = { "": "text", "#": "list", "?": "if", "/": "close" };
/** Stands for what is no letter: a break, a picture, a field. */
const OTHER = "\uFFFC";

/** More than any form has; each placeholder is compared with each piece of its paragraph. */
const MOST_TAGS = 1_000;
const MOST_IN_PARAGRAPH = { tags: 500, stretches: 20_000 };

/** A stretch of a paragraph's text within one element. */
interface Stretch {
  readonly run: WordElement;
  readonly node: WordElement;
  readonly from: number;
  readonly text: string;
}

/** Finds the placeholders of a part, however Word has split them over runs, and gives each a run of its own. */
export function takeTags(root: WordElement): FoundTags {
  const tags: Tag[] = [];
  const strays: string[] = [];
  for (const paragraph of [...elementsNamed(root, "w:p")]) {
    const stretches = stretchesOf(paragraph);
    if (stretches.length > MOST_IN_PARAGRAPH.stretches) throw new UnreadableWord("too many pieces");
    const text = stretches.map((stretch) => stretch.text).join("");
    if (!/[{}]/u.test(text)) continue;
    const where = told(text);
    const most = Math.min(MOST_IN_PARAGRAPH.tags, MOST_TAGS - tags.length);
    const found: Span[] = [];
    for (const match of text.matchAll(TAG)) {
      if (found.length === most) throw new UnreadableWord("too many placeholders");
      found.push({
        from: match.index,
        to: match.index + match[0].length,
        kind: KINDS[match[1] ?? ""] ?? "text",
        name: (match[2] ?? "").trim(),
      });
    }
    if (/[{}]/u.test(text.replace(TAG, ""))) strays.push(where);
    tags.push(...split(stretches, found).map((tag) => ({ ...tag, where })));
  }
  return { tags, strays };
}

/** The text of a paragraph as a person sees it. */
export const paragraphText = (paragraph: WordElement) =>
  stretchesOf(paragraph)
    .map(({ text }) => text)
    .join("");

function told(text: string): string {
  const line = text.replaceAll(OTHER, " ").replace(/\s+/gu, " ").trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

function stretchesOf(paragraph: WordElement): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  const add = (run: WordElement, node: WordElement, text: string) => {
    stretches.push({ run, node, from, text });
    from += text.length;
  };
  const walk = (nodes: readonly WordNode[]) => {
    for (const node of nodes) {
      // What was deleted while changes were recorded is not there any more.
      if (node.kind !== "element" || node.name === "w:p" || node.name === "w:del") continue;
      if (node.name !== "w:r") walk(node.nodes);
      else
        for (const child of node.nodes) {
          if (child.kind !== "element" || child.name === "w:rPr") continue;
          add(node, child, child.name === "w:t" ? textOf(child) : child.name === "w:tab" ? " " : OTHER);
        }
    }
  };
  walk(paragraph.nodes);
  return stretches;
}

const textOf = (node: WordElement) => node.nodes.map((child) => (child.kind === "text" ? child.text : "")).join("");

type Span = Omit<Tag, "run" | "where" | "key"> & { readonly from: number; readonly to: number };

/** Rewrites the runs that placeholders stand in. */
function split(stretches: readonly Stretch[], spans: readonly Span[]): Omit<Tag, "where">[] {
  const tags: Omit<Tag, "where">[] = [];
  for (const [run, own] of groupBy(stretches, (stretch) => stretch.run)) {
    const touched = spans.some((span) =>
      own.some(({ node, from, text }) => node.name === "w:t" && span.from < from + text.length && span.to > from),
    );
    if (!touched) continue;
    const made: WordElement[] = [];
    let current: WordElement | null = null;
    const put = (node: WordNode) => {
      if (!current) {
        current = likeRun(run, []);
        made.push(current);
      }
      current.nodes.push(node);
      node.up = current;
    };
    for (const { node, from, text } of own) {
      if (node.name !== "w:t") {
        put(node);
        continue;
      }
      let at = from;
      const end = from + text.length;
      for (const span of spans) {
        if (span.to <= at || span.from >= end) continue;
        if (span.from > at) put(textNode(text.slice(at - from, span.from - from)));
        if (span.from >= from) {
          const key = keyOf(span.name);
          const tagRun = likeRun(run, [{ kind: "slot", key, up: null }]);
          made.push(tagRun);
          current = null;
          tags.push({ kind: span.kind, name: span.name, key, run: tagRun });
        }
        at = Math.min(span.to, end);
      }
      if (at < end) put(textNode(text.slice(at - from)));
    }
    replaceNode(run, made);
  }
  return tags;
}

/** A run with the same look. */
function likeRun(run: WordElement, nodes: WordNode[]): WordElement {
  const look = run.nodes.filter((node) => node.kind === "element" && node.name === "w:rPr");
  return elementOf("w:r", "", [...look.map((node) => copyOf(node as WordElement)), ...nodes]);
}

function copyOf(node: WordElement): WordElement {
  return elementOf(
    node.name,
    node.attributes,
    node.nodes.flatMap((child): WordNode[] =>
      child.kind === "element" ? [copyOf(child)] : child.kind === "text" ? [{ ...child }] : [],
    ),
  );
}

/** Text that keeps the spaces at its ends. */
export function textNode(text: string): WordElement {
  const content: WordText = { kind: "text", text, up: null };
  return elementOf("w:t", ' xml:space="preserve"', [content]);
}
