import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from "react";
import type { Fault } from "~/platform/result";
import { useLanguage } from "~/ui";
import { useAfterPress } from "~/ui/after-press";
import { FormContext, useAppForm } from "~/ui/form-context";
import { keepToOpenParts } from "../dossier-parts";
import { assessEntry } from "../eligibility/eligibility";
import { allQuestions, contentFromForm, type EntryContent } from "../entry-content";
import { readerOf } from "./form-reader";
import type { EntryFacts, EntryRules } from "../entry-facts";
import { printedFaults } from "../present";

const NONE: readonly Fault[] = [];
const EligibilityContext = createContext<readonly Fault[]>(NONE);

/** All that still keeps the dossier, as it stands in the form around, from being sent in. */
export const useEligibility = () => useContext(EligibilityContext);

export interface Assessed {
  readonly rules: EntryRules;
  readonly content: EntryContent;
  readonly attachments: readonly { readonly kindId: string }[];
  readonly facts: EntryFacts;
  /** What a supplement leaves open; null: everything. */
  readonly openParts: readonly string[] | null;
}

/** The typist rests for so long before the form is read again. */
const REST = 400;

/**
 * Assesses the form that it stands in while somebody types. A fault is told beside its field once the field was
 * written in and left; the server's own faults come first.
 */
export function LiveEligibility({ children, ...entry }: Assessed & { children: ReactNode }) {
  const form = useAppForm();
  const language = useLanguage();
  const marker = useRef<HTMLSpanElement>(null);
  const { faults, left } = useLive(marker, entry);
  const printed = useMemo(() => printedFaults(faults, language), [faults, language]);
  const told = useMemo(
    () => ({
      ...form,
      faultOf: (name: string) =>
        form.faultOf(name) ??
        printed.find((fault) => fault.path === name && isLeft(left, name, fault)),
    }),
    [form, printed, left],
  );
  return (
    <EligibilityContext.Provider value={faults}>
      <FormContext.Provider value={told}>
        <span ref={marker} hidden />
        {children}
      </FormContext.Provider>
    </EligibilityContext.Provider>
  );
}

/** What is wrong with all shares together stands beside the list, and is told once a share was written. */
function isLeft(left: ReadonlySet<string>, name: string, { code }: Fault): boolean {
  if (name !== "members") return left.has(name);
  return code === "shares-sum" && [...left].some((field) => field.endsWith(".share"));
}

function useLive(marker: React.RefObject<HTMLElement>, entry: Assessed) {
  const latest = useRef(entry);
  const afterPress = useAfterPress();
  const { rules, content, attachments, facts } = entry;
  const [faults, setFaults] = useState(() => assessEntry(rules, content, attachments, facts));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    latest.current = entry;
  });
  useEffect(() => {
    const form = marker.current?.closest("form");
    if (form) setFaults(assessForm(form, latest.current));
  }, [marker, rules, content, attachments, facts]);

  useEffect(() => {
    const form = marker.current?.closest("form");
    if (!form) return;
    const written = new Set<string>();
    let timer: number | undefined;
    const assess = () => {
      window.clearTimeout(timer);
      setFaults(assessForm(form, latest.current));
    };
    const onInput = (event: Event) => {
      const name = nameOf(event);
      if (name) written.add(name);
      window.clearTimeout(timer);
      timer = window.setTimeout(assess, REST);
    };
    const onLeave = (event: FocusEvent) => {
      const name = nameOf(event);
      if (!name || !written.has(name)) return;
      afterPress(() => {
        assess();
        setLeft((before) => (before.has(name) ? before : new Set([...before, name])));
      });
    };
    form.addEventListener("input", onInput);
    form.addEventListener("focusout", onLeave);
    return () => {
      window.clearTimeout(timer);
      form.removeEventListener("input", onInput);
      form.removeEventListener("focusout", onLeave);
    };
  }, [marker, afterPress]);
  return { faults, left };
}

function assessForm(form: HTMLFormElement, entry: Assessed): Fault[] {
  const { rules, content, attachments, facts, openParts } = entry;
  const typed = contentFromForm(allQuestions(rules), readerOf(new FormData(form)));
  return assessEntry(rules, keepToOpenParts(openParts, content, typed), attachments, facts);
}

function nameOf({ target }: Event): string | null {
  return target instanceof Element ? target.getAttribute("name") : null;
}
