/** The official documents of a contest, in the order in which it needs them. */
export const OFFICIAL_KINDS = [
  "eligibility",
  "panels",
  "invitation",
  "judge-summary",
  "panel-summary",
  "minutes",
  "proposal",
  "provisional",
  "prizes",
  "report",
] as const;

export type OfficialKind = (typeof OFFICIAL_KINDS)[number];

/** What there is one document of its kind for. */
export type Subject = "contest" | "decision" | "meeting" | "panel" | "judge";

export interface KindFacts {
  /** What the number begins with after the stroke (QĐ, TB …); "" where documents of this kind bear none. */
  readonly symbol: string;
  readonly subject: Subject;
  /** Signed by whoever signs for the organisation; else by those whose paper it is. */
  readonly signed: boolean;
  /** Says what was scored: withheld from whoever has an interest in an entry. */
  readonly marks: boolean;
  /** What must have been done before there is anything to print. */
  readonly needs: "opened" | "decided" | "panels" | "meeting" | "panel-closed" | "tallied";
  /** Prints the prizes: once they are computed anew, a number that was recorded before belongs to another text. */
  readonly printsResult: boolean;
  /** It is put up for everybody: authors are named as far as they agreed to it. Else in full, as the paper decides about them. */
  readonly audience: "public" | "internal";
}

export const KIND_FACTS: Readonly<Record<OfficialKind, KindFacts>> = {
  eligibility: { symbol: "QĐ", subject: "decision", signed: true, marks: false, needs: "decided", printsResult: false, audience: "internal" },
  panels: { symbol: "QĐ", subject: "contest", signed: true, marks: false, needs: "panels", printsResult: false, audience: "internal" },
  invitation: { symbol: "GM", subject: "meeting", signed: true, marks: false, needs: "meeting", printsResult: false, audience: "internal" },
  "judge-summary": { symbol: "", subject: "judge", signed: false, marks: true, needs: "panel-closed", printsResult: false, audience: "internal" },
  "panel-summary": { symbol: "", subject: "panel", signed: false, marks: true, needs: "panel-closed", printsResult: false, audience: "internal" },
  minutes: { symbol: "BB", subject: "meeting", signed: false, marks: true, needs: "meeting", printsResult: false, audience: "internal" },
  proposal: { symbol: "TTr", subject: "contest", signed: true, marks: true, needs: "tallied", printsResult: true, audience: "internal" },
  provisional: { symbol: "TB", subject: "contest", signed: true, marks: true, needs: "tallied", printsResult: true, audience: "public" },
  prizes: { symbol: "QĐ", subject: "contest", signed: true, marks: true, needs: "tallied", printsResult: true, audience: "internal" },
  report: { symbol: "BC", subject: "contest", signed: true, marks: true, needs: "opened", printsResult: true, audience: "internal" },
};

/** A decision names at its head on what it rests. */
export const isDecision = (kind: OfficialKind) => KIND_FACTS[kind].symbol === "QĐ";

export function officialKindOf(text: string): OfficialKind | null {
  return OFFICIAL_KINDS.find((kind) => kind === text) ?? null;
}

/**
 * The number as it is printed: "12" becomes "12/QĐ-BTC" and "5" "05/QĐ-BTC" (numbers below ten begin with a nought), one
 * with its symbol stays, none is left to be filled in by pen.
 * `suffix`: of the organisation, "BTC"; with a kind's symbol before it ("QĐ-BTC") that is left out.
 */
export function printedNumber(kind: OfficialKind, number: string, suffix: string): string {
  const { symbol } = KIND_FACTS[kind];
  const typed = number.trim();
  if (symbol === "" || typed.includes("/")) return typed;
  const body = suffix.trim().replace(/^(QĐ|GM|BB|TTr|TB|BC)-/, "");
  return `${typed === "" ? "……" : typed.padStart(2, "0")}/${symbol}${body && `-${body}`}`;
}
