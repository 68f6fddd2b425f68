import { z } from "zod";
import { paths } from "~/paths";
import type { SaveRequest } from "./draft-changes";
import { draftValueSchema } from "./draft-form";
import type { Answered } from "./draft-sync";
import { entryContentSchema } from "../entry-content";

const answerSchema = z.union([
  z.object({
    ok: z.literal(true),
    value: z.object({
      version: z.number(),
      savedAt: z.string(),
      content: entryContentSchema.nullable(),
      conflicts: z.array(
        z.object({
          path: z.string(),
          base: draftValueSchema,
          mine: draftValueSchema,
          theirs: draftValueSchema,
          by: z.string().nullable(),
          at: z.string().nullable(),
        }),
      ),
    }),
  }),
  z.object({ ok: z.literal(false), code: z.string() }),
]);

export type SaveAnswer =
  | ({ readonly kind: "saved"; readonly savedAt: Date } & Answered)
  | { readonly kind: "refused"; readonly code: string }
  /** No line, or a server in trouble: tried again later. */
  | { readonly kind: "unsent" };

/** Browsers let this much go out from a page that is being left. */
const KEEPALIVE_BYTES = 60_000;

/** Sends what was typed without touching the page. */
export async function sendChanges(entryId: string, request: SaveRequest): Promise<SaveAnswer> {
  const body = JSON.stringify(request);
  try {
    const response = await fetch(paths.saveEntry(entryId), {
      method: "POST",
      body,
      headers: { "Content-Type": "application/json" },
      keepalive: new Blob([body]).size < KEEPALIVE_BYTES,
    });
    const answer = answerSchema.safeParse(await response.json());
    if (!answer.success) return { kind: "unsent" };
    if (!answer.data.ok) return { kind: "refused", code: answer.data.code };
    const { savedAt, ...value } = answer.data.value;
    return { kind: "saved", savedAt: new Date(savedAt), ...value };
  } catch {
    return { kind: "unsent" };
  }
}
