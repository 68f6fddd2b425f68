import type { Result } from "~/platform/result";

/** The value of a use case that must not be refused here; else an error that says what it said. */
export function must<T>(what: string, result: Result<T> | { ok: false; code: string; faults?: unknown }): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${result.code} ${JSON.stringify(result.faults ?? [])}`);
}
