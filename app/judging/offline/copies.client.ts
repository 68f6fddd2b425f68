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
  const key = keyOf(person, copy.assignmentId);
  const set = () =>
    tried(() => {
      localStorage.setItem(key, JSON.stringify(copy));
      return true;
    });
  let kept = set();
  if (!kept) {
    makeRoom();
    kept = set();
  }
  // What the server has by now must not be met by an older copy of it later.
  if (!kept && copy.sent) tried(() => localStorage.removeItem(key));
  told();
  return kept ?? false;
}

/** What the server has anyway makes room for what it does not have, whoever typed either. */
function makeRoom(): void {
  for (const key of tried(() => Object.keys(localStorage)) ?? [])
    if (key.startsWith(ROOT) && read(key)?.sent) tried(() => localStorage.removeItem(key));
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

/** How many sheets wait in this browser for whoever typed them. */
export function unsentOfAll(): number {
  const keys = tried(() => Object.keys(localStorage)) ?? [];
  return keys.filter((key) => key.startsWith(ROOT) && read(key)?.sent === false).length;
}

/** What the server has anyway goes when somebody leaves; what it does not have stays for its judge's return. */
export function forgetSent(): void {
  makeRoom();
  told();
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
