import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 in lower-case hexadecimal, the same in browser and server and without waiting; text is taken as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  return bytesToHex(sha256(typeof data === "string" ? utf8ToBytes(data) : data));
}

/** The hash as the formats of this project write it: "sha256:" and 64 digits. */
export function sha256Tag(data: string | Uint8Array): string {
  return `sha256:${sha256Hex(data)}`;
}

export const SHA256_TAG = /^sha256:[0-9a-f]{64}$/;
