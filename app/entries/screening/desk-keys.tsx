import { useNavigate } from "@remix-run/react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { Button, useT } from "~/ui";

/** A key and what it does; `to` selects what is pressed, or the field that gets the focus. */
export interface DeskKey {
  readonly keys: readonly string[];
  /** Catalogue key of its explanation. */
  readonly says: string;
  readonly to?: string;
  /** Of a list: to the row before or after the one in focus. */
  readonly step?: 1 | -1;
  /** Of a list: opens the row in focus at this place of its dossier. */
  readonly open?: string;
}

const ROW = "[data-desk-row]";
const STORED = "sangtao.desk-keys";

/**
 * Single keys for the desk, told on the page and switched off there. They are never the only way: each presses a
 * link or a button that is in the page.
 */
export function DeskKeys({
  keys,
  say,
  more,
  children,
}: {
  keys: readonly DeskKey[];
  /** What a key does, in words, where it is not one of the screening desk's. */
  say?: (says: string) => string;
  /** Other keys, told below. */
  more?: ReactNode;
  children?: ReactNode;
}) {
  const t = useT("screening");
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useStoredSwitch();
  const navigate = useNavigate();
  const root = useRef<HTMLDivElement>(null);
  const word = (says: string) => t(`keys.${says}`);
  useEffect(() => {
    // Says what is so from now on, for those who look at the page from outside.
    if (on !== null) root.current?.setAttribute("data-desk-keys", on ? "on" : "off");
    if (!on) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (dialog.current?.open || isTyping(event.target, event.key)) return;
      if (event.key === "?") {
        event.preventDefault();
        dialog.current?.showModal();
        return;
      }
      const key = keys.find((one) => one.keys.includes(event.key));
      if (key && perform(key, navigate)) event.preventDefault();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [on, keys, navigate]);

  return (
    <div className="desk-keys" ref={root}>
      {children}
      {on === null ? null : (
        <Button variant="quiet" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
          {t("keys.title")}
        </Button>
      )}
      <dialog ref={dialog} className="dialog" aria-labelledby="desk-keys-title">
        <h2 id="desk-keys-title" className="section-title">
          {t("keys.title")}
        </h2>
        <p className="help">{t("keys.help")}</p>
        <dl className="key-list">
          {[
            ...keys.map((key) => ({ ...key, text: (say ?? word)(key.says) })),
            { keys: ["?"], text: word("help-key") },
          ].map(({ keys: names, text }) => (
            <div key={text}>
              <dt>
                {names.map((name) => (
                  <kbd key={name}>{NAMES[name] ?? name}</kbd>
                ))}
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        {more}
        <label className="choice">
          <input
            type="checkbox"
            checked={on ?? false}
            onChange={(event) => setOn(event.currentTarget.checked)}
          />
          <span>{t("keys.on")}</span>
        </label>
        <div className="actions">
          <Button variant="primary" onClick={() => dialog.current?.close()}>
            {t("keys.close")}
          </Button>
        </div>
      </dialog>
    </div>
  );
}

const NAMES: Readonly<Record<string, string>> = { ArrowDown: "↓", ArrowUp: "↑" };

/** Null until the browser has said what it remembers. */
function useStoredSwitch(): [boolean | null, (on: boolean) => void] {
  const [on, setOn] = useState<boolean | null>(null);
  useEffect(() => {
    let stored: string | null = null;
    try {
      stored = window.localStorage.getItem(STORED);
    } catch {
      // A browser that keeps nothing: the keys are on each time.
    }
    setOn(stored !== "off");
  }, []);
  const store = (value: boolean) => {
    setOn(value);
    try {
      window.localStorage.setItem(STORED, value ? "on" : "off");
    } catch {
      // It holds for this page.
    }
  };
  return [on, store];
}

/** Where keys write something; arrows belong to every control. */
function isTyping(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement || target instanceof HTMLVideoElement) return true;
  if (!(target instanceof HTMLInputElement)) return false;
  const choice = target.type === "checkbox" || target.type === "radio";
  return !choice || key.startsWith("Arrow");
}

function perform(key: DeskKey, navigate: (to: string) => void): boolean {
  const rows = [...document.querySelectorAll<HTMLAnchorElement>(ROW)];
  const at = rows.findIndex((row) => row.closest("tr")?.contains(document.activeElement));
  if (key.step) {
    const next = rows[at < 0 ? (key.step > 0 ? 0 : rows.length - 1) : at + key.step];
    next?.focus();
    return next !== undefined;
  }
  if (key.open !== undefined) {
    const row = rows[at];
    if (row) navigate(`${row.pathname}${row.search}${key.open}`);
    return row !== undefined;
  }
  const scope = at >= 0 ? rows[at]?.closest("tr") : null;
  const target =
    (key.to && scope?.querySelector<HTMLElement>(key.to)) ||
    (key.to && document.querySelector<HTMLElement>(key.to));
  if (!target) return false;
  if (target instanceof HTMLInputElement && target.type !== "checkbox") {
    target.focus();
    target.select();
  } else target.click();
  return true;
}
