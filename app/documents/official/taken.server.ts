import type { Context } from "~/people/actor";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import type { OfficialKind } from "./kinds";

/** A document that leaves as a file. */
export interface TakenDocument {
  readonly contestId: string;
  readonly kind: OfficialKind | "eligibility-letters";
  readonly subjectId: string;
  readonly form: "docx" | "pdf";
  /** Only people who agree to it are named, or judges by their codes. */
  readonly sparing: boolean;
}

/** Puts on record that a document with people's names in it was taken, and by whom: before its first byte leaves. */
export function recordTaken(ctx: Context, { contestId, subjectId, ...data }: TakenDocument): Promise<void> {
  return db.$transaction((tx) =>
    audit(tx, {
      chainId: contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "document.taken",
      subjectType: "document",
      subjectId: subjectId || contestId,
      data,
    }),
  );
}
