import { canonicalJson } from "~/platform/canonical-json";
import { sha256Hex } from "~/platform/sha256";
import type { Regulation } from "./regulation";

/** SHA-256 (hex) over the regulation's canonical JSON (RFC 8785): what a revision is known by. */
export function regulationHash(document: Regulation): string {
  return sha256Hex(canonicalJson(document));
}
