/**
 * Work that is the same for all who ask for it while it runs: it is done once, and each gets what comes of it. Nothing
 * is kept: who asks afterwards asks anew.
 */
export function atTheSameTime<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const running = new Map<string, Promise<T>>();
  return (key, work) => {
    const before = running.get(key);
    if (before) return before;
    const now = work().finally(() => running.delete(key));
    running.set(key, now);
    return now;
  };
}
