import type { Align, Face, Words } from "../pdf-layout";

/*
 * An official document in the form of Nghị định 30/2020, as blocks from top to bottom. Two writers set it: as PDF and as
 * .docx. A date or number that is not known yet is left to be filled in by pen.
 */

export interface OfficialHead {
  readonly country: string;
  readonly motto: string;
  /** The body above; "" where there is none. */
  readonly parent: string;
  /** Who issues it. */
  readonly issuer: string;
  /** "Số: 12/QĐ-BTC"; "" where it bears none. */
  readonly number: string;
  readonly placeAndDate: string;
}

export interface OfficialSignature {
  /** "TM. BAN TỔ CHỨC", and under it "KT. TRƯỞNG BAN" where a deputy signs; "" where it is signed in the own name. */
  readonly authority: string;
  /** "TRƯỞNG BAN", "THƯ KÝ" */
  readonly office: string;
  readonly note?: string;
  /** Office in the body whose seal is used: between seal and name. */
  readonly position?: string;
  /** Without academic titles. */
  readonly name: string;
}

export interface OfficialColumn {
  readonly head: string;
  /** Its share of the table's width. */
  readonly share: number;
  /** Millimetres below which it does not go, for long texts beside many columns of figures. */
  readonly least?: number;
  readonly align?: Exclude<Align, "justify">;
}

export interface OfficialBar {
  readonly label: string;
  readonly value: number;
}

export type OfficialBlock =
  | ({ readonly kind: "head" } & OfficialHead)
  /** Name of the kind in capitals, and what it is about (trích yếu). */
  | { readonly kind: "title"; readonly name: string; readonly about: string }
  /** What is appended, on a page of its own. `note`: to what. */
  | {
      readonly kind: "annex";
      readonly name: string;
      readonly about: string;
      readonly note: string;
      readonly landscape: boolean;
    }
  | { readonly kind: "centred"; readonly words: Words; readonly bold: boolean }
  | { readonly kind: "prose"; readonly words: Words }
  /** A line of "Căn cứ". */
  | { readonly kind: "ground"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | {
      readonly kind: "table";
      readonly columns: readonly OfficialColumn[];
      readonly rows: readonly (readonly Words[])[];
    }
  /** Bars beside each other, each with its label and its number. */
  | { readonly kind: "chart"; readonly title: string; readonly bars: readonly OfficialBar[] }
  /** Recipients on the left, the signature on the right. */
  | {
      readonly kind: "close";
      readonly heading: string;
      readonly recipients: readonly string[];
      readonly signature: OfficialSignature;
    }
  /** Side by side, as under minutes. */
  | { readonly kind: "signatures"; readonly signatures: readonly OfficialSignature[] };

export interface OfficialDocument {
  /** Of the file, for its reader's window. */
  readonly title: string;
  readonly createdAt: Date;
  /** Its first pages lie across. */
  readonly landscape?: boolean;
  readonly blocks: readonly OfficialBlock[];
}

/** Points. */
export const SIZE = { prose: 13, head: 12, motto: 13, table: 11, recipients: 11 } as const;
/** Millimetres. */
export const PAGE = { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 18 } as const;

export const prose = (words: Words): OfficialBlock => ({ kind: "prose", words });
export const ground = (text: string): OfficialBlock => ({ kind: "ground", text });
export const heading = (text: string): OfficialBlock => ({ kind: "heading", text });
export const centred = (words: Words, bold = false): OfficialBlock => ({ kind: "centred", words, bold });
export const bold = (text: string) => [{ text, style: "bold" as const }];

/** A paragraph that begins in bold: "Điều 1." and what it says. */
export function led(lead: string, text: string): OfficialBlock {
  return prose([
    { text: `${lead} `, style: "bold" },
    { text, style: "regular" },
  ]);
}

/** Words as stretches of one face each. */
export function runsOf(words: Words, face: Face = "regular"): readonly { text: string; style: Face }[] {
  return typeof words === "string" ? [{ text: words, style: face }] : words;
}

/**
 * The share of a column of entries' codes, so that the longest stands on one line; `perShare`: millimetres of one share.
 * In the tables' size a letter or digit is about 2.3 mm wide.
 */
export function codeShare(codes: readonly string[], perShare: number): number {
  const longest = Math.max(6, ...codes.map((code) => code.length));
  return Math.min(4.5, (longest * 2.3 + 3) / perShare);
}
