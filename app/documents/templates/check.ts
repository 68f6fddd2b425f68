import { nearest } from "./nearest";
import type { Shape } from "./placeholder";
import type { Prepared, StructureFault } from "./prepare";
import type { Tag } from "./tags";

export type FindingCode =
  | StructureFault["code"]
  /** There is no such placeholder. */
  | "unknown"
  /** It belongs to a row of a list, and stands outside of it. */
  | "outside-list"
  /** A list without the mark that opens it. */
  | "list-as-text"
  /** Opened like a list, and is a text. */
  | "text-as-list"
  | "no-placeholder"
  /** A list of the document that the form does not print. */
  | "list-missing"
  /** Changes that were recorded and neither taken nor refused. */
  | "recorded-changes"
  /** Links lead nowhere any more. */
  | "links-removed";

/** What is said of a form. `where`: the text of the paragraph. */
export interface TemplateFinding {
  readonly code: FindingCode;
  readonly name: string;
  readonly where: string;
  /** The placeholder that was probably meant, or the list that it belongs to; "" where there is none. */
  readonly hint: string;
}

const WARNINGS: ReadonlySet<FindingCode> = new Set([
  "no-placeholder",
  "list-missing",
  "recorded-changes",
  "links-removed",
]);

/** Whether a form with this can still be used. */
export const isWarning = ({ code }: Pick<TemplateFinding, "code">) => WARNINGS.has(code);

/** Everything that is wrong with the placeholders of a form's parts, in the order in which they stand. */
export function checkTemplate(parts: readonly Prepared[], shapes: readonly Shape[]): TemplateFinding[] {
  const findings = parts.flatMap((part) => [
    ...part.faults.map((fault): TemplateFinding => ({ ...fault, hint: "" })),
    ...part.tags.flatMap((tag) => findingOf(tag, part.inside.get(tag) ?? [], shapes)),
  ]);
  const tags = parts.flatMap((part) => part.tags);
  if (tags.length === 0) return [...findings, { code: "no-placeholder", name: "", where: "", hint: "" }];
  const used = new Set(tags.map(({ key }) => key));
  const unused = shapes.filter(({ members, main, key }) => members && main && !used.has(key));
  return [
    ...findings,
    ...unused.map(({ name }): TemplateFinding => ({ code: "list-missing", name, where: "", hint: "" })),
  ];
}

function findingOf(tag: Tag, inside: readonly string[], shapes: readonly Shape[]): TemplateFinding[] {
  if (tag.kind === "close") return [];
  const scope = scopeOf(inside, shapes);
  // What stands in a list that is not known is not judged: the list itself is named.
  if (!scope) return [];
  const { name, where } = tag;
  const told = (code: FindingCode, hint = ""): TemplateFinding[] => [{ code, name, where, hint }];
  const found = scope.find(({ key }) => key === tag.key);
  if (!found) {
    const owner = ownerOf(tag.key, shapes);
    if (owner) return told("outside-list", owner.name);
    return told("unknown", nearest(tag.key, scope)?.name ?? nearest(tag.key, all(shapes))?.name ?? "");
  }
  if (tag.kind === "text" && found.members) return told("list-as-text");
  if (tag.kind === "list" && !found.members) return told("text-as-list");
  return [];
}

/** What may stand inside these lists: their members, then what may stand anywhere; null inside of one that is not known. */
function scopeOf(inside: readonly string[], shapes: readonly Shape[]): readonly Shape[] | null {
  let scope: readonly Shape[] = shapes;
  for (const key of inside) {
    const members = scope.find((one) => one.key === key)?.members;
    if (!members) return null;
    scope = [...members, ...scope];
  }
  return scope;
}

/** The list to which a placeholder belongs. */
function ownerOf(key: string, shapes: readonly Shape[]): Shape | null {
  for (const shape of shapes) {
    if (shape.members?.some((member) => member.key === key)) return shape;
    const deeper = shape.members && ownerOf(key, shape.members);
    if (deeper) return deeper;
  }
  return null;
}

function all(shapes: readonly Shape[]): Shape[] {
  return shapes.flatMap((shape) => [shape, ...(shape.members ? all(shape.members) : [])]);
}
