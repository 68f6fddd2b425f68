import { createHash } from "node:crypto";
import { keepBlob } from "~/entries/files/attach-files.server";
import { blobKey, keptFilename } from "~/entries/files/attachment";
import { scanSoon } from "~/entries/files/scan-blob.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, type Tx } from "~/platform/db.server";
import { DOCX } from "~/platform/http-download.server";
import { ok, refused, type Result } from "~/platform/result";
import { storage } from "~/platform/storage/storage.server";
import type { OfficialKind } from "../official/kinds";
import type { TemplateFinding } from "./check";
import { shapesOf } from "./kind-names";
import { isUsable, takeTemplate, type TemplateRefusal } from "./own-docx.server";
import { organisationFor } from "./templates.server";

export type Kept =
  | { readonly ok: true; readonly number: number; readonly findings: readonly TemplateFinding[] }
  /** Nothing was kept; `findings` say what to mend where the file itself can be read. */
  | { readonly ok: false; readonly code: TemplateRefusal | "faults" | "infected"; readonly findings: readonly TemplateFinding[] };

/** Looks at an uploaded form and keeps it as the kind's next version, not in use yet; or says what is wrong with it. */
export async function keepTemplate(
  ctx: Context,
  organisationId: string,
  { kind, filename, bytes }: { readonly kind: OfficialKind; readonly filename: string; readonly bytes: Uint8Array },
): Promise<Result<Kept, Refusal>> {
  const found = await organisationFor(ctx.actor, organisationId);
  if (!found.ok) return found;
  const taken = await takeTemplate(bytes, shapesOf(kind));
  if (!taken.ok) return ok({ ok: false, code: taken.code, findings: [] });
  const { findings } = taken;
  if (!isUsable(findings)) return ok({ ok: false, code: "faults", findings });
  const sha256 = createHash("sha256").update(taken.bytes).digest("hex");
  await storage().put(blobKey(sha256), taken.bytes, { contentType: DOCX });
  const file = { kindId: "template", filename: keptFilename(filename), sha256, size: taken.bytes.length, mime: DOCX };
  const number = await db.$transaction(async (tx) => {
    await holdKind(tx, organisationId, kind);
    if (!(await keepBlob(tx, file))) return null;
    const { _max } = await tx.documentTemplate.aggregate({ where: { organisationId, kind }, _max: { number: true } });
    const next = (_max.number ?? 0) + 1;
    const { id } = await tx.documentTemplate.create({
      data: {
        ...{ organisationId, kind, number: next, blobSha256: sha256, filename: file.filename },
        warnings: findings.map((finding) => ({ ...finding })),
        ...{ createdById: ctx.actor.userId, createdAt: ctx.now },
      },
    });
    await told(tx, ctx, "template.kept", id, { organisationId, kind, number: next, sha256 });
    return next;
  });
  if (number === null) return ok({ ok: false, code: "infected", findings: [] });
  scanSoon(sha256);
  return ok({ ok: true, number, findings });
}

/** Puts a version in use, or with 0 the built-in form. `before`: the one in use when it was asked for. */
export async function putTemplateInUse(
  ctx: Context,
  organisationId: string,
  { kind, number, before }: { readonly kind: OfficialKind; readonly number: number; readonly before: number },
): Promise<Result<undefined, Refusal | "conflict">> {
  const found = await organisationFor(ctx.actor, organisationId);
  if (!found.ok) return found;
  return db.$transaction(async (tx): Promise<Result<undefined, Refusal | "conflict">> => {
    await holdKind(tx, organisationId, kind);
    const of = { organisationId, kind };
    const current = await tx.documentTemplate.findFirst({ where: { ...of, inUse: true } });
    if ((current?.number ?? 0) !== before) return refused("conflict");
    const wanted = number === 0 ? null : await tx.documentTemplate.findFirst({ where: { ...of, number } });
    if (number !== 0 && !wanted) return refused("hidden");
    if (number === before) return ok();
    if (current)
      await tx.documentTemplate.update({ where: { id: current.id }, data: { inUse: false, replacedAt: ctx.now } });
    if (wanted) await tx.documentTemplate.update({ where: { id: wanted.id }, data: { inUse: true } });
    const subject = (wanted ?? current)?.id ?? organisationId;
    await told(tx, ctx, "template.in-use", subject, { organisationId, kind, number, before });
    return ok();
  });
}

/** Versions of a kind get their numbers, and come into use, one after the other. */
async function holdKind(tx: Tx, organisationId: string, kind: OfficialKind): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`template:${organisationId}:${kind}`}, 0))`;
}

function told(tx: Tx, ctx: Context, action: string, subjectId: string, data: Record<string, string | number>) {
  return audit(tx, {
    chainId: "platform",
    at: ctx.now,
    actorId: ctx.actor.userId,
    action,
    subjectType: "document-template",
    subjectId,
    data,
  });
}
