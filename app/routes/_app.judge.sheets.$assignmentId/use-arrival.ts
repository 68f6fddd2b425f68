import { useLocation } from "@remix-run/react";
import { useEffect } from "react";

/** Of a link from one sheet to another: the keyboard goes on at the sheet, not at the top of the page. */
export const FROM_SHEET = { fromSheet: true } as const;

const isFromSheet = (state: unknown): boolean =>
  typeof state === "object" && state !== null && "fromSheet" in state;

/** Puts the keyboard at the sheet where one came from another; on a phone, where the entry is shown first, nothing moves. */
export function useArrival(assignmentId: string) {
  const { state } = useLocation();
  const fromSheet = isFromSheet(state);
  useEffect(() => {
    if (fromSheet) document.getElementById("sheet")?.focus({ preventScroll: true });
  }, [assignmentId, fromSheet]);
}
