/**
 * What is the same for all who ask within so many milliseconds: it is made once, and each gets what was made. What
 * failed is made anew by whoever asks next.
 */
export function keptFor<T>(milliseconds: number): (key: string, now: Date, make: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, { readonly madeAt: number; readonly made: Promise<T> }>();
  return (key, now, make) => {
    const at = now.getTime();
    for (const [each, { madeAt }] of kept) if (at < madeAt || at - madeAt >= milliseconds) kept.delete(each);
    const before = kept.get(key);
    if (before) return before.made;
    const made = make();
    kept.set(key, { madeAt: at, made });
    made.catch(() => {
      if (kept.get(key)?.made === made) kept.delete(key);
    });
    return made;
  };
}
