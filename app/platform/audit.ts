import { canonicalJson } from "./canonical-json";
import { sha256Hex } from "./sha256";

/** What the hash of an audit event covers. `at` is an ISO instant. */
export interface AuditRecord {
  readonly chainId: string;
  readonly position: number;
  readonly at: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly data: unknown;
  readonly prevHash: string;
}

/** The `prevHash` of the first event of a chain. */
export const GENESIS = "0".repeat(64);

/** SHA-256 (hex) over the record's canonical JSON, which holds the hash before it: changing one event breaks all after it. */
export function auditHash(record: AuditRecord): string {
  return sha256Hex(canonicalJson(record));
}
