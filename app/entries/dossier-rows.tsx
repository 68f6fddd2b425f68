import { createContext, useCallback, useContext, useEffect, useRef, useState } from "react";
import type { ButtonVariant } from "~/ui";
import { SubmitButton } from "~/ui";
import { keepToOpenParts } from "./dossier-parts";
import { allQuestions, contentFromForm, type EntryContent } from "./entry-content";
import { readerOf } from "./writing/form-reader";
import type { EntryRules } from "./entry-facts";
import { mergeDraft } from "./writing/merge-draft";
import { DRAWN_NUMBERS } from "./writing/row-ids";

type Change = (content: EntryContent) => EntryContent;

interface Rows {
  /** Takes what is typed, changes it, and draws the form anew; then the named field is where one goes on. */
  readonly change: (change: Change, focus?: string) => void;
}

export const RowsContext = createContext<Rows>({ change: () => undefined });

/**
 * What the form is drawn from: what the server knows, with the rows that came and went here since. The fields keep
 * their own values; this says only which there are.
 */
export function useDossierRows(
  marker: React.RefObject<HTMLElement>,
  rules: EntryRules,
  stored: EntryContent,
  openParts: readonly string[] | null,
) {
  const [known, setKnown] = useState(stored);
  const [content, setContent] = useState(stored);
  const focus = useRef<string>();
  if (known !== stored) {
    setKnown(stored);
    if (JSON.stringify(known) !== JSON.stringify(stored))
      setContent(mergeDraft(known, content, stored).content);
  }

  const change = useCallback(
    (change: Change, next?: string) => {
      const form = marker.current?.closest("form");
      if (!form) return;
      focus.current = next;
      const typed = contentFromForm(allQuestions(rules), readerOf(new FormData(form)));
      setContent((before) => change(keepToOpenParts(openParts, before, typed)));
    },
    [marker, rules, openParts],
  );

  useEffect(() => {
    const form = marker.current?.closest("form");
    if (!form || focus.current === undefined) return;
    const next = form.elements.namedItem(focus.current);
    focus.current = undefined;
    if (next instanceof HTMLElement) next.focus();
    const main = [...form.querySelectorAll<HTMLInputElement>('input[name="mainMember"]')];
    const [first] = main;
    if (first && !main.some(({ checked }) => checked)) first.checked = true;
    // Whoever listens to what is typed hears of the rows too.
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }, [marker, content]);

  useEffect(() => {
    const form = marker.current?.closest("form");
    const onChange = ({ target }: Event) => {
      if (target instanceof HTMLSelectElement && target.name === "divisionId")
        change((typed) => typed, "divisionId");
    };
    form?.addEventListener("change", onChange);
    return () => form?.removeEventListener("change", onChange);
  }, [marker, change]);

  return { content, change };
}

/** A number for a row that is added here, while others may add theirs elsewhere. */
export function drawnNumber(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return DRAWN_NUMBERS.from + (drawn % DRAWN_NUMBERS.count);
}

/** Adds or takes away a row: at once with script; without it the form is sent with the intent, and saved. */
export function RowButton({
  intent,
  change,
  focus = "",
  variant = "secondary",
  children,
}: {
  intent: string;
  change: Change;
  focus?: string;
  variant?: ButtonVariant;
  children: React.ReactNode;
}) {
  const rows = useContext(RowsContext);
  return (
    <SubmitButton
      intent={intent}
      variant={variant}
      className={variant === "quiet" ? "-ml-3" : ""}
      onClick={(event) => {
        event.preventDefault();
        rows.change(change, focus);
      }}
    >
      {children}
    </SubmitButton>
  );
}
