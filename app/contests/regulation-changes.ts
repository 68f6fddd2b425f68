import { canonicalJson } from "~/platform/canonical-json";
import type { TextValue, TextValues } from "~/platform/form";
import type { Regulation } from "./regulation";
import { formOfPart } from "./regulation-edit";
import { REGULATION_PARTS, type RegulationPart } from "./regulation-parts";

/** The parts in which two revisions say something else, in the order of the paper. */
export function changedParts(before: Regulation, after: Regulation): RegulationPart[] {
  const said = (regulation: Regulation, part: RegulationPart) => canonicalJson(formOfPart(regulation, part, "vi"));
  return REGULATION_PARTS.filter((part) => said(before, part) !== said(after, part));
}

/** What one revision changed of the one before. */
export interface RevisionChange {
  readonly number: number;
  readonly parts: readonly RegulationPart[];
  readonly before: Regulation;
  readonly after: Regulation;
}

/** What each revision changed, the newest first; the first one changed nothing. */
export function revisionChanges(
  revisions: readonly { readonly number: number; readonly document: Regulation }[],
): RevisionChange[] {
  const ordered = revisions.toSorted((a, b) => a.number - b.number);
  return ordered
    .flatMap(({ number, document: after }, index) => {
      const before = ordered[index - 1]?.document;
      return before ? [{ number, parts: changedParts(before, after), before, after }] : [];
    })
    .reverse();
}

/** One thing that a part says otherwise, by its path in the part's form: of what was taken out, in the form before. */
export interface FieldChange {
  readonly kind: "changed" | "added" | "removed" | "moved";
  readonly path: string;
  /** What the row is called that came or went, or in which it lies; "" outside a row. */
  readonly name: string;
}

/** What inside a part is another thing in the later revision. Rows are the same where their id is. */
export function changedFields(before: Regulation, after: Regulation, part: RegulationPart): FieldChange[] {
  return inValues(formOfPart(before, part, "vi"), formOfPart(after, part, "vi"), "", true);
}

type Rows = readonly TextValues[];

function inValues(before: TextValues, after: TextValues, at: string, top: boolean): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => name !== "id");
  return names.flatMap((name) => inValue(before[name] ?? "", after[name] ?? "", at ? `${at}.${name}` : name, top));
}

function inValue(before: TextValue, after: TextValue, path: string, top: boolean): FieldChange[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  const [was, is] = [rowsOf(before), rowsOf(after)];
  if (was && is) return inRows(was, is, path);
  // Inputs that together are one thing are named as one where they stand in a row.
  if (top && isGroup(before) && isGroup(after)) return inValues(before, after, path, false);
  return [{ kind: "changed", path, name: "" }];
}

function inRows(before: Rows, after: Rows, path: string): FieldChange[] {
  const placeIn = (rows: Rows, id: string) => rows.findIndex((row) => idOf(row) === id);
  const kept = after.filter((row) => placeIn(before, idOf(row)) >= 0);
  const order = before.filter((row) => placeIn(after, idOf(row)) >= 0);
  const moved = kept.some((row, place) => idOf(row) !== idOf(order[place] ?? {}));
  return [
    ...after.flatMap((row, place): FieldChange[] => {
      const at = placeIn(before, idOf(row));
      return at < 0
        ? [{ kind: "added", path: `${path}.${place}`, name: nameOf(row) }]
        : inValues(before[at] ?? {}, row, `${path}.${place}`, false).map((change) => ({
            ...change,
            name: change.name || nameOf(row),
          }));
    }),
    ...before.flatMap((row, place): FieldChange[] =>
      placeIn(after, idOf(row)) < 0 ? [{ kind: "removed", path: `${path}.${place}`, name: nameOf(row) }] : [],
    ),
    ...(moved ? [{ kind: "moved" as const, path, name: "" }] : []),
  ];
}

/** What tells a row from the others of its list: an id, else what a window or a step of the chain is for. */
function idOf({ id, capability, roundId, step }: TextValues): string {
  return [id, capability, roundId, step].filter((part) => typeof part === "string").join(" ");
}

/** A list of rows, an empty one among them; null: something else. */
function rowsOf(value: TextValue): Rows | null {
  return Array.isArray(value) && value.every(isGroup) ? value : null;
}

function isGroup(value: TextValue): value is TextValues {
  return typeof value === "object" && !Array.isArray(value);
}

function nameOf(row: TextValues): string {
  const named = ["label", "name", "title", "heading", "text"].map((key) => row[key]);
  return named.find((text): text is string => typeof text === "string" && text !== "") ?? "";
}
