import { parsePhone } from "~/platform/phone";
import { formsOf, isEverydayKind, kindWords, sameSyllable, syllableOf, type Form, type Identity, type IdentityKind, type Syllable } from "./identity-forms";

/** A stretch of a text that names somebody, by its places in the text. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly kind: IdentityKind;
}

interface Word extends Syllable {
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
  /** Typed without any mark: then it may be any word with the same letters. */
  readonly unmarked: boolean;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Cf}]*/gu;
/** What may stand between the syllables of one name: blanks, dashes, and what file names have instead of them. */
const BETWEEN = /^(?:[\s\p{Cf}\p{Pd}_]{0,12}|[.+])$/u;

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => {
    const { marked, bare } = syllableOf(word);
    return {
      start: index,
      end: index + word.length,
      marked,
      bare,
      capital: /^[\p{Lu}\p{N}]/u.test(word),
      unmarked: marked === bare,
    };
  });
}

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const ADDRESS = /(?:[a-z][a-z0-9+.-]*:\/\/|www\.)[^\s<>"“”']*[^\s<>"“”'.,;:!?)\]}]/giu;
/** Without "https://" people still mean an address; ".net" and ".io" are also the names of techniques. */
const HOST = /(?<![\p{L}\p{N}@._-])(?:[a-z0-9-]+\.)+(?:com|vn|org|edu|gov)(?![\p{L}\p{N}-])(?:\/[^\s<>"“”']*[^\s<>"“”'.,;:!?)\]}])?/giu;
const SHORT = /(?<![\p{L}\p{N}@._-])(?:[a-z0-9-]+\.)+[a-z]{2,6}\/[^\s<>"“”']*[^\s<>"“”'.,;:!?)\]}]/giu;
const DIGITS = /(?<![\p{L}\p{N}.,+])(?:\+|00)?\(?\d(?:[\s.()–-]{0,2}\d){7,14}(?![\p{L}\p{N}])(?![.,]\d)/gu;

export interface IdentityFinder {
  /** What names somebody, in the order of the text; no two overlap. `anyCase`: a file name, where capitals say nothing. */
  find(text: string, options?: { readonly anyCase?: boolean }): Found[];
}

/** Finds these people in texts. Addresses, e-mails and telephone numbers are found whosesoever they are. */
export function identityFinder(identity: Identity): IdentityFinder {
  const byFirst = new Map<string, Form[]>();
  const joined: Form[] = [];
  for (const form of formsOf(identity)) {
    const first = form.syllables[0]?.bare ?? "";
    if (form.joined) joined.push(form);
    else byFirst.set(first, [...(byFirst.get(first) ?? []), form]);
  }
  const phones = new Set(identity.phones.flatMap((phone) => parsePhone(phone) ?? []));
  const emails = identity.emails.map((email) => email.trim().toLowerCase()).filter((email) => email.includes("@"));
  return {
    find: (text, { anyCase = false } = {}) => {
      if (text === "") return [];
      const words = wordsOf(text);
      const found: Found[] = [...contacts(text, phones, emails)];
      for (const [at, word] of words.entries()) {
        for (const form of byFirst.get(word.bare) ?? []) {
          const hit = hitAt(text, words, at, form, anyCase);
          if (hit) found.push(hit);
        }
        for (const form of joined) if (isJoined(word, form)) found.push({ start: word.start, end: word.end, kind: form.kind });
      }
      return merged(found);
    },
  };
}

function hitAt(text: string, words: readonly Word[], at: number, form: Form, anyCase: boolean): Found | null {
  const { syllables, kind } = form;
  for (const [i, syllable] of syllables.entries()) {
    const word = words[at + i];
    if (!word || !sameSyllable(word, syllable)) return null;
    if (i > 0 && !BETWEEN.test(text.slice(words[at + i - 1]?.end, word.start))) return null;
  }
  const own = words.slice(at, at + syllables.length);
  const end = own.at(-1)?.end ?? 0;
  const before = kind === "unit" ? kindBefore(text, words, at) : [];
  const byKind = before.length > 0;
  if (form.behindKind && !byKind) return null;
  const isEveryday = form.ordinary && !anyCase && isEverydayKind(before, own.length);
  if (isEveryday && !own.some(({ capital }) => capital)) return null;
  if (form.capitals && !byKind && !anyCase && !own.every(({ capital }) => capital)) return null;
  return { start: (before[0] ?? own[0])?.start ?? 0, end, kind };
}

/** The words right before that say which kind of unit follows. */
function kindBefore(text: string, words: readonly Word[], at: number): readonly Word[] {
  let first = at;
  // Only what stands right before it, without a full stop or a comma between.
  while (first > 0 && at - first < 12 && BETWEEN.test(text.slice(words[first - 1]?.end, words[first]?.start))) first--;
  const before = words.slice(first, at);
  const count = kindWords(before, before.length, true);
  return before.slice(before.length - count);
}

/** "BuiThiAnDanh", "THPTKinDao2": in one word, with the kind of the unit before it or a number behind. */
function isJoined(word: Word, form: Form): boolean {
  const name = form.syllables[0];
  if (!name || word.bare.length < name.bare.length) return false;
  const letters = (text: string) => text.replace(/^\d+|\d+$/gu, "");
  const bare = letters(word.bare);
  if (letters(word.marked) === name.marked || (word.unmarked && bare === name.bare)) return true;
  if (!word.unmarked || form.kind !== "unit" || !bare.endsWith(name.bare)) return false;
  return /^(?:truong)?(?:pt|thpt|thcs|th|dh|cd)?$/u.test(bare.slice(0, -name.bare.length));
}

function contacts(text: string, phones: ReadonlySet<string>, emails: readonly string[]): Found[] {
  const all = (pattern: RegExp, kind: IdentityKind) =>
    [...text.matchAll(pattern)].map(({ 0: hit, index }): Found => ({ start: index, end: index + hit.length, kind }));
  const numbers = all(DIGITS, "phone").filter(({ start, end }) => {
    const phone = parsePhone(text.slice(start, end));
    return phone !== null && (phones.has(phone) || looksLikePhone(text.slice(start, end)));
  });
  const lower = text.toLowerCase();
  const known = emails.flatMap((email) => {
    // Lower case may be longer than what it was made of; then places do not agree, and the pattern has found it.
    const start = lower.length === text.length ? lower.indexOf(email) : -1;
    return start < 0 ? [] : [{ start, end: start + email.length, kind: "email" as const }];
  });
  return [...all(EMAIL, "email"), ...known, ...all(ADDRESS, "link"), ...all(HOST, "link"), ...all(SHORT, "link"), ...numbers];
}

/** A measured value may have as many digits; a telephone number begins with 0 or the country. */
const looksLikePhone = (text: string) => /^(?:\(?0|\+|84)/u.test(text.trim());

function merged(found: readonly Found[]): Found[] {
  const ordered = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  const whole: Found[] = [];
  for (const next of ordered) {
    const last = whole.at(-1);
    if (!last || next.start >= last.end) whole.push(next);
    else if (next.end > last.end) whole[whole.length - 1] = { ...last, end: next.end };
  }
  return whole;
}
