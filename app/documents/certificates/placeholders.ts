import { searchKey } from "~/platform/vietnamese";
import { PLACEHOLDERS, type CertificateWords } from "./placeholder-template";

const KEYS = Object.keys(PLACEHOLDERS) as (keyof CertificateWords)[];
const keyOf = (name: string) => searchKey(name).replace(/[\s_-]/g, "");
/** "giải" and "giai" are one name, "số" and "so" too: no two placeholders differ by marks alone. */
const BY_NAME = new Map(KEYS.map((key) => [keyOf(PLACEHOLDERS[key]), key]));
const IN_BRACES = /\{([^{}]*)\}/g;

/** The placeholders of a text that there are none of, as they were typed. */
export function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(IN_BRACES)].flatMap(([, name = ""]) => (BY_NAME.has(keyOf(name)) ? [] : [`{${name}}`]));
}

/**
 * A text with its placeholders filled; those of who signs stand on lines of their own. A line that asks only for what there is none of goes: one text serves an author
 * with a unit and one without, an entry and a school.
 */
export function filled(text: string, words: CertificateWords): string {
  return text
    .split("\n")
    .flatMap((line) => {
      const asked = [...line.matchAll(IN_BRACES)].map(([, name = ""]) => BY_NAME.get(keyOf(name)));
      const values = asked.map((key) => (!key ? "" : key === "authority" ? words[key] : words[key].replace(/\s*\n\s*/g, " ")));
      if (values.length > 0 && values.every((value) => value === "")) return [];
      let index = 0;
      return [line.replace(IN_BRACES, () => values[index++] ?? "").replace(/[^\S\u00a0\n]+/g, " ").replace(/^[\s,;]+/, "").trim()];
    })
    .join("\n");
}
