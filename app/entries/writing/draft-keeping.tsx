import { useBeforeUnload, useBlocker, useNavigation, useSubmit } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { paths } from "~/paths";
import { useT } from "~/ui";
import { DraftKeeper } from "./draft-keeper.client";
import type { DraftView, KeptForm } from "./draft-view";
import type { EntryContent } from "../entry-content";

/** A draft as the server tells it, or the page's answer to what was sent. */
export interface Heard {
  readonly content: EntryContent;
  readonly version: number;
}

/**
 * Keeps the form inside `wrapper`: draws what others wrote, saves what is typed, and posts the whole form at once with
 * all that it holds, since the hour of its arrival counts. Without script none of this runs, and the form's own buttons
 * save.
 */
export function useDraftKeeping(start: KeptForm, heard: Heard) {
  const wrapper = useRef<HTMLDivElement>(null);
  const keeper = useRef<DraftKeeper>();
  const opened = useRef(start);
  const [content, setContent] = useState(start.content);
  const [view, setView] = useState<DraftView | null>(null);
  const submit = useSubmit();

  useEffect(() => {
    const form = wrapper.current?.querySelector("form");
    if (!form) return;
    const draw = (next: EntryContent) => flushSync(() => setContent(next));
    const kept = new DraftKeeper(form, opened.current, draw, setView);
    keeper.current = kept;
    return () => {
      kept.stop();
      keeper.current = undefined;
    };
  }, []);

  useEffect(() => {
    // Not within React's own work: what is heard may be drawn at once.
    const timer = window.setTimeout(() => keeper.current?.heard(heard.content, heard.version));
    return () => window.clearTimeout(timer);
  }, [heard.content, heard.version]);

  useLeaving(keeper, view);

  const posted = useRef<HTMLButtonElement | null>(null);
  const post = useCallback(
    (form: HTMLFormElement, button: HTMLButtonElement | null) => {
      const body = new FormData(form);
      if (button?.name) body.set(button.name, button.value);
      for (const [name, value] of keeper.current?.post(button?.value ?? "") ?? [])
        body.set(name, value);
      posted.current = button;
      const action = form.getAttribute("action") ?? undefined;
      submit(body, { method: "post", encType: "multipart/form-data", action });
    },
    [submit],
  );
  // Around the form: whoever holds a sending back in the form itself is asked first.
  useEffect(() => {
    const around = wrapper.current;
    const onSubmit = (event: SubmitEvent) => {
      const [kept, form, { submitter }] = [keeper.current, event.target, event];
      if (!kept || !(form instanceof HTMLFormElement)) return;
      event.preventDefault();
      event.stopPropagation();
      const button = submitter instanceof HTMLButtonElement ? submitter : null;
      const saves = button === null || button.value === "save";
      if (saves && !hasFiles(form)) return void kept.flush();
      post(form, button);
    };
    around?.addEventListener("submit", onSubmit);
    return () => around?.removeEventListener("submit", onSubmit);
  }, [post]);

  // A post that is answered by leading on was taken.
  const { state, formMethod } = useNavigation();
  const isTaken = state === "loading" && formMethod === "POST";
  useEffect(() => {
    if (isTaken) keeper.current?.posted();
  }, [isTaken]);

  const choose = useCallback<DraftKeeper["choose"]>((path, keep) => {
    keeper.current?.choose(path, keep);
  }, []);
  const again = useCallback(() => {
    const form = wrapper.current?.querySelector("form");
    if (form) post(form, posted.current);
  }, [post]);
  return { wrapper, content, view, choose, again };
}

function hasFiles(form: HTMLFormElement): boolean {
  return [...form.elements].some(
    (control) => control instanceof HTMLInputElement && (control.files?.length ?? 0) > 0,
  );
}

/** Nobody leaves unwarned with something typed that the server does not have; where it takes it in time, nobody is asked. */
function useLeaving(keeper: React.RefObject<DraftKeeper | undefined>, view: DraftView | null) {
  const t = useT("drafts");
  useBeforeUnload((event) => {
    const stuck = view?.kind === "unsent" || view?.kind === "refused" || view?.kind === "not-kept";
    if (stuck && keeper.current?.isSaved === false) event.preventDefault();
  });
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      keeper.current?.isSaved === false && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    void keeper.current?.flush().then((saved) => {
      if (saved || window.confirm(t("leave"))) blocker.proceed();
      else blocker.reset();
    });
  }, [blocker, keeper, t]);

  // Signing out ends what could still be saved: it goes out first.
  useEffect(() => {
    const onSubmit = (event: SubmitEvent) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || keeper.current?.isSaved !== false) return;
      if (new URL(form.action).pathname !== paths.signOut()) return;
      event.preventDefault();
      event.stopPropagation();
      void keeper.current.flush().then(() => form.submit());
    };
    document.addEventListener("submit", onSubmit, { capture: true });
    return () => document.removeEventListener("submit", onSubmit, { capture: true });
  }, [keeper]);
}
