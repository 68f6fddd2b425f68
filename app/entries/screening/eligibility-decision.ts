import { z } from "zod";
import { canonicalJson } from "~/platform/canonical-json";
import { sha256Hex } from "~/platform/sha256";
import type { EntryState } from "../entry-state";

/** One line of a formal decision, as it was decided. */
export const decidedEntrySchema = z.object({
  entryId: z.string(),
  versionId: z.string(),
  code: z.string(),
  title: z.string(),
  fieldId: z.string(),
  outcome: z.enum(["ELIGIBLE", "INELIGIBLE"]),
  /** Of a refusal: why, in the secretariat's words. */
  reason: z.string(),
});
export type DecidedEntry = z.infer<typeof decidedEntrySchema>;

/** The list of a stored decision; it was checked when it was written. */
export function readDecided(stored: unknown): readonly DecidedEntry[] {
  return stored as readonly DecidedEntry[];
}

/** What is known of an entry when a decision is prepared. */
export interface Candidate {
  readonly entryId: string;
  readonly versionId: string | null;
  readonly version: number;
  readonly code: string;
  readonly title: string;
  readonly fieldId: string;
  readonly state: EntryState;
  readonly reason: string;
  readonly decided: boolean;
  readonly openAppeal: boolean;
}

/** Why an entry is left to a later decision. */
export type PendingReason = "not-screened" | "supplement" | "appeal";

export interface DecisionList {
  /** In the order of their codes. */
  readonly decided: readonly DecidedEntry[];
  readonly pending: readonly {
    readonly entryId: string;
    readonly code: string;
    readonly title: string;
    readonly why: PendingReason;
  }[];
  /** Of all of this: whoever decides says which list they saw. */
  readonly seal: string;
}

/** What the next decision would hold: everything that was screened and that no decision in force lists. */
export function decisionList(candidates: readonly Candidate[]): DecisionList {
  const open = candidates
    .filter(({ decided, state }) => !decided && state !== "DRAFT" && state !== "WITHDRAWN")
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  const decided: DecidedEntry[] = [];
  const pending: DecisionList["pending"][number][] = [];
  for (const candidate of open) {
    const { entryId, versionId, code, title, fieldId, state, reason } = candidate;
    const why = whyPending(candidate);
    if (why !== null || versionId === null) {
      pending.push({ entryId, code, title, why: why ?? "not-screened" });
      continue;
    }
    const outcome = state === "ELIGIBLE" ? "ELIGIBLE" : "INELIGIBLE";
    const told = outcome === "INELIGIBLE" ? reason : "";
    decided.push({ entryId, versionId, code, title, fieldId, outcome, reason: told });
  }
  const versions = open.map(({ entryId, version }) => [entryId, version]);
  return { decided, pending, seal: sha256Hex(canonicalJson({ decided, versions })) };
}

function whyPending({ state, openAppeal }: Candidate): PendingReason | null {
  if (state === "SUPPLEMENT_REQUESTED") return "supplement";
  if (state !== "ELIGIBLE" && state !== "INELIGIBLE") return "not-screened";
  return openAppeal ? "appeal" : null;
}
