/**
 * What `work` gives, but no sooner than after so many milliseconds: the time of the answer then does not tell which way
 * led to it.
 */
export async function noSooner<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const [done] = await Promise.all([work, new Promise((resolve) => setTimeout(resolve, milliseconds))]);
  return done;
}
