/** How many letters must be put in, left out or exchanged to make one text of the other. */
export function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      now.push(
        Math.min((now[column - 1] ?? 0) + 1, (before[column] ?? 0) + 1, (before[column - 1] ?? 0) + same),
      );
    }
    before = now;
  }
  return before[b.length] ?? 0;
}

/** The one of the candidates whose key is most like this one; null where none is like it. */
export function nearest<T extends { readonly key: string }>(key: string, candidates: readonly T[]): T | null {
  const ranked = candidates
    .map((candidate) => {
      const apart = distance(key, candidate.key);
      // Whoever writes a part of a name, or more than the name, means it.
      const part = key.length >= 4 && (candidate.key.includes(key) || key.includes(candidate.key));
      const limit = Math.max(2, Math.floor(Math.max(key.length, candidate.key.length) / 3));
      return { candidate, apart, fits: part || apart <= limit };
    })
    .filter(({ fits }) => fits)
    .sort((a, b) => a.apart - b.apart);
  return ranked[0]?.candidate ?? null;
}
