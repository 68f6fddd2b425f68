import { PROVINCES } from "~/platform/provinces";
import { searchKey } from "~/platform/vietnamese";
import unitWords from "./unit-kinds.json";

/** What of a text would tell whose entry it is. Catalogue: `blind:found.<kind>`, `blind:mark.<kind>`. */
export const IDENTITY_KINDS = ["person", "unit", "email", "phone", "link", "term"] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** Whom an entry's text may give away. */
export interface Identity {
  readonly persons: readonly string[];
  /** Schools, work places, places of living, classes. */
  readonly units: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  /** Covered besides, as the secretariat says. */
  readonly terms: readonly string[];
}

/** One syllable: as it is written whatever the keyboard made of it, and without its marks. */
export interface Syllable {
  readonly marked: string;
  readonly bare: string;
}

/** A row of syllables that stands for somebody. */
export interface Form {
  readonly kind: IdentityKind;
  readonly syllables: readonly Syllable[];
  /** Also an ordinary phrase: only where each syllable begins with a capital, unless the kind of a unit goes before. */
  readonly capitals: boolean;
  /** Says nothing alone ("Nguyễn Huệ" may, "12A9" and "Lâm Đồng" do not): only behind the kind of a unit. */
  readonly behindKind: boolean;
  /** Nothing but words that everybody uses ("y tế"): behind "cơ sở" too they name nobody unless one has a capital. */
  readonly ordinary: boolean;
  /** Written in one ("buithiandanh.pdf"). */
  readonly joined: boolean;
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** A word however it is typed: composed or not, full-width, in capitals, the tone on this vowel or that. */
export function syllableOf(word: string): Syllable {
  const letters = word.normalize("NFKD").replace(/\p{Cf}/gu, "").toLowerCase();
  const tones = (letters.match(TONES) ?? []).join("");
  return { marked: letters.replace(TONES, "") + tones, bare: searchKey(letters) };
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

function syllablesOf(text: string): Syllable[] {
  return (text.normalize("NFKD").replace(/\p{Cf}/gu, "").match(WORD) ?? []).map(syllableOf);
}

const words = (text: string) => new Set(text.split(" "));

/** Titles and words of address before a name; without marks, as all words here. */
const ADDRESS = words("gs pgs ts tskh ths th s cn ks bs ds kts ncs gv thay co ong ba em ban anh chi nghe nhan");

const phrases = (all: readonly string[]) => all.map(syllablesOf);

/** What begins the name of a unit and does not tell which one it is, the longest first; with marks: "viên" is no "viện". */
const UNIT_KINDS: readonly (readonly Syllable[])[] = phrases(unitWords.kinds).sort((a, b) => b.length - a.length);

/** Words whose last syllable alone would be a kind of unit, or look like one where it is typed without marks. */
const NO_KINDS = phrases(unitWords.noKinds);

/** Words that every second school or office has in its name: made of nothing else, it is an ordinary phrase. */
const COMMON = words(
  "khoa hoc tu nhien xa hoi nhan van ky thuat cong nghe thong tin bach kinh te su pham ngoai ngu quoc gia quoc te " +
    "nang khieu thuc hanh nong lam nghiep y duoc du lich giao thong van tai thanh pho tinh so va giao duc dao tao " +
    "moi truong tai nguyen dien luc xay dung kien truc my thuat the thao van hoa nghe thuat viet nam mot hai ba " +
    "bon nam i ii iii iv thuong mai dich vu san xuat phat trien ung dung sang tao tre xanh",
);

/** What people write who belong to no unit. */
const NO_UNIT = new Set([
  "khong", "khong co", "ca nhan", "tu do", "lao dong tu do", "nong dan", "huu tri", "hoc sinh", "sinh vien",
  "noi tro", "kinh doanh", "giao vien", "cong nhan", "vien chuc", "cong chuc",
]);

const PLACES = new Set(
  PROVINCES.flatMap(({ name, former }) => [name, ...former]).map((name) => searchKey(name).replace(/[^a-z]+/g, " ")),
);

/** Written with its marks it has to have the same ones; written without any, it may have had them. */
export const sameSyllable = (word: Syllable, syllable: Syllable) =>
  word.marked === syllable.marked || (word.marked === word.bare && word.bare === syllable.bare);

/** A syllable of a text; `capital`: it begins with one. */
type Written = Syllable & { readonly capital?: boolean };

/** How many of the words from `at` on, or with `back` of those before it, say what kind of unit it is. */
export function kindWords(written: readonly Written[], at: number, back = false): number {
  let count = 0;
  for (;;) {
    const rest = back ? written.slice(Math.max(0, at - count - 5), at - count) : written.slice(at + count, at + count + 5);
    const stands = (phrase: readonly Syllable[]) => {
      const there = back ? rest.slice(-phrase.length) : rest.slice(0, phrase.length);
      return there.length === phrase.length && phrase.every((syllable, i) => sameSyllable(there[i] ?? syllable, syllable));
    };
    // "xã hội" is none, "xã Hội Sơn" begins a name.
    const isNone = back && rest.at(-1)?.capital !== true && NO_KINDS.some(stands);
    const kind = isNone ? undefined : UNIT_KINDS.find(stands);
    if (!kind) return count;
    count += kind.length;
  }
}

/** Kinds that are ordinary words before ordinary words, and no part of the name: "cơ sở y tế" is not "Sở Y tế". */
const EVERYDAY = phrases(unitWords.everyday);

/** Whether these words before so short a name, all of ordinary words, may be ordinary ones, too. */
export function isEverydayKind(kind: readonly Syllable[], nameLength: number): boolean {
  const isPhrase = (phrase: readonly Syllable[]) =>
    phrase.length === kind.length && phrase.every((syllable, i) => sameSyllable(kind[i] ?? syllable, syllable));
  if (EVERYDAY.some(isPhrase)) return true;
  // One syllable without its mark: "so y te" may be "số", "so" or "sở".
  const [only] = kind;
  const hasMark = UNIT_KINDS.some(([first, ...more]) => more.length === 0 && first?.bare === only?.bare && first?.marked !== first?.bare);
  return kind.length === 1 && nameLength <= 2 && only?.marked === only?.bare && hasMark;
}

const bareText = (syllables: readonly Syllable[]) => syllables.map(({ bare }) => bare).join(" ");

const isCommon = (core: readonly Syllable[]) => core.every(({ bare }) => COMMON.has(bare) || /^\d+$/.test(bare));

const isOrdinary = (core: readonly Syllable[]) => PLACES.has(bareText(core)) || isCommon(core);

const plain = { capitals: false, behindKind: false, ordinary: false, joined: false } as const;

/** Long enough that no ordinary word is spelled like it. */
const JOINED = 6;

function joinedForm(kind: IdentityKind, syllables: readonly Syllable[]): Form[] {
  const marked = syllables.map((one) => one.marked).join("");
  const bare = syllables.map((one) => one.bare).join("");
  if (syllables.length < 2 || bare.length < JOINED) return [];
  return [{ ...plain, kind, syllables: [{ marked, bare }], joined: true }];
}

function withoutAddress(syllables: readonly Syllable[]): readonly Syllable[] {
  const first = syllables.findIndex(({ bare }) => !ADDRESS.has(bare));
  // "Cô Ba" is a name and nothing is left of it: then it stands as it is.
  return first > 0 && syllables.length - first >= 2 ? syllables.slice(first) : syllables;
}

/** The full name, and "đệm + tên" as a class calls its own, from two syllables on. */
function personForms(name: string): Form[] {
  const outside = name.replace(/\([^)]*\)/gu, " ").split(/[,;]|\s[-–—]\s/u)[0] ?? "";
  const full = withoutAddress(syllablesOf(outside));
  if (full.length < 2) return [];
  // An account may be that of a school.
  if (/^(?:truong|cong ty|trung tam|thpt|thcs|hop tac xa) /u.test(bareText(full))) return unitForms(name);
  const forms: Form[] = [{ ...plain, kind: "person", syllables: full }, ...joinedForm("person", full)];
  for (let from = 1; full.length - from >= 2; from++) {
    const called = full.slice(from);
    forms.push({ ...plain, kind: "person", syllables: called, capitals: called.length === 2 });
  }
  return forms;
}

/** The whole name, and what is left of it without the words that only say what kind of unit it is. */
function unitForms(name: string): Form[] {
  const parts = [name, ...name.split(/[,;()"“”]|\s[-–—]\s/u)];
  return parts.flatMap((part) => {
    const whole = syllablesOf(part);
    if (whole.length === 0 || NO_UNIT.has(bareText(whole)) || PLACES.has(bareText(whole))) return [];
    const core = whole.slice(kindWords(whole, 0));
    const forms: Form[] = whole.length >= 2 && !isOrdinary(whole) ? [{ ...plain, kind: "unit", syllables: whole }] : [];
    if (core.length === 0) return forms;
    const behindKind = core.length < 2 || isOrdinary(core);
    const ordinary = isCommon(core);
    forms.push({ kind: "unit", syllables: core, capitals: core.length === 2, behindKind, ordinary, joined: false });
    return behindKind ? forms : [...forms, ...joinedForm("unit", core)];
  });
}

/** All that stands for these people and units, each once. */
export function formsOf({ persons, units, terms }: Pick<Identity, "persons" | "units" | "terms">): Form[] {
  const all = [
    ...persons.flatMap(personForms),
    ...units.flatMap(unitForms),
    ...terms.flatMap((term) => {
      const syllables = syllablesOf(term);
      return syllables.length > 0 ? [{ ...plain, kind: "term" as const, syllables }] : [];
    }),
  ];
  const seen = new Map<string, Form>();
  for (const form of all) {
    const key = `${form.joined}|${form.syllables.map(({ marked }) => marked).join(" ")}`;
    const other = seen.get(key);
    // Of two with the same words the one that is found in more places.
    if (!other || Number(other.behindKind) + Number(other.capitals) > Number(form.behindKind) + Number(form.capitals))
      seen.set(key, form);
  }
  return [...seen.values()];
}
