import { useEffect } from "react";
import { DeskKeys, type DeskKey } from "~/entries/screening/desk-keys";
import { useT } from "~/ui";

const NEXT = "[data-sheet-next]";
const PREVIOUS = "[data-sheet-previous]";
const SUBMIT = "[data-sheet-submit]";

/** Single letters, only outside of fields; they can be switched off where they are told. */
const KEYS: readonly DeskKey[] = [
  { keys: ["m"], says: "marks", to: "[data-next-mark]" },
  { keys: ["n"], says: "next-entry", to: NEXT },
  { keys: ["p"], says: "previous-entry", to: PREVIOUS },
  { keys: ["q"], says: "queue", to: "[data-sheet-queue]" },
];

/** With another key held down, also from within a field. */
const HELD = ["in-field.next-field", "in-field.steps", "in-field.submit", "in-field.entries"];

/** The keys of the score sheet, told on the page. Each presses a link or a button that stands there. */
export function SheetKeys() {
  const t = useT("judging");
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const to = targetOf(event);
      const target = to && document.querySelector<HTMLElement>(to);
      if (!target || event.defaultPrevented) return;
      event.preventDefault();
      target.click();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
  return (
    <DeskKeys
      keys={KEYS}
      say={(key) => t(`keys.${key}`)}
      more={
        <>
          <h3 className="mt-4 font-semibold">{t("keys.in-fields")}</h3>
          <ul className="my-2 list-disc space-y-1 pl-5 text-sm">
            {HELD.map((key) => (
              <li key={key}>{t(`keys.${key}`)}</li>
            ))}
          </ul>
        </>
      }
    />
  );
}

function targetOf({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): string | null {
  if (shiftKey) return null;
  if ((ctrlKey || metaKey) && !altKey && key === "Enter") return SUBMIT;
  if (!altKey || ctrlKey || metaKey) return null;
  return key === "PageDown" ? NEXT : key === "PageUp" ? PREVIOUS : null;
}
