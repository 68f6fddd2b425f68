import { randomBytes, randomInt } from "node:crypto";
import { READABLE } from "./readable-secret";
import { sha256Hex } from "./sha256";

/** A secret for a link: 256 bits. It is told once; only `tokenHash` of it is kept. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a token. */
export function tokenHash(token: string): string {
  return sha256Hex(token);
}

/** A secret that people read from paper and type: `length` signs, about 4.9 bits each. */
export function readableSecret(length: number): string {
  return Array.from({ length }, () => READABLE[randomInt(READABLE.length)]).join("");
}
