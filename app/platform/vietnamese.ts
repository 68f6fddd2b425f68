const collator = new Intl.Collator("vi");

/**
 * The key under which a text is searched: no marks, lower case, đ as d, single spaces.
 * Stripping all marks also makes both placements of a tone (hòa, hoà) equal.
 */
export function searchKey(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replace(/\s+/gu, " ")
    .trim()
    .normalize("NFC");
}

/** A text as part of an address: its search key with hyphens, at most `maxLength` characters. May be empty. */
export function slugOf(text: string, maxLength = 80): string {
  return searchKey(text)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, maxLength)
    .replace(/^-+|-+$/g, "");
}

export interface NameParts {
  /** họ */
  readonly family: string;
  /** đệm */
  readonly middle: string;
  /** tên */
  readonly given: string;
}

/** The parts of a full name written họ – đệm – tên. A single word is the given name. */
export function nameParts(fullName: string): NameParts {
  const words = fullName
    .normalize("NFC")
    .split(/\s+/u)
    .filter((word) => word !== "");
  return {
    family: words.length > 1 ? (words[0] ?? "") : "",
    middle: words.slice(1, -1).join(" "),
    given: words.at(-1) ?? "",
  };
}

/** Order of people in a list: by tên, then họ, then đệm, each in the Vietnamese alphabet. */
export function compareNames(a: string, b: string): number {
  const left = nameParts(a);
  const right = nameParts(b);
  return (
    collator.compare(left.given, right.given) ||
    collator.compare(left.family, right.family) ||
    collator.compare(left.middle, right.middle)
  );
}

/** Order of other texts (titles, units) in the Vietnamese alphabet. */
export function compareTexts(a: string, b: string): number {
  return collator.compare(a.normalize("NFC"), b.normalize("NFC"));
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/**
 * One key for one Vietnamese name, however it is typed: case, spaces, titles before it ("TS."), composed or
 * decomposed letters, and the place of the tone mark ("Hòa", "Hoà"). Unlike a search key it keeps the marks:
 * Hùng and Hưng are two people.
 */
export function nameKey(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "" && !word.endsWith("."))
    .map((word) => word.replace(/^(?:\p{L}{1,3}\.)+/u, ""))
    .map((word) => word.replace(TONES, "") + (word.match(TONES) ?? []).join(""))
    .join(" ");
}
