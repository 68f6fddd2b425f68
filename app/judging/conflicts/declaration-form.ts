import { z } from "zod";
import { DECLARED_KINDS, RELATION_KINDS } from "./conflict";

export const MAX = { name: 200, note: 500, load: 10_000, units: 4_000, address: 300, reason: 1_000, relations: 50 } as const;

const text = (max: number) => z.string().trim().max(max).default("");
const ids = z.array(z.string().min(1).max(60)).max(200).default([]);

const load = z
  .string()
  .trim()
  .regex(/^\d*$/, { error: "invalid" })
  .transform((typed) => (typed === "" ? null : Number(typed)))
  .refine((value) => value === null || (value >= 1 && value <= MAX.load), {
    error: `out-of-range?min=1&max=${MAX.load}`,
  })
  .default(null);

/** One unit per line. */
const units = text(MAX.units).transform((typed) =>
  [...new Set(typed.split(/\n/u).map((line) => line.trim()).filter(Boolean))].map((unit) => unit.slice(0, MAX.name)),
);

/** What the secretariat keeps of a judge for assigning entries. */
export const judgeFormSchema = z.object({ fieldIds: ids, maxLoad: load, otherUnits: units });

const relation = z
  .object({ name: text(MAX.name), kind: z.enum(RELATION_KINDS).or(z.literal("")).default(""), unitName: text(MAX.name) })
  .superRefine(({ name, kind }, ctx) => {
    if (name !== "" && kind === "") ctx.addIssue({ code: "custom", path: ["kind"], message: "required" });
    if (name === "" && kind !== "") ctx.addIssue({ code: "custom", path: ["name"], message: "required" });
  });

const interest = z
  .object({ kind: z.enum(DECLARED_KINDS).or(z.literal("")).default(""), note: text(MAX.note) })
  .superRefine(({ kind, note }, ctx) => {
    if (kind === "other" && note === "") ctx.addIssue({ code: "custom", path: ["note"], message: "required" });
    if (kind === "" && note !== "") ctx.addIssue({ code: "custom", path: ["kind"], message: "required" });
  });

/** A judge's declaration; signing it is a tick that must be set. */
export const declarationSchema = judgeFormSchema.extend({
  phone: text(100),
  address: text(MAX.address),
  relations: z.array(relation).max(MAX.relations).default([]),
  interests: z.record(z.string().max(60), interest).default({}),
  signed: z.literal("on", { error: "required" }),
});

export type Declaration = z.output<typeof declarationSchema>;

export const stepBackSchema = z.object({
  panelId: z.string().max(60).default(""),
  reason: z.string().trim().min(1).max(MAX.reason),
});

/** Confirming or lifting a conflict: lifting says why. */
export const decideSchema = z
  .object({
    judgeId: z.string().min(1).max(60),
    entryId: z.string().min(1).max(60),
    kind: z.string().min(1).max(60),
    /** As it stood on the page. */
    state: z.enum(["OPEN", "CONFIRMED", "LIFTED"]),
    decision: z.enum(["CONFIRMED", "LIFTED"]),
    reason: text(MAX.reason),
  })
  .superRefine(({ decision, reason }, ctx) => {
    if (decision === "LIFTED" && reason === "") ctx.addIssue({ code: "custom", path: ["reason"], message: "required" });
  });

export type ConflictDecision = z.output<typeof decideSchema>;

export const enterSchema = z.object({
  judgeId: z.string().min(1).max(60),
  entryId: z.string().min(1).max(60),
  kind: z.enum(DECLARED_KINDS),
  note: z.string().trim().min(1).max(MAX.note),
});
