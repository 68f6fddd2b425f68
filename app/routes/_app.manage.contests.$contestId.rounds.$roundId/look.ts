import type { Advance } from "~/contests/round";
import { parseForm, type TextValues } from "~/platform/form";
import type { Fault } from "~/platform/result";
import { lookForm } from "~/results/advance-form";

/** The line that the page shows: of its address, else the regulation's. */
export interface Look {
  readonly cut: Advance;
  readonly in: readonly string[];
  readonly out: readonly string[];
  /** What was asked for is no whole line: what was typed, and what is wrong with it; `cut` is the regulation's then. */
  readonly faulty: { readonly values: TextValues; readonly faults: readonly Fault[] } | null;
}

export function lookOf({ searchParams }: URL, own: Advance): Look {
  const none = { cut: own, in: [], out: [], faulty: null };
  if (!searchParams.has("line.by")) return none;
  const form = new FormData();
  for (const [name, value] of searchParams) form.append(name, value);
  const asked = parseForm(lookForm, form);
  return asked.ok
    ? { cut: asked.value.line, in: asked.value.in, out: asked.value.out, faulty: null }
    : { ...none, faulty: { values: asked.values, faults: asked.faults } };
}

/** Who is to go on and who to stay, whatever the line says. */
export function wantedOf({ in: letIn, out }: Pick<Look, "in" | "out">): Map<string, boolean> {
  return new Map([
    ...letIn.map((entry) => [entry, true] as const),
    ...out.map((entry) => [entry, false] as const),
  ]);
}
