import { useCallback, useEffect, useRef, useState } from "react";
import { typedOf } from "~/judging/sheets/marks";
import { TEXT_FIELDS, type SheetTexts, type TypedContent } from "~/judging/sheets/sheet-content";
import type { Language } from "~/platform/language";
import { forgetLocal, keepLocal, readLocal } from "./local-copy";
import { saveInBackground, type OtherSheet } from "./save-in-background";

export type Typed = TypedContent;

/** What stands on the server when somebody else, or another tab, was first. */
export interface Other {
  readonly version: number;
  readonly state: OtherSheet["state"];
  readonly typed: Typed;
}

export type SaveState =
  | { readonly kind: "saved" | "unsaved" | "saving" | "unsent" }
  | { readonly kind: "refused"; readonly code: string };

export interface SheetStart {
  readonly assignmentId: string;
  readonly language: Language;
  /** What the server holds. */
  readonly version: number;
  readonly stored: Typed;
  /** What the form begins with; an answer may have brought it back. */
  readonly typed: Typed;
  readonly other: Other | null;
}

/** A pause in typing this long sends the sheet. */
const PAUSE_MS = 1_200;
const RETRY_MS = 8_000;

/** An empty field and one left out are the same. */
function keyOf({ marks, proposal, ...texts }: Typed): string {
  const filled = Object.entries(marks).filter(([, text]) => text.trim() !== "");
  return JSON.stringify([
    filled.sort(([a], [b]) => (a < b ? -1 : 1)),
    TEXT_FIELDS.map((field) => texts[field].trim()),
    proposal,
  ]);
}

export function otherOf(
  { version, state, marks, ...texts }: OtherSheet,
  language: Language,
): Other {
  return { version, state, typed: { marks: typedOf(marks, language), ...texts } };
}

/**
 * A sheet being filled in: each change is kept in this browser at once and on the server after a pause, and sent
 * again until it arrives. Where somebody was first, nothing is sent until the judge has chosen between the two.
 */
export function useSheet(start: SheetStart) {
  const { assignmentId, language } = start;
  const [typed, setTyped] = useState(start.typed);
  const [version, setVersion] = useState(start.version);
  const [other, setOther] = useState(start.other);
  const [state, setState] = useState<SaveState>({ kind: "saved" });
  const [restored, setRestored] = useState(false);
  const opened = useRef(start);
  const now = useRef({ ...start, onServer: keyOf(start.stored), halted: start.other !== null });
  const sending = useRef<Promise<unknown> | null>(null);
  const timer = useRef<number>();

  const halt = useCallback((found: Other) => {
    now.current.halted = true;
    setOther(found);
    setState({ kind: "unsaved" });
  }, []);

  const acknowledge = useCallback(
    (saved: number, sent: Typed, whole: boolean) => {
      const at = now.current;
      at.version = saved;
      at.onServer = keyOf(sent);
      setVersion(saved);
      const same = keyOf(at.typed) === at.onServer;
      if (same && whole) forgetLocal(assignmentId);
      else keepLocal(assignmentId, { version: saved, ...at.typed });
      setState({ kind: same ? "saved" : "unsaved" });
      return same;
    },
    [assignmentId],
  );

  /** Sends what is not on the server yet; the version that then stands there, or null where it did not arrive. */
  const send = useCallback(async (): Promise<number | null> => {
    window.clearTimeout(timer.current);
    while (sending.current) await sending.current;
    const at = now.current;
    if (at.halted) return null;
    const sent = at.typed;
    if (keyOf(sent) === at.onServer) return at.version;
    const again = (pause: number) => {
      timer.current = window.setTimeout(() => void send(), pause);
    };
    setState({ kind: "saving" });
    const work = saveInBackground(assignmentId, { version: at.version, ...sent });
    sending.current = work;
    const answer = await work;
    sending.current = null;
    switch (answer.kind) {
      case "saved":
        if (!acknowledge(answer.version, sent, answer.whole)) again(PAUSE_MS);
        return answer.version;
      case "conflict":
        halt(otherOf(answer.other, language));
        return null;
      case "refused":
        // Signing in again, perhaps in another tab, lets the same words through.
        at.halted = answer.code !== "sign-in";
        if (!at.halted) again(RETRY_MS);
        setState(answer);
        return null;
      case "unsent":
        again(RETRY_MS);
        setState(answer);
        return null;
    }
  }, [assignmentId, language, acknowledge, halt]);

  const change = useCallback(
    (next: Typed) => {
      now.current.typed = next;
      keepLocal(assignmentId, { version: now.current.version, ...next });
      setTyped(next);
      setState((before) =>
        before.kind === "refused" && before.code !== "sign-in" ? before : { kind: "unsaved" },
      );
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void send(), PAUSE_MS);
    },
    [assignmentId, send],
  );

  /** What stood in the fields before this page's script was there, on a slow line: as good as typed now. */
  const adopt = useCallback(
    (early: Partial<SheetTexts> & Pick<Typed, "marks">) => {
      const drawn = opened.current.typed;
      const marks = Object.entries(early.marks).filter(
        ([id, text]) => text !== (drawn.marks[id] ?? ""),
      );
      const written = ([...TEXT_FIELDS, "proposal"] as const).flatMap((name) =>
        early[name] === undefined || early[name] === drawn[name] ? [] : [[name, early[name]]],
      );
      if (marks.length === 0 && written.length === 0) return;
      const { typed: current } = now.current;
      change({
        ...current,
        ...(Object.fromEntries(written) as Partial<SheetTexts>),
        marks: { ...current.marks, ...Object.fromEntries(marks) },
      });
    },
    [change],
  );

  const choose = useCallback(
    (which: "mine" | "other") => {
      if (!other) return;
      Object.assign(now.current, {
        version: other.version,
        onServer: keyOf(other.typed),
        halted: false,
      });
      setVersion(other.version);
      setOther(null);
      if (which === "mine") return void send();
      now.current.typed = other.typed;
      setTyped(other.typed);
      forgetLocal(assignmentId);
      setState({ kind: "saved" });
    },
    [other, send, assignmentId],
  );

  // What this browser kept from last time: continued where the server is as it was, else laid beside it.
  useEffect(() => {
    const copy = readLocal(assignmentId);
    const at = now.current;
    const begun = opened.current;
    if (!copy || at.halted || keyOf(copy) === at.onServer) return;
    const { version: _seen, ...kept } = copy;
    at.typed = kept;
    setTyped(at.typed);
    setRestored(true);
    if (copy.version === begun.version) {
      setState({ kind: "unsaved" });
      timer.current = window.setTimeout(() => void send(), PAUSE_MS);
    } else {
      halt({ version: begun.version, state: "DRAFT", typed: begun.stored });
    }
  }, [assignmentId, send, halt]);

  useEffect(() => {
    const again = () => void send();
    const whenHidden = () => {
      if (document.visibilityState === "hidden") again();
    };
    window.addEventListener("online", again);
    document.addEventListener("visibilitychange", whenHidden);
    return () => {
      window.removeEventListener("online", again);
      document.removeEventListener("visibilitychange", whenHidden);
      // Leaving for another page: what is typed goes out now, and nothing is retried from a page that is gone.
      void send().finally(() => window.clearTimeout(timer.current));
    };
  }, [send]);

  return { typed, version, other, state, restored, change, adopt, choose, send, halt, acknowledge };
}
