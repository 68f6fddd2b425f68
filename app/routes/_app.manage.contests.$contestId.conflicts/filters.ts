import type { ConflictRow } from "~/judging/conflicts/conflicts-page.server";

export const FILTERS = ["standing", "to-decide", "lifted"] as const;
export type Filter = (typeof FILTERS)[number];

/** Whether a row belongs under a filter. What is to be decided stands among what holds as well. */
export function passes(filter: Filter, { state, toDecide }: ConflictRow): boolean {
  switch (filter) {
    case "standing":
      return state !== "LIFTED";
    case "to-decide":
      return toDecide;
    case "lifted":
      return state === "LIFTED";
  }
}
