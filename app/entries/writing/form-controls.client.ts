import { formatLocalDate } from "~/platform/format";
import { pathOfField } from "./draft-sync";
import { formFromContent, type EntryContent } from "../entry-content";

/** React notes what it has set itself, and would not hear of a value set through its own setter. */
function setValue(control: HTMLElement, prototype: object, name: "value" | "checked", to: unknown) {
  Object.getOwnPropertyDescriptor(prototype, name)?.set?.call(control, to);
}

/** The people in the order in which a form has them: a step shows only one of them. */
function inFormOrder(form: HTMLFormElement, content: EntryContent): EntryContent {
  const drawn = <P extends { id: string }>(list: string, people: readonly P[]): P[] => {
    const rows = [...form.querySelectorAll<HTMLInputElement>(`input[name^="${list}."][name$=".id"]`)];
    return rows.flatMap(({ value }) => people.find(({ id }) => id === value) ?? []);
  };
  return {
    ...content,
    members: drawn("members", content.members),
    supporters: drawn("supporters", content.supporters),
  };
}

/** Writes into the controls of a form what stands at these paths of a draft. */
export function writeControls(
  form: HTMLFormElement,
  whole: EntryContent,
  paths: readonly string[],
): void {
  const content = inFormOrder(form, whole);
  const values = new Map<string, string[]>();
  for (const [name, value] of formFromContent(content))
    values.set(name, [...(values.get(name) ?? []), value]);
  for (const control of form.elements) {
    const name = control.getAttribute("name");
    const path = name && pathOfField(name, content);
    if (!name || !path || !paths.includes(path)) continue;
    const wanted = values.get(name) ?? [];
    if (control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type))
      setValue(control, HTMLInputElement.prototype, "checked", wanted.includes(control.value));
    else if (control instanceof HTMLInputElement)
      setValue(control, HTMLInputElement.prototype, "value", printed(wanted[0] ?? ""));
    else if (control instanceof HTMLTextAreaElement)
      setValue(control, HTMLTextAreaElement.prototype, "value", wanted[0] ?? "");
    else if (control instanceof HTMLSelectElement)
      setValue(control, HTMLSelectElement.prototype, "value", wanted[0] ?? "");
    else continue;
    if (control.type !== "hidden") control.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** Dates stand in their fields as people here write them. */
const printed = (value: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatLocalDate(value) : value;

/** The path of the control that somebody is writing in. */
export function heldPath(form: HTMLFormElement, content: EntryContent): string | null {
  const active = document.activeElement;
  const isWriting = active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement;
  if (!isWriting || active.form !== form || !document.hasFocus()) return null;
  return pathOfField(active.name, inFormOrder(form, content));
}
