/** One thing wrong with an input. `path` is the form field's dotted name ("" for the whole); `code` is looked up in the catalogues. */
export interface Fault {
  readonly path: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type Ok<T> = { readonly ok: true; readonly value: T };

/** A refusal of a use case: `code` says why, `faults` name the fields. */
export type Refused<C extends string = string> = {
  readonly ok: false;
  readonly code: C;
  readonly faults?: readonly Fault[];
};

export type Result<T, C extends string = string> = Ok<T> | Refused<C>;

export function ok(): Ok<undefined>;
export function ok<T>(value: T): Ok<T>;
export function ok<T>(value?: T): Ok<T | undefined> {
  return { ok: true, value };
}

export function refused<C extends string>(code: C, faults?: readonly Fault[]): Refused<C> {
  return faults ? { ok: false, code, faults } : { ok: false, code };
}
