import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { SheetKeeper, type Sent } from "~/judging/offline/sheet-keeper.client";
import { firstView, type Other, type SheetStart } from "~/judging/offline/sheet-view";
import { TEXT_FIELDS, type SheetTexts, type TypedContent } from "~/judging/sheets/sheet-content";
import { useT } from "~/ui";

/** A sheet being filled in: kept in this browser at once, on the server after a pause, and sent until it arrives. */
export function useSheet(start: SheetStart, onSubmitted: () => void) {
  const opened = useRef(start);
  const [view, setView] = useState(() => firstView(start));
  const keeper = useRef<SheetKeeper>();
  const submitted = useRef(onSubmitted);
  submitted.current = onSubmitted;

  useEffect(() => {
    const made = new SheetKeeper(opened.current, firstView(opened.current), setView, () =>
      submitted.current(),
    );
    keeper.current = made;
    return () => made.close();
  }, []);

  const change = useCallback((typed: TypedContent) => keeper.current?.change(typed), []);

  /** What stood in the fields before this page's script was there, on a slow line: as good as typed now. */
  const adopt = useCallback(
    (early: Partial<SheetTexts> & Pick<TypedContent, "marks">) => {
      const drawn = opened.current.typed;
      const marks = Object.entries(early.marks).filter(
        ([id, text]) => text !== (drawn.marks[id] ?? ""),
      );
      const written = ([...TEXT_FIELDS, "proposal"] as const).flatMap((name) =>
        early[name] === undefined || early[name] === drawn[name] ? [] : [[name, early[name]]],
      );
      if (marks.length === 0 && written.length === 0) return;
      const { typed } = keeper.current ?? opened.current;
      change({
        ...typed,
        ...(Object.fromEntries(written) as Partial<SheetTexts>),
        marks: { ...typed.marks, ...Object.fromEntries(marks) },
      });
    },
    [change],
  );

  const save = useCallback(async (): Promise<Sent> => (await keeper.current?.retry()) ?? "not", []);
  const submit = useCallback(async (): Promise<Sent> => (await keeper.current?.submit()) ?? "not", []);
  const takeBack = useCallback(() => keeper.current?.takeBack(), []);
  const choose = useCallback((typed: TypedContent) => keeper.current?.choose(typed), []);
  const discard = useCallback(() => keeper.current?.discard(), []);
  const halt = useCallback((other: Other) => keeper.current?.halt(other), []);
  const acknowledge = useCallback(
    (version: number, sent: TypedContent) => keeper.current?.acknowledge(version, sent, false),
    [],
  );
  return { ...view, change, adopt, save, submit, takeBack, choose, discard, halt, acknowledge };
}

/** Who leaves is asked only where this browser cannot keep what the server does not have. */
export function useLeaving({ state, kept, save }: Pick<ReturnType<typeof useSheet>, "state" | "kept" | "save">) {
  const atRisk = !kept && state.kind !== "saved";
  const t = useT("offline");
  useBeforeUnload((event) => {
    if (atRisk) event.preventDefault();
  });
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      atRisk && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    void save().then((sent) => {
      if (sent === "saved" || window.confirm(t("leave"))) blocker.proceed();
      else blocker.reset();
    });
  }, [blocker, save, t]);
}
