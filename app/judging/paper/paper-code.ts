import { isReadableSecret } from "~/platform/readable-secret";

/** Signs of a paper sheet's code: people may have to type it where a scan cannot be read. */
export const PAPER_CODE_LENGTH = 10;

/** The code of a paper sheet, from what its QR code says or from what somebody typed; null when it is none. */
export function paperCodeOf(text: string): string | null {
  const last = text.trim().split("/").at(-1) ?? "";
  const code = last.replace(/[\s-]/gu, "").toUpperCase();
  return code.length === PAPER_CODE_LENGTH && isReadableSecret(code) ? code : null;
}

/** As it is printed, in two halves that can be read aloud. */
export function printedPaperCode(code: string): string {
  const half = Math.ceil(code.length / 2);
  return `${code.slice(0, half)}-${code.slice(half)}`;
}
