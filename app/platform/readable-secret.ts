/** Letters and digits of which nobody mistakes one for another on paper. */
export const READABLE = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Whether a text has only such signs. */
export function isReadableSecret(text: string): boolean {
  return text.length > 0 && [...text].every((sign) => READABLE.includes(sign));
}
