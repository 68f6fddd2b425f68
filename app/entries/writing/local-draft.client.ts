import { z } from "zod";
import { draftValueSchema } from "./draft-form";
import type { Change } from "./draft-values";

/*
 * What was typed and is not on the server, kept in this browser from the first key on: by person, so that whoever uses
 * the device next does not meet it, by entry, and by tab, so that two tabs do not write over each other.
 */

const changesSchema = z.array(
  z.object({ path: z.string(), before: draftValueSchema, after: draftValueSchema }),
);
const copySchema = z.object({
  at: z.number(),
  changes: changesSchema,
  /** Of these it is not known whether the server has them. */
  pending: changesSchema,
});

export type LocalCopy = z.infer<typeof copySchema>;

/** A browser may forbid or have filled its storage; the server still gets everything. */
function tried<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

export class LocalDraft {
  private readonly prefix: string;
  private readonly key: string;

  constructor(userId: string, entryId: string) {
    this.prefix = `sangtao:draft:${userId}:${entryId}:`;
    this.key = `${this.prefix}${crypto.randomUUID()}`;
  }

  /** Held for as long as this form is open: what an open form kept is its own business. */
  hold(): void {
    const open = new Promise<void>((resolve) => (this.release = resolve));
    void tried(() => navigator.locks.request(this.key, () => open));
  }

  /** The form is left: what it kept is there for the next one. */
  release: () => void = () => undefined;

  /** Whether it could be kept. */
  keep(changes: readonly Change[], pending: readonly Change[]): boolean {
    if (changes.length === 0) return tried(() => (localStorage.removeItem(this.key), true)) ?? true;
    const copy = { at: Date.now(), changes, pending };
    return tried(() => (localStorage.setItem(this.key, JSON.stringify(copy)), true)) ?? false;
  }

  /** What tabs that are gone have left behind, the oldest first; to be forgotten once it is kept here. */
  async left(): Promise<{ readonly copies: readonly LocalCopy[]; readonly forget: () => void }> {
    const held = await tried(() => navigator.locks.query())?.catch(() => null);
    const alive = new Set(held?.held?.map(({ name }) => name) ?? []);
    const keys = (tried(() => Object.keys(localStorage)) ?? []).filter(
      (key) => key.startsWith(this.prefix) && key !== this.key && !alive.has(key),
    );
    const copies = keys.flatMap(
      (key) => tried(() => copySchema.parse(JSON.parse(localStorage.getItem(key) ?? ""))) ?? [],
    );
    return {
      copies: copies.sort((a, b) => a.at - b.at),
      forget: () => keys.forEach((key) => tried(() => localStorage.removeItem(key))),
    };
  }
}
