import { z } from "zod";
import { paths } from "~/paths";
import { sheetForm, type TypedSheet } from "../sheets/score-sheet-form";
import type { SendAnswer } from "./outbox";

const answerSchema = z.union([
  z.object({
    ok: z.literal(true),
    value: z.object({ version: z.number(), receipt: z.string(), submittedAt: z.string() }),
  }),
  z.object({
    ok: z.literal(true),
    value: z.object({ version: z.number(), faults: z.array(z.object({ code: z.string() })) }),
  }),
  z.object({
    ok: z.literal(false),
    code: z.literal("conflict"),
    other: z.object({
      version: z.number(),
      state: z.enum(["DRAFT", "SUBMITTED", "RETURNED"]),
      marks: z.record(z.string(), z.number()),
      comment: z.string(),
      feedback: z.string(),
      notes: z.string(),
      proposal: z.string().nullable(),
    }),
  }),
  z.object({ ok: z.literal(false), code: z.literal("invalid"), version: z.number() }),
  z.object({ ok: z.literal(false), code: z.string() }),
]);

/** Browsers send no more than 64 KiB of a request that may outlive its page. */
const KEEPALIVE_BYTES = 60_000;
const PATIENCE_MS = 20_000;

export interface Sending {
  /** Who typed it: whoever is signed in by now may be somebody else. */
  readonly person: string;
  readonly assignmentId: string;
  readonly sheet: TypedSheet;
  readonly submit: boolean;
}

/** Sends a sheet without touching the page. It may be sent again after a lost answer: the same sheet is taken once. */
export async function sendSheet({ person, assignmentId, sheet, submit }: Sending): Promise<SendAnswer> {
  const form = sheetForm(sheet);
  form.set("person", person);
  form.set("intent", submit ? "submit" : "save");
  try {
    const response = await fetch(paths.saveSheet(assignmentId), {
      method: "POST",
      body: form,
      keepalive: new Blob([JSON.stringify(sheet)]).size < KEEPALIVE_BYTES,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const answer = answerSchema.safeParse(await response.json());
    return answer.success ? read(answer.data) : { kind: "unsent" };
  } catch {
    return { kind: "unsent" };
  }
}

function read(answer: z.infer<typeof answerSchema>): SendAnswer {
  if (answer.ok) {
    const { value } = answer;
    return "receipt" in value
      ? { kind: "submitted", ...value }
      : { kind: "saved", version: value.version, whole: value.faults.length === 0 };
  }
  if ("other" in answer) return { kind: "conflict", other: answer.other };
  if ("version" in answer) return { kind: "incomplete", version: answer.version };
  return { kind: "refused", code: answer.code };
}
