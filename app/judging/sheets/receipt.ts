import { canonicalJson } from "~/platform/canonical-json";
import { formatDecimal, fromMilli } from "~/platform/decimal";
import { sha256Tag } from "~/platform/sha256";

/** A submitted sheet as a results bundle states it. */
export interface ReceiptSheet {
  readonly round: string;
  readonly judge: string;
  readonly entry: string;
  readonly scores: Readonly<Record<string, string>>;
  readonly submittedAt?: string;
  readonly receipt?: string;
}

/** Marks as the database keeps them (integers of thousandths) as the decimal texts that are published. */
export function scoresOf(marks: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(marks).map(([id, milli]) => [id, formatDecimal(fromMilli(milli))]),
  );
}

/**
 * The receipt of a submitted sheet: SHA-256 over the UTF-8 bytes of the sheet's canonical JSON without
 * `receipt`, followed directly by the UTF-8 bytes of the judge's private nonce, with nothing between.
 * Canonical JSON ends with the brace that closes it, so no two pairs share their bytes, and a judge can
 * check it by hand: `printf '%s%s' "$SHEET" "$NONCE" | sha256sum`.
 * The sheet must be hashed exactly as it will be published, its decimal texts included.
 */
export function receiptOf(sheet: ReceiptSheet, nonce: string): string {
  const { receipt: _left, ...content } = sheet;
  return sha256Tag(canonicalJson(content) + nonce);
}
