import { isReadableSecret } from "~/platform/readable-secret";

/** Signs of a tracking code: about 49 bits, more than anybody guesses through a form that counts attempts. */
export const TRACKING_CODE_LENGTH = 10;

/** A tracking code as it was typed from paper, in the form in which it is kept; null when it cannot be one. */
export function readTrackingCode(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s.-]/g, "");
  return isReadableSecret(plain) && plain.length === TRACKING_CODE_LENGTH ? plain : null;
}

/** In two groups, as it is printed. */
export function printedTrackingCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}
