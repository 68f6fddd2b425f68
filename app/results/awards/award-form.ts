import { z } from "zod";
import { decimal, toMilli } from "~/platform/decimal";
import { parseDecimal } from "~/platform/format";
import { version } from "~/platform/version";

const id = z.string().trim().min(1).max(60);
const reason = z.string().trim().min(1).max(2000);
/** Of the contest that the organiser saw. */
const seen = { version };

const pointsMilli = z
  .string()
  .trim()
  .min(1)
  .transform((typed, context): number => {
    const read = parseDecimal(typed);
    const milli = read !== null && /^\d{1,6}(\.\d{1,3})?$/.test(read) ? toMilli(decimal(read)) : null;
    if (milli !== null) return milli;
    context.addIssue({ code: "custom", message: "number" });
    return z.NEVER;
  });

/** Whom the rule proposes is taken as it is. */
export const byRuleForm = z.object({ ...seen, prizeId: id });
/** All collective prizes that the league table gives. */
export const byTableForm = z.object(seen);
/** The committee names an entry by its code, one of its authors, one of equal candidates, or a unit. */
export const nameForm = z
  .object({
    ...seen,
    prizeId: id,
    /** "entry|member|unit" of a candidate; "": another one. */
    candidate: z.string().max(400).default(""),
    code: z.string().trim().max(60).default(""),
    /** Name of the one author of that entry who gets it; "": all of them, or the only one. */
    person: z.string().trim().max(200).default(""),
    unitId: z.string().max(60).default(""),
    reason,
  })
  .superRefine(({ candidate, code, person, unitId }, context) => {
    const given = [candidate, code, unitId].filter((each) => each !== "").length;
    if (given === 0 || (person !== "" && code === "" && candidate === "")) context.addIssue({ code: "custom", path: ["code"], message: "required" });
    if (given > 1) context.addIssue({ code: "custom", path: ["code"], message: "one-of-them" });
  });
/** The places left of a prize stay empty. */
export const emptyForm = z.object({ ...seen, prizeId: id, reason });
export const withdrawForm = z.object({ ...seen, awardId: id, reason });
/** Points of a unit for promoting the contest. */
export const pointsForm = z.object({ ...seen, unitId: id, points: pointsMilli, note: reason });
/** What stands decided goes into the result. */
export const settleForm = z.object(seen);

export const awardForms = {
  "by-rule": byRuleForm,
  "by-table": byTableForm,
  name: nameForm,
  empty: emptyForm,
  withdraw: withdrawForm,
  points: pointsForm,
  settle: settleForm,
} as const;

export type AwardIntent = keyof typeof awardForms;
export type AwardForm<I extends AwardIntent> = z.output<(typeof awardForms)[I]>;

/** One thing that an organiser does about awards. */
export type AwardCommand = { [I in AwardIntent]: { readonly intent: I; readonly form: AwardForm<I> } }[AwardIntent];

export function isAwardIntent(value: unknown): value is AwardIntent {
  return typeof value === "string" && Object.hasOwn(awardForms, value);
}
