import type { FormReader } from "../entry-content";

/** Reads what a form in the page holds now, or what it sent. */
export function readerOf(form: FormData): FormReader {
  const texts = (name: string) =>
    form.getAll(name).filter((value): value is string => typeof value === "string");
  return { one: (name) => texts(name).at(-1), all: texts };
}
