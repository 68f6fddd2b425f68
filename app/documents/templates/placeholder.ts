import { slugOf } from "~/platform/vietnamese";

/*
 * What a form may ask for. A placeholder is written in braces, {Tên cuộc thi}; a list is opened and closed,
 * {#Danh sách đạt giải} … {/Danh sách đạt giải}. Case, spaces and diacritics do not matter.
 */

/** The known placeholders of a kind of document; `members`: of one row of a list; null: a text. */
export interface Shape {
  readonly name: string;
  readonly key: string;
  readonly members: readonly Shape[] | null;
  /** A list without which the document says nothing: a form that leaves it out is asked about. */
  readonly main: boolean;
}

export type Value = string | readonly Data[];
export type Data = ReadonlyMap<string, Value>;

/** A placeholder with the way to its value. `index`: of the row that it stands in. */
export interface Placeholder<F> {
  readonly shape: Shape;
  readonly read: (facts: F, index: number) => Value;
}

/** The key under which a name is found. */
export const keyOf = (name: string) => slugOf(name, 200);

export function text<F>(name: string, read: (facts: F, index: number) => string): Placeholder<F> {
  return { shape: { name, key: keyOf(name), members: null, main: false }, read };
}

/** A count as official papers write it: below ten with a nought. */
export function number<F>(name: string, read: (facts: F) => number): Placeholder<F> {
  return text(name, (facts) => String(read(facts)).padStart(2, "0"));
}

/** The number of a row within its list. */
export const position = <F>() => text<F>("STT", (_, index) => String(index + 1));

/** The same for the rows of a list, so that these need not be named. */
interface Of<I> {
  readonly text: (name: string, read: (row: I, index: number) => string) => Placeholder<I>;
  readonly number: (name: string, read: (row: I) => number) => Placeholder<I>;
  readonly position: () => Placeholder<I>;
  readonly list: <J>(name: string, rows: (row: I) => readonly J[], members: Members<J>) => Placeholder<I>;
}

type Members<I> = readonly Placeholder<I>[] | ((of: Of<I>) => readonly Placeholder<I>[]);

export function list<F, I>(
  name: string,
  rows: (facts: F) => readonly I[],
  members: Members<I>,
  main = false,
): Placeholder<F> {
  const own = typeof members === "function" ? members({ text, number, position, list }) : members;
  return {
    shape: { name, key: keyOf(name), members: own.map(({ shape }) => shape), main },
    read: (facts) => rows(facts).map((row, index) => dataOf(own, row, index)),
  };
}

/** The same placeholders, read from a part of the facts. */
export function within<F, G>(part: (facts: F) => G, placeholders: readonly Placeholder<G>[]): Placeholder<F>[] {
  return placeholders.map(({ shape, read }) => ({ shape, read: (facts, index) => read(part(facts), index) }));
}

export function dataOf<F>(placeholders: readonly Placeholder<F>[], facts: F, index = 0): Data {
  return new Map(placeholders.map(({ shape, read }) => [shape.key, read(facts, index)]));
}
