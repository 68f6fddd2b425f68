import type { Tx } from "~/platform/db.server";

/** One thing that is not as it must be: what it is about, by its id, and what is wrong with it. */
export interface Violation {
  readonly id: string;
  readonly says: string;
}

/** Something that always holds and that the database itself cannot hold. */
export interface Invariant {
  readonly name: string;
  readonly check: (tx: Tx) => AsyncIterable<Violation>;
}

interface Page {
  readonly take: number;
  readonly skip: number;
  readonly cursor?: { readonly id: string };
  readonly orderBy: { readonly id: "asc" };
}

const BATCH = 500;

/** Every row of a table by id, never all of them in memory at once. */
export async function* each<T extends { readonly id: string }>(
  find: (page: Page) => Promise<readonly T[]>,
): AsyncGenerator<T> {
  let last: string | undefined;
  for (;;) {
    const rows = await find({
      take: BATCH,
      ...(last === undefined ? { skip: 0 } : { skip: 1, cursor: { id: last } }),
      orderBy: { id: "asc" },
    });
    yield* rows;
    last = rows.at(-1)?.id;
    if (rows.length < BATCH) return;
  }
}

/** Whether numbers, in their order, count from one without a gap. */
export function countUp(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => number === index + 1);
}
