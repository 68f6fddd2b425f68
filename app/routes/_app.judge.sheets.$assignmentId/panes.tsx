import { useEffect, useRef, type ReactNode } from "react";
import { useT } from "~/ui";

type Pane = "entry" | "sheet";

/**
 * The entry beside the sheet on a wide screen, each scrolling on its own; on a phone two tabs. The tabs are radio
 * buttons that the style sheet reads, so that they work without script and what is typed stays where it is.
 */
export function Panes({ entry, sheet, first }: { entry: ReactNode; sheet: ReactNode; first: Pane }) {
  const t = useT("judging");
  const root = useRef<HTMLDivElement>(null);
  const places = useRef<Record<Pane, number>>({ entry: 0, sheet: 0 });
  const shown = useRef<Pane>(first);
  const show = (pane: Pane) => {
    // Each tab is found again where it was left; neither is looked at above its beginning.
    const begin = root.current?.offsetTop ?? 0;
    places.current[shown.current] = window.scrollY;
    shown.current = pane;
    const from = Math.max(places.current[pane], Math.min(window.scrollY, begin));
    window.requestAnimationFrame(() => window.scrollTo({ top: from }));
  };
  useEffect(() => {
    // As high as the window leaves it: the sum at its foot is seen before the page has been scrolled, too.
    const place = () => {
      const top = Math.max(root.current?.getBoundingClientRect().top ?? 0, 0);
      root.current?.style.setProperty("--panes-top", `${Math.round(top)}px`);
    };
    const watched = new ResizeObserver(place);
    watched.observe(document.body);
    window.addEventListener("scroll", place, { passive: true });
    window.addEventListener("resize", place);
    return () => {
      watched.disconnect();
      window.removeEventListener("scroll", place);
      window.removeEventListener("resize", place);
    };
  }, []);
  useEffect(() => {
    if (window.location.hash !== "#sheet") return;
    root.current?.querySelector<HTMLInputElement>('input[value="sheet"]')?.click();
  }, []);
  return (
    <div className="panes" ref={root}>
      <fieldset className="panes-tabs">
        <legend className="sr-only">{t("sheet.panes")}</legend>
        {(["entry", "sheet"] as const).map((pane) => (
          <label key={pane} className="panes-tab">
            <input
              type="radio"
              name="pane"
              value={pane}
              defaultChecked={pane === first}
              onChange={() => show(pane)}
              className="sr-only"
            />
            {t(pane === "entry" ? "entry" : "sheet.title")}
          </label>
        ))}
      </fieldset>
      <div className="pane-entry">{entry}</div>
      <section id="sheet" tabIndex={-1} aria-label={t("sheet.title")} className="pane-sheet">
        {sheet}
      </section>
    </div>
  );
}
