import { z } from "zod";

/** What was typed and on which version, kept in this browser from the first key on until the server has it. */
const copySchema = z.object({
  version: z.number(),
  marks: z.record(z.string(), z.string()),
  comment: z.string(),
  feedback: z.string().default(""),
  notes: z.string().default(""),
  proposal: z.string().nullable().default(null),
});

export type LocalCopy = z.infer<typeof copySchema>;

const keyOf = (assignmentId: string) => `sangtao:sheet:${assignmentId}`;

/** A browser may forbid or have filled its storage; the server still gets everything. */
function tried<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

export function readLocal(assignmentId: string): LocalCopy | null {
  return tried(() => {
    const text = localStorage.getItem(keyOf(assignmentId));
    return text === null ? null : copySchema.parse(JSON.parse(text));
  });
}

export function keepLocal(assignmentId: string, copy: LocalCopy): void {
  tried(() => localStorage.setItem(keyOf(assignmentId), JSON.stringify(copy)));
}

export function forgetLocal(assignmentId: string): void {
  tried(() => localStorage.removeItem(keyOf(assignmentId)));
}
