import { useEffect, useRef, useState } from "react";

/**
 * Holds back the first press of "submit" while files are on their way, and tells how many: what is sent in would not
 * have them. The second press goes through, for the deadline waits for nobody.
 */
export function useSubmitGuard(underWay: number) {
  const marker = useRef<HTMLSpanElement>(null);
  const [held, setHeld] = useState(0);
  const told = useRef(false);
  useEffect(() => {
    if (underWay === 0) {
      told.current = false;
      setHeld(0);
      return;
    }
    const form = marker.current?.closest("form");
    const hold = (event: SubmitEvent) => {
      const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
      if (button?.value !== "submit" || told.current) return;
      event.preventDefault();
      event.stopPropagation();
      told.current = true;
      setHeld(underWay);
    };
    form?.addEventListener("submit", hold);
    return () => form?.removeEventListener("submit", hold);
  }, [underWay]);
  useEffect(() => {
    if (held > 0) document.getElementById("files")?.scrollIntoView({ block: "end" });
  }, [held]);
  return { marker, held };
}
