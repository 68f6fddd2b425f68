/** A syllable or number of a text, with its place in it. */
export interface Syllable {
  /** Lower case, its tone as a digit at the end: "hòa" and "hoà" are both "hoa2". */
  readonly key: string;
  /** Without any mark, as somebody types who has no Vietnamese keyboard. */
  readonly plain: string;
  readonly from: number;
  readonly to: number;
}

const TONES = new Map([
  ["\u0301", "1"],
  ["\u0300", "2"],
  ["\u0309", "3"],
  ["\u0303", "4"],
  ["\u0323", "5"],
]);
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** An i that stands alone after consonants is written i or y, without a difference in sound or sense. */
const LONE_Y = /^(qu|[^aeiouyăâêôơư\d]+)y$/;
const KNOWN_AT_MOST = 20_000;

/**
 * The syllables of a text. Composition (NFC, NFD), case, punctuation, the place of the tone mark and the choice between
 * i and y make no difference; marks do. Places count in the text as given.
 */
export function syllablesOf(text: string): Syllable[] {
  const found: Syllable[] = [];
  for (const match of text.matchAll(WORD)) {
    const from = match.index;
    const { key, plain } = keysOf(match[0]);
    found.push({ key, plain, from, to: from + match[0].length });
  }
  return found;
}

interface Keys {
  readonly key: string;
  readonly plain: string;
}

/** Vietnamese has some seven thousand syllables: each is worked out once. */
const known = new Map<string, Keys>();

function keysOf(word: string): Keys {
  const before = known.get(word);
  if (before) return before;
  let tone = "";
  const body = word
    .toLowerCase()
    .normalize("NFD")
    .replace(TONE, (mark) => {
      tone = TONES.get(mark) ?? "";
      return "";
    })
    .normalize("NFC");
  const keys = { key: body.replace(LONE_Y, "$1i") + tone, plain: plainOf(body) };
  if (known.size < KNOWN_AT_MOST) known.set(word, keys);
  return keys;
}

function plainOf(body: string): string {
  return body.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replace(LONE_Y, "$1i");
}

/** The key of a syllable, or of several with spaces between, without its marks. */
export function plainKey(key: string): string {
  return key
    .replace(/(?<=\p{L})[1-5](?= |$)/gu, "")
    .split(" ")
    .map(plainOf)
    .join(" ");
}

/** Written without marks: no Vietnamese sentence goes without any by itself. */
export function isUnmarked(syllables: readonly Syllable[]): boolean {
  const letters = syllables.filter(({ plain }) => /^\p{L}+$/u.test(plain));
  return letters.length >= 3 && letters.every(({ key, plain }) => key === plain);
}
