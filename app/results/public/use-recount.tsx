import { useCallback, useEffect, useRef, useState } from "react";
import { Counter } from "./recount-counter.client";
import type { Ask, Counted, CountedEntry, FoundSheet, Told } from "./recount-talk";

type Progress = Extract<Told, { told: "progress" }>;
type Failure = Extract<Told, { told: "failed" }>["code"];

export interface RecountState {
  /** There is a worker; false on the server, and without script for good. */
  readonly isReady: boolean;
  readonly progress: Progress | null;
  readonly failed: Failure | null;
  readonly counted: Counted | null;
  /** The entry that was asked for last; null: it is not in the file. */
  readonly entry: { readonly code: string; readonly entry: CountedEntry | null } | null;
  readonly sheet: { readonly found: FoundSheet | null } | null;
}

const NOTHING: RecountState = { isReady: false, progress: null, failed: null, counted: null, entry: null, sheet: null };

/** The recount that goes on beside the page. */
export function useRecount() {
  const [state, setState] = useState(NOTHING);
  const counter = useRef<Counter>();
  useEffect(() => {
    const made = new Counter((told) => setState((before) => after(before, told)));
    counter.current = made;
    setState({ ...NOTHING, isReady: true });
    return () => made.close();
  }, []);
  const ask = useCallback((question: Ask) => {
    if (question.ask === "count" || question.ask === "count-file") {
      const progress: Progress = { told: "progress", stage: "reading", done: 0, total: 0 };
      setState({ ...NOTHING, isReady: true, progress });
    }
    counter.current?.ask(question);
  }, []);
  return { ...state, ask };
}

function after(before: RecountState, told: Told): RecountState {
  switch (told.told) {
    case "progress":
      return { ...before, progress: told };
    case "failed":
      return { ...before, progress: null, failed: told.code };
    case "counted":
      return { ...before, progress: null, counted: told.counted };
    case "entry":
      return { ...before, entry: { code: told.code, entry: told.entry } };
    case "receipt":
      return { ...before, sheet: { found: told.found } };
  }
}
