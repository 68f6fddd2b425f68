import { useCallback, useEffect, useRef } from "react";

type Run = () => void;

/**
 * Puts off what would move the page while a press is under way: its target would no longer be under the pointer when
 * that is let go, and the press would be lost. Without a press it runs at once.
 */
export function useAfterPress(): (run: Run) => void {
  const pressed = useRef(false);
  const waiting = useRef<Run[]>([]);
  useEffect(() => {
    const down = () => {
      pressed.current = true;
    };
    const up = () => {
      pressed.current = false;
      // The click itself follows.
      window.setTimeout(() => waiting.current.splice(0).forEach((run) => run()));
    };
    const ends = ["mouseup", "dragend"];
    document.addEventListener("mousedown", down, true);
    for (const end of ends) document.addEventListener(end, up, true);
    return () => {
      waiting.current = [];
      document.removeEventListener("mousedown", down, true);
      for (const end of ends) document.removeEventListener(end, up, true);
    };
  }, []);
  return useCallback((run) => {
    if (pressed.current) waiting.current.push(run);
    else run();
  }, []);
}
