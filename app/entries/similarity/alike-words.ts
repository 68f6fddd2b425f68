import { alikeness } from "./title-score";
import { unitsOf, type Unit } from "./units";

/** Part of a text; `alike` where the other text has it too. */
export interface Segment {
  readonly text: string;
  readonly alike: boolean;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Two titles with the words marked that mean the same and say something. */
export function alikeWords(a: string, b: string): { readonly a: Segment[]; readonly b: Segment[] } {
  const [left, right] = [unitsOf(a), unitsOf(b)];
  const unmarked = left.unmarked || right.unmarked;
  const shared = (unit: Unit, others: readonly Unit[]) =>
    unit.weight > 0 && others.some((other) => alikeness(unit, other, unmarked) >= 0.5);
  return {
    a: segmentsOf(a, left.units.filter((unit) => shared(unit, right.units))),
    b: segmentsOf(b, right.units.filter((unit) => shared(unit, left.units))),
  };
}

/** A text cut at the places named; they may touch and overlap. */
export function segmentsOf(text: string, spans: readonly Span[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const { from, to } of merged(text, spans)) {
    if (from > at) segments.push({ text: text.slice(at, from), alike: false });
    segments.push({ text: text.slice(from, to), alike: true });
    at = to;
  }
  if (at < text.length) segments.push({ text: text.slice(at), alike: false });
  return segments;
}

/** Neighbours with nothing but spaces between become one. */
function merged(text: string, spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && (span.from <= last.to || text.slice(last.to, span.from).trim() === ""))
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else result.push(span);
  }
  return result;
}

/** Around a passage so much of the text is shown. */
const AROUND = 160;

/** A passage with what stands around it, cut at words; an ellipsis says that there is more. */
export function excerptOf(text: string, { from, to }: Span): Segment[] {
  const start = from <= AROUND ? 0 : text.indexOf(" ", from - AROUND) + 1;
  const cut = text.lastIndexOf(" ", to + AROUND);
  const end = to + AROUND >= text.length || cut <= to ? text.length : cut;
  const before = `${start > 0 ? "… " : ""}${text.slice(start, from)}`;
  const after = `${text.slice(to, end)}${end < text.length ? " …" : ""}`;
  return [
    { text: before, alike: false },
    { text: text.slice(from, to), alike: true },
    { text: after, alike: false },
  ].filter((segment) => segment.text !== "");
}
