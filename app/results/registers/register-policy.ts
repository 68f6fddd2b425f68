import type { ContestState } from "~/contests/timeline";
import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import { RESULT_REGISTERS, type RegisterKind } from "./register";

/** Taking a register along: the secretariat's; those with results once there is a tally. */
export function whyNotTakeRegister(
  standing: Standing,
  { kind, contestState }: { readonly kind: RegisterKind; readonly contestState: ContestState },
): Refusal | null {
  const refusal = unlessOneOf(standing, "organiser", "secretary");
  if (refusal) return refusal;
  const tallied = contestState === "CLOSED" || contestState === "PUBLISHED";
  return tallied || (contestState === "OPEN" && !RESULT_REGISTERS.includes(kind)) ? null : "state";
}

export const permissions: readonly Permission[] = [
  {
    id: "register.take",
    whyNot: (standing) => whyNotTakeRegister(standing, { kind: "entries", contestState: "OPEN" }),
  },
  {
    id: "register.take-results",
    whyNot: (standing) => whyNotTakeRegister(standing, { kind: "prizes", contestState: "CLOSED" }),
  },
];
