import type { ChecklistItem } from "~/contests/regulation";

export interface StoredMark {
  readonly itemId: string;
  /** Number of the version that was looked at. */
  readonly number: number;
  readonly met: boolean;
}

/** A point of the checklist as it was found; `met` null: nobody has looked. */
export interface CheckedItem extends ChecklistItem {
  readonly met: boolean | null;
  /** The earlier version in which it was found so; null: it was the current one. */
  readonly older: number | null;
}

/** The regulation's points with what was found; a mark of a point that is no more counts for nothing. */
export function checkedItems(
  checklist: readonly ChecklistItem[],
  marks: readonly StoredMark[],
  currentNumber: number,
): CheckedItem[] {
  return checklist.map((item) => {
    const mark = marks.find(({ itemId }) => itemId === item.id);
    return {
      ...item,
      met: mark?.met ?? null,
      older: mark && mark.number !== currentNumber ? mark.number : null,
    };
  });
}

/**
 * What the reason of a supplement or a refusal begins with: the points that were not met, one to a line. A point is
 * worded as what has to hold, so `unmet` says of its label that it does not.
 */
export function unmetReason(items: readonly CheckedItem[], unmet: (label: string) => string): string {
  return items
    .filter(({ met }) => met === false)
    .map(({ label }) => `- ${unmet(label)}`)
    .join("\n");
}
