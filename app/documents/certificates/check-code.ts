import { isReadableSecret } from "~/platform/readable-secret";

/** Signs of the code by which a certificate is looked up: about 59 bits. */
export const CHECK_CODE_LENGTH = 12;

/** A code as it was typed from paper, in the form in which it is kept; null when it cannot be one. */
export function readCheckCode(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s.-]/g, "");
  return isReadableSecret(plain) && plain.length === CHECK_CODE_LENGTH ? plain : null;
}

/** In three groups, as it is printed. */
export function printedCheckCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

/** Whether a number as it was typed is this one: case and blanks do not count. */
export function isSameNumber(typed: string, number: string): boolean {
  const plain = (text: string) => text.normalize("NFC").toLocaleLowerCase("vi").replace(/\s+/g, "");
  return plain(typed) === plain(number);
}
