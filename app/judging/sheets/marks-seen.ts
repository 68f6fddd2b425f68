import type { MarksSeen } from "~/contests/regulation";

export interface OwnPlace {
  /** The own sheet of this entry in this round is in; one that was given back is not. */
  readonly ownSheet: boolean;
  readonly panelClosed: boolean;
}

/**
 * Whether a judge reads the other judges' marks of an entry. A conflict of interest forbids it whatever the
 * regulation says; that is asked apart.
 */
export function mayReadOthers(seen: MarksSeen, { ownSheet, panelClosed }: OwnPlace): boolean {
  switch (seen) {
    case "never":
      return false;
    case "after-own":
      return ownSheet;
    case "after-round":
      return panelClosed;
  }
}
