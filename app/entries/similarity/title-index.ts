import type { Profile } from "./title-score";

/** Finds among many solutions those that a title can be alike at all. */
export interface TitleIndex {
  add(profile: Profile): void;
  /** Places in the order of adding, ascending, each once. */
  candidates(profile: Profile): number[];
}

/** An inverted index: signal → who has it. The same titles are found by their line, whatever they are made of. */
export function titleIndex(): TitleIndex {
  const places = new Map<string, number[]>();
  let size = 0;
  const keysOf = ({ signals, title }: Profile) => [...signals, `=${title.line}`];
  return {
    add(profile) {
      for (const key of keysOf(profile)) {
        const known = places.get(key);
        if (known) known.push(size);
        else places.set(key, [size]);
      }
      size++;
    },
    candidates(profile) {
      const found = new Set<number>();
      for (const key of keysOf(profile))
        for (const place of places.get(key) ?? []) found.add(place);
      return [...found].sort((a, b) => a - b);
    },
  };
}
