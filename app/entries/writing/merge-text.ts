/**
 * A text that two people changed since `base`, by paragraphs: both changes where they do not overlap, null where a
 * person has to choose. Each side counts as one stretch, from its first changed paragraph to its last: what is saved
 * every few seconds is one stretch, and what is not is shown to a person rather than guessed at.
 */
export function mergeText(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || base === theirs) return mine;
  if (base === mine) return theirs;
  const lines = base.split("\n");
  const a = stretchOf(lines, mine.split("\n"));
  const b = stretchOf(lines, theirs.split("\n"));
  const [first, second] = a.from < b.from || (a.from === b.from && a.to <= b.to) ? [a, b] : [b, a];
  const bothInsert = a.from === b.from && a.to === a.from && b.to === b.from;
  if (first.to > second.from || bothInsert) return null;
  return [
    ...lines.slice(0, first.from),
    ...first.lines,
    ...lines.slice(first.to, second.from),
    ...second.lines,
    ...lines.slice(second.to),
  ].join("\n");
}

/** `lines` stand where base had those from `from` up to `to`. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

function stretchOf(base: readonly string[], next: readonly string[]): Stretch {
  const most = Math.min(base.length, next.length);
  let head = 0;
  while (head < most && base[head] === next[head]) head++;
  let tail = 0;
  while (tail < most - head && base[base.length - 1 - tail] === next[next.length - 1 - tail]) tail++;
  return { from: head, to: base.length - tail, lines: next.slice(head, next.length - tail) };
}
