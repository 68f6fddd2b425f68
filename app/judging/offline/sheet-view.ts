import type { Language } from "~/platform/language";
import type { SheetState } from "../progress/progress";
import { typedOf } from "../sheets/marks";
import type { TypedContent } from "../sheets/sheet-content";
import type { OtherSheet, Receipt } from "./outbox";
import type { SheetCopy } from "./sheet-copy";

/** What stands on the server when somebody else, or another device, was first. */
export interface Other {
  readonly version: number;
  readonly state: SheetState;
  readonly typed: TypedContent;
}

export type SaveState =
  | { readonly kind: "saved" | "unsaved" | "saving" | "unsent" }
  | { readonly kind: "refused"; readonly code: string };

export interface SheetStart {
  readonly assignmentId: string;
  /** Whose sheet it is. */
  readonly person: string;
  readonly language: Language;
  /** What the server held when the page was made. */
  readonly version: number;
  readonly state: SheetState;
  readonly stored: TypedContent;
  /** What the form begins with; an answer may have brought it back. */
  readonly typed: TypedContent;
  readonly other: Other | null;
  readonly about: SheetCopy["about"];
}

/** An open sheet as it is drawn. */
export interface SheetView {
  readonly typed: TypedContent;
  readonly version: number;
  readonly other: Other | null;
  /** What both versions began from, where it is known. */
  readonly base: TypedContent | null;
  readonly state: SaveState;
  /** Found in this browser, from an earlier visit. */
  readonly restored: boolean;
  /** This browser keeps what is typed; else it is only on the page until the server has it. */
  readonly kept: boolean;
  /** Waits to be submitted. */
  readonly pending: boolean;
  /** Submitted from here since the page was made. */
  readonly receipt: Receipt | null;
}

/** A stored sheet as its fields would show it. */
export function otherOf({ version, state, marks, ...texts }: OtherSheet, language: Language): Other {
  return { version, state, typed: { marks: typedOf(marks, language), ...texts } };
}

export function firstView({ typed, version, other }: SheetStart): SheetView {
  return {
    typed,
    version,
    other,
    base: null,
    state: { kind: "saved" },
    restored: false,
    kept: true,
    pending: false,
    receipt: null,
  };
}
