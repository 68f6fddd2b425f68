import { z } from "zod";
import { snapshotAttachmentSchema } from "../entry-content";

/** A file of the draft as its people see it in the form: what it is, and whether it can be opened. */
export const listedFileSchema = snapshotAttachmentSchema.extend({
  state: z.enum(["READY", "QUARANTINED", "INFECTED"]),
});

/** An upload that stopped on its way, as its owner is offered to go on with it. */
export const unfinishedUploadSchema = z.object({
  id: z.string(),
  kindId: z.string(),
  filename: z.string(),
  size: z.number(),
  arrived: z.number(),
  fingerprint: z.string(),
});

export type ListedFile = z.infer<typeof listedFileSchema>;
export type UnfinishedUpload = z.infer<typeof unfinishedUploadSchema>;

export const draftFilesSchema = z.object({
  files: z.array(listedFileSchema),
  unfinished: z.array(unfinishedUploadSchema),
});

const faultSchema = z.object({
  path: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** What the server answers when an upload may not begin, or could not be attached. */
export const uploadRefusedSchema = z.object({
  code: z.string(),
  faults: z.array(faultSchema).optional(),
});

export const uploadFinishedSchema = z.union([
  z.object({ ok: z.literal(true), value: z.object({ file: listedFileSchema }) }),
  uploadRefusedSchema.extend({ ok: z.literal(false) }),
]);
