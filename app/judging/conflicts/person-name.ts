import { nameKey, searchKey } from "~/platform/vietnamese";

/** Degrees and titles as they stand before a name; none of them is a Vietnamese syllable. */
const TITLES = new Set(
  "gs pgs gsts pgsts ts tskh ths th s cn ks bs ds kts ncs gv gvc ngut ngnd nsut nsnd".split(" "),
);

function words(name: string): string[] {
  const all = name
    .normalize("NFC")
    .toLowerCase()
    .replace(/\.(?=\S)/gu, ". ")
    .split(/\s+/u)
    .filter((word) => word !== "");
  const first = all.findIndex((word) => !isTitle(word));
  return first < 0 ? [] : all.slice(first);
}

const isTitle = (word: string) => {
  const letters = searchKey(word).replaceAll(".", "");
  return letters === "" || TITLES.has(letters);
};

/** One key for one person's name, with titles left out however they are written; "" for none. */
export function personKey(name: string): string {
  return nameKey(words(name).join(" ").replaceAll(".", ""));
}

/** The given name without marks: people whose given names differ in this are not the same person. */
export function givenKey(name: string): string {
  return searchKey(words(name).at(-1) ?? "").replaceAll(".", "");
}

/**
 * Whether two different spellings may be one person: written short ("Ng. Văn A"), or one of them without any mark
 * ("Nguyen Van Hoa"). Equal names are not asked about here; they are the same person until somebody says otherwise.
 */
export function mayBeSamePerson(a: string, b: string): boolean {
  if (personKey(a) === personKey(b) || givenKey(a) !== givenKey(b)) return false;
  const left = words(a);
  const right = words(b);
  if (left.length !== right.length || left.length < 2) return false;
  const bare = isBare(a) || isBare(b);
  return left.every((word, at) => mayBeSameWord(word, right[at] ?? "", bare));
}

/** Written without any Vietnamese mark. */
const isBare = (name: string) => searchKey(name) === name.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();

function mayBeSameWord(a: string, b: string, bare: boolean): boolean {
  const same = bare ? searchKey(a) === searchKey(b) : personKey(a) === personKey(b);
  return (same && !a.endsWith(".") && !b.endsWith(".")) || shortens(a, b) || shortens(b, a);
}

function shortens(short: string, long: string): boolean {
  const stem = searchKey(short).replaceAll(".", "");
  const isShort = short.endsWith(".") || /^(?:\p{L}|ng|ngt|nt|th|ph|tr|kh)$/u.test(stem);
  return isShort && stem !== "" && searchKey(long).startsWith(stem[0] ?? "") && inOrder(stem, searchKey(long));
}

/** Whether the letters of the abbreviation stand in the word in their order: "ng", "ngn" for "nguyen". */
function inOrder(stem: string, word: string): boolean {
  let at = 0;
  for (const letter of word) if (letter === stem[at]) at += 1;
  return at === stem.length;
}
