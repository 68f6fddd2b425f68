import { canonicalJson } from "~/platform/canonical-json";
import { sha256Hex } from "~/platform/sha256";
import { isUuid } from "~/platform/uuid";
import type { PaperForm } from "./paper-form";

/** What the code on a printed page says: which entry, printed from which content, which page of how many. */
export interface PaperReference {
  readonly entryId: string;
  /** Of what was printed; ten hexadecimal digits. */
  readonly fingerprint: string;
  readonly page: number;
  readonly pages: number;
}

/** Names the format; another layout of the bytes gets another number. */
const PREFIX = "SGT1:";
/** Without letters that are taken for digits; upper case, which QR codes hold in less room. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BYTES = { entry: 16, fingerprint: 5, check: 2 } as const;
const LENGTH = BYTES.entry + BYTES.fingerprint + 2 + BYTES.check;
const MAX_PAGES = 255;

/** The text of the code: it says nothing to whoever reads it, and a misread one is noticed. */
export function encodeReference({ entryId, fingerprint, page, pages }: PaperReference): string {
  if (
    !isUuid(entryId) ||
    !/^[0-9a-f]{10}$/.test(fingerprint) ||
    page < 1 ||
    page > pages ||
    pages > MAX_PAGES
  )
    throw new RangeError("not a reference");
  const hex = (value: number) => value.toString(16).padStart(2, "0");
  const body = entryId.replaceAll("-", "").toLowerCase() + fingerprint + hex(page) + hex(pages);
  return PREFIX + base32(body + checkOf(body));
}

/** Reads the text of a code, also one that a person typed; null when it is none of ours. */
export function decodeReference(text: string): PaperReference | null {
  const upper = text.trim().toUpperCase();
  if (!upper.startsWith(PREFIX)) return null;
  const hex = fromBase32(upper.slice(PREFIX.length));
  if (hex?.length !== LENGTH * 2) return null;
  const body = hex.slice(0, -2 * BYTES.check);
  if (hex.slice(body.length) !== checkOf(body)) return null;
  const entry = body.slice(0, 32);
  const entryId = [8, 12, 16, 20, 32]
    .map((end, i, ends) => entry.slice(ends[i - 1] ?? 0, end))
    .join("-");
  const page = Number.parseInt(body.slice(-4, -2), 16);
  const pages = Number.parseInt(body.slice(-2), 16);
  if (!isUuid(entryId) || page < 1 || page > pages) return null;
  return { entryId, fingerprint: body.slice(32, 42), page, pages };
}

/** Of all that a paper shows of its dossier; consent that comes or goes makes no paper an old one. */
export function paperFingerprint(form: PaperForm): string {
  const members = form.members.map((member) => ({ ...member, ethnicity: "" }));
  return sha256Hex(canonicalJson({ ...form, members })).slice(0, 10);
}

/** The fingerprint for people to compare: "7F2K-9QPA". */
export function printCode(fingerprint: string): string {
  const letters = base32(fingerprint);
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

function checkOf(body: string): string {
  return sha256Hex(PREFIX + body).slice(0, 2 * BYTES.check);
}

function base32(hex: string): string {
  const bits = [...hex]
    .map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0"))
    .join("");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET.charAt(Number.parseInt(five.padEnd(5, "0"), 2)))
    .join("");
}

function fromBase32(text: string): string | null {
  const values = [...text.replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1")].map(
    (letter) => ALPHABET.indexOf(letter),
  );
  if (values.includes(-1)) return null;
  const bits = values.map((value) => value.toString(2).padStart(5, "0")).join("");
  return (bits.match(/.{8}/g) ?? [])
    .map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, "0"))
    .join("");
}
