import type { TypedContent } from "../sheets/sheet-content";
import { copySchema, earlierCopySchema, type SheetCopy } from "./sheet-copy";

/*
 * Sheets kept in this browser, each under its person and assignment: whoever uses the device next neither sees nor
 * sends them, and they are there when that person signs in again.
 */

const ROOT = "sangtao:sheet:";
const CHANGED = "sangtao:copies";

const keyOf = (person: string, assignmentId: string) => `${ROOT}${person}:${assignmentId}`;

/** A browser may forbid or have filled its storage. */
function tried<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function read(key: string): SheetCopy | null {
  return tried(() => {
    const text = localStorage.getItem(key);
    return text === null ? null : copySchema.parse(JSON.parse(text));
  });
}

export function readCopy(person: string, assignmentId: string): SheetCopy | null {
  return read(keyOf(person, assignmentId));
}

/** Whether it could be kept. */
export function keepCopy(person: string, copy: SheetCopy): boolean {
  const kept = tried(() => {
    localStorage.setItem(keyOf(person, copy.assignmentId), JSON.stringify(copy));
    return true;
  });
  told();
  return kept ?? false;
}

export function forgetCopy(person: string, assignmentId: string): void {
  tried(() => localStorage.removeItem(keyOf(person, assignmentId)));
  told();
}

/** All that is kept for one person. */
export function copiesOf(person: string): SheetCopy[] {
  const keys = tried(() => Object.keys(localStorage)) ?? [];
  return keys.filter((key) => key.startsWith(`${ROOT}${person}:`)).flatMap((key) => read(key) ?? []);
}

/** What the server has anyway goes when the person leaves; what it does not have stays for their return. */
export function forgetSent(person: string): void {
  for (const { assignmentId, sent } of copiesOf(person))
    if (sent) forgetCopy(person, assignmentId);
}

/** What an earlier release kept under the assignment alone, taken away from there. */
export function takeEarlier(assignmentId: string): ({ version: number } & TypedContent) | null {
  const key = `${ROOT}${assignmentId}`;
  return tried(() => {
    const text = localStorage.getItem(key);
    if (text === null) return null;
    const copy = earlierCopySchema.parse(JSON.parse(text));
    localStorage.removeItem(key);
    return copy;
  });
}

function told(): void {
  window.dispatchEvent(new Event(CHANGED));
}

/** Tells when what is kept has changed, in this tab or another. */
export function onCopiesChange(listener: () => void): () => void {
  const fromElsewhere = ({ key }: StorageEvent) => {
    if (key === null || key.startsWith(ROOT)) listener();
  };
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", fromElsewhere);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", fromElsewhere);
  };
}
