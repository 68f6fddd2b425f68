import type { SheetContent } from "../sheets/sheet-content";
import type { SheetState } from "../progress/progress";
import { contentKey, type SheetCopy } from "./sheet-copy";

/** What stands on the server when somebody else, or another device, was first. */
export interface OtherSheet extends SheetContent {
  readonly version: number;
  readonly state: SheetState;
}

export interface Receipt {
  readonly receipt: string;
  readonly submittedAt: string;
}

/** How sending a sheet went. */
export type SendAnswer =
  /** `whole`: nothing in it was wrong, so that the server has all of it. */
  | { readonly kind: "saved"; readonly version: number; readonly whole: boolean }
  | ({ readonly kind: "submitted"; readonly version: number } & Receipt)
  /** Something is missing or wrong; what was good has been saved. */
  | { readonly kind: "incomplete"; readonly version: number }
  | { readonly kind: "conflict"; readonly other: OtherSheet }
  | { readonly kind: "refused"; readonly code: string }
  /** No line, or a server in trouble: tried again later. */
  | { readonly kind: "unsent" };

/** Until these are mended nothing else would go through either. */
const STOPS = ["sign-in", "other-person"];

/** Why the rest of the outbox waits as well; null: go on with the next. */
export function stopOf(answer: SendAnswer): string | null {
  if (answer.kind === "unsent") return "unsent";
  return answer.kind === "refused" && STOPS.includes(answer.code) ? answer.code : null;
}

/** What is to be sent, in this order: submissions have a deadline, then the oldest first. */
export function sendOrder(copies: readonly SheetCopy[], again: boolean): SheetCopy[] {
  return copies
    .filter(({ sent, refused }) => !sent && (again || refused === null))
    .sort(
      (a, b) =>
        Number(b.pending !== null) - Number(a.pending !== null) ||
        a.at - b.at ||
        (a.assignmentId < b.assignmentId ? -1 : 1),
    );
}

/** A copy after the answer to it: sent, or kept with what the judge has to see to. Never gone. */
export function afterAnswer(copy: SheetCopy, answer: SendAnswer): SheetCopy {
  switch (answer.kind) {
    case "saved": {
      const { version, whole } = answer;
      return { ...copy, version, base: copy.typed, sent: whole, refused: whole ? null : "faulty" };
    }
    case "submitted": {
      const { version, receipt, submittedAt } = answer;
      return {
        ...copy,
        version,
        base: copy.typed,
        sent: true,
        refused: null,
        pending: null,
        receipt: { receipt, submittedAt },
        news: true,
      };
    }
    case "incomplete":
      return { ...copy, version: answer.version, pending: null, refused: "incomplete" };
    case "conflict":
      return {
        ...copy,
        refused: answer.other.state === "SUBMITTED" ? "submitted-elsewhere" : "conflict",
      };
    case "refused":
      return stopOf(answer) ? copy : { ...copy, refused: answer.code };
    case "unsent":
      return copy;
  }
}

/** A copy after an answer, with what was typed while it was on its way. */
export function overtaken(answered: SheetCopy, sent: SheetCopy, now: SheetCopy): SheetCopy {
  const { typed, pending, at } = now;
  // Without locks the form may have been faster.
  if (now.version > answered.version) return now;
  if (contentKey(typed) === contentKey(sent.typed) && pending === sent.pending) return answered;
  return { ...answered, typed, pending, at, sent: false, news: false };
}

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 120_000;

/** How long to wait after so many attempts in a row that did not arrive. */
export function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, failures - 1));
}
