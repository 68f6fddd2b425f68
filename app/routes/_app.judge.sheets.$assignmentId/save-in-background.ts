import { z } from "zod";
import { sheetForm, type TypedSheet } from "~/judging/sheets/score-sheet-form";
import { paths } from "~/paths";

const otherSchema = z.object({
  version: z.number(),
  state: z.enum(["DRAFT", "SUBMITTED", "RETURNED"]),
  marks: z.record(z.string(), z.number()),
  comment: z.string(),
  feedback: z.string(),
  notes: z.string(),
  proposal: z.string().nullable(),
});
const answerSchema = z.union([
  z.object({
    ok: z.literal(true),
    value: z.object({ version: z.number(), faults: z.array(z.object({ code: z.string() })) }),
  }),
  z.object({ ok: z.literal(false), code: z.literal("conflict"), other: otherSchema }),
  z.object({ ok: z.literal(false), code: z.string() }),
]);

export type OtherSheet = z.infer<typeof otherSchema>;

export type SaveAnswer =
  /** `whole`: no mark was wrong, so that the server has all of it. */
  | { readonly kind: "saved"; readonly version: number; readonly whole: boolean }
  | { readonly kind: "conflict"; readonly other: OtherSheet }
  | { readonly kind: "refused"; readonly code: string }
  /** No line, or a server in trouble: tried again later. */
  | { readonly kind: "unsent" };

/** Sends a sheet without touching the page. `keepalive` lets it finish when the page goes away meanwhile. */
export async function saveInBackground(
  assignmentId: string,
  typed: TypedSheet,
): Promise<SaveAnswer> {
  try {
    const response = await fetch(paths.saveSheet(assignmentId), {
      method: "POST",
      body: sheetForm(typed),
      keepalive: true,
    });
    const answer = answerSchema.safeParse(await response.json());
    if (!answer.success) return { kind: "unsent" };
    if (answer.data.ok) {
      const { version, faults } = answer.data.value;
      return { kind: "saved", version, whole: faults.length === 0 };
    }
    if ("other" in answer.data) return { kind: "conflict", other: answer.data.other };
    return { kind: "refused", code: answer.data.code };
  } catch {
    return { kind: "unsent" };
  }
}
