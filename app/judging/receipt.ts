import { canonicalJson } from "~/platform/canonical-json";
import { sha256Hex } from "~/platform/sha256";

/** A submitted sheet as a results bundle states it, before its receipt. Scores are decimal strings. */
export interface ReceiptSheet {
  readonly round: string;
  readonly judge: string;
  readonly entry: string;
  readonly scores: Readonly<Record<string, string>>;
  readonly submittedAt: string;
}

/**
 * What a judge is shown when a sheet is submitted: SHA-256 over the sheet's canonical JSON and the judge's private nonce.
 * With it the judge, and nobody else, finds the sheet in the published bundle.
 */
export function receiptOf(sheet: ReceiptSheet, nonce: string): string {
  const { round, judge, entry, scores, submittedAt } = sheet;
  return `sha256:${sha256Hex(canonicalJson({ round, judge, entry, scores, submittedAt, nonce }))}`;
}
