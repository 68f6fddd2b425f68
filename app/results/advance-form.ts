import { z } from "zod";
import { requiredText, rows, text } from "~/contests/form-fields";
import { advanceForm } from "~/contests/round-forms";

/* What the page of a round posts. The line itself is also asked for by the address, for looking without deciding. */

const entryCode = z.string().min(1).max(200);

const codes = z.array(entryCode).max(10_000).catch([]);

/** A line to look at: `?line.by=top&line.count=10&in[]=…`; `in` and `out` are let in and left out whatever it says. */
export const lookForm = z.object({ line: advanceForm, in: codes, out: codes });

/** Locking; whether reason and document are needed depends on the regulation. */
export const lockForm = z.object({
  line: advanceForm,
  exceptions: rows(
    z.object({ entry: entryCode, advances: z.enum(["yes", "no"]), reason: text(500) }),
    10_000,
  ),
  reason: text(2_000),
  documentNumber: text(100),
  /** The ranking that was looked at. */
  seen: z.string().max(100),
});

export const revokeForm = z.object({ lineId: z.string().max(60), reason: requiredText(2_000) });

/** An entry that became eligible when the line was locked. */
export const addForm = z.object({
  lineId: z.string().max(60),
  entry: entryCode,
  advances: z.enum(["yes", "no"]),
  reason: requiredText(500),
  documentNumber: requiredText(100),
});

/** The same line by what the marks say now, with an answer for each entry that it newly lets through. */
export const renewForm = z.object({
  lineId: z.string().max(60),
  answers: rows(z.object({ entry: entryCode, advances: z.enum(["yes", "no"]) }), 10_000),
  reason: requiredText(2_000),
  documentNumber: requiredText(100),
  /** The ranking that was looked at. */
  seen: z.string().max(100),
});

export type RenewForm = z.output<typeof renewForm>;
export type LockForm = z.output<typeof lockForm>;
