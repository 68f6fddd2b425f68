/** Of a query on members of panels: those whose work there goes on. */
export const WORKING = { endedAt: null } as const;

/** Of a query on members of panels: those who are given entries. */
export const SCORING = { ...WORKING, scores: true } as const;

/** Whether a member scores entries of a field: an expert those they were invited for, everybody else all. */
export function scoresField(
  { role, fieldIds }: { readonly role: string; readonly fieldIds: readonly string[] },
  fieldId: string | null,
): boolean {
  return role !== "EXPERT" || fieldIds.length === 0 || (fieldId !== null && fieldIds.includes(fieldId));
}
