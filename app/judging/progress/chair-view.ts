import type { MarksSeen } from "~/contests/regulation";
import { mayReadOthers } from "../sheets/marks-seen";
import type { SheetProgress } from "./progress";

/** Why totals of an entry are not shown: an interest, the own sheet that is not in yet, or what the regulation says. */
export type Withheld = "conflict" | "own-sheet" | "regulation";

/**
 * A chair who scores too sees the others' totals of an entry when their own sheet is in; a secretary what the
 * regulation shows to judges. An interest in the entry forbids it to both, for good.
 */
export function withheldFrom(view: {
  readonly chair: boolean;
  readonly conflicted: boolean;
  /** Of whoever looks. */
  readonly own: SheetProgress;
  readonly seen: MarksSeen;
  readonly panelClosed: boolean;
}): Withheld | null {
  if (view.conflicted) return "conflict";
  if (view.own !== "none" && view.own !== "submitted") return "own-sheet";
  if (view.chair) return null;
  const { seen, panelClosed } = view;
  return mayReadOthers(seen, { ownSheet: view.own === "submitted", panelClosed }) ? null : "regulation";
}
