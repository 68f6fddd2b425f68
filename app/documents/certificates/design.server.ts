import type { ContestFacts } from "~/contests/contest.server";
import { holdBlob, keepBlob } from "~/entries/files/attach-files.server";
import { blobKey } from "~/entries/files/attachment";
import { receiveAttachment, type Received, type ReceivedFile } from "~/entries/files/receive-attachment.server";
import { mayOpen, scanSoon } from "~/entries/files/scan-blob.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import type { ServedBlob } from "~/platform/storage/serve-blob.server";
import { standingHead } from "../official/letterhead.server";
import { placedLines } from "./boxes";
import type { DesignInput } from "./certificate-forms";
import { storedDesign, type Design } from "./design";
import { defaultDesign } from "./design-template";
import { certificateDesk } from "./desk.server";

const PICTURE_BYTES = 12 * 1024 * 1024;

export const PICTURES = ["background", "logo"] as const;
export type DesignPicture = (typeof PICTURES)[number];

export interface SavedDesign {
  /** 0: nothing was saved yet. */
  readonly version: number;
  readonly design: Design;
  readonly backgroundSha256: string | null;
  readonly logoSha256: string | null;
  readonly letterheadLogo: string | null;
}

/** How a contest's certificates look now. */
export async function designOf(contest: Pick<ContestFacts, "id" | "organisationId">): Promise<SavedDesign> {
  const [row, letterhead, { suffix }] = await Promise.all([
    db.certificateDesign.findUnique({ where: { contestId: contest.id } }),
    db.letterhead.findUnique({ where: { organisationId: contest.organisationId }, select: { logoSha256: true } }),
    standingHead(contest.organisationId),
  ]);
  const otherwise = defaultDesign(suffix);
  return {
    version: row?.version ?? 0,
    design: row ? storedDesign(row.design, otherwise) : otherwise,
    backgroundSha256: row?.backgroundSha256 ?? null,
    logoSha256: row?.logoSha256 ?? null,
    letterheadLogo: letterhead?.logoSha256 ?? null,
  };
}

export interface DesignPage {
  readonly contestId: string;
  readonly organisationId: string;
  readonly version: number;
  readonly design: Design;
  readonly has: Readonly<Record<DesignPicture | "letterhead", boolean>>;
}

/** The design as its organisers edit it; texts to be placed begin where the classic design has them. */
export async function designPage(ctx: Context, contestId: string): Promise<Result<DesignPage, Refusal>> {
  const desk = await certificateDesk(ctx, contestId, "design");
  if (!desk.ok) return desk;
  const { contest } = desk.value;
  const { version, design, ...has } = await designOf(contest);
  return ok({
    contestId,
    organisationId: contest.organisationId,
    version,
    design: design.boxes.length > 0 ? design : { ...design, boxes: placedLines(design, "classic") },
    has: {
      background: has.backgroundSha256 !== null,
      logo: has.logoSha256 !== null,
      letterhead: has.letterheadLogo !== null,
    },
  });
}

/** Saves the design unless somebody else has in the meantime. */
export function saveDesign(
  ctx: Context,
  contestId: string,
  { version, design }: DesignInput,
): Promise<Result<undefined, Refusal | "conflict">> {
  return change(ctx, contestId, version, { design }, "certificate.design-saved", { layout: design.layout });
}

/** Takes a picture away. */
export function removeDesignPicture(ctx: Context, contestId: string, version: number, picture: DesignPicture) {
  return change(ctx, contestId, version, { [`${picture}Sha256`]: null }, "certificate.picture-removed", { picture });
}

/** Receives a picture while it arrives. */
export function receiveDesignPicture(filename: string, bytes: AsyncIterable<Uint8Array>, picture: DesignPicture): Promise<Received> {
  const kind = { id: picture, label: "", help: "", min: 1, max: 1, accept: ["image" as const], maxBytes: PICTURE_BYTES, namesAuthors: false };
  return receiveAttachment(kind, filename, bytes);
}

/** Puts a picture that has arrived in its place. */
export async function saveDesignPicture(
  ctx: Context,
  contestId: string,
  version: number,
  file: ReceivedFile,
): Promise<Result<undefined, Refusal | "conflict" | "infected">> {
  const { sha256, kindId: picture } = file;
  const desk = await certificateDesk(ctx, contestId, "design");
  if (!desk.ok) return desk;
  const { design } = await designOf(desk.value.contest);
  const data = { [`${picture}Sha256`]: sha256 };
  const done = await db.$transaction(async (tx): Promise<Result<undefined, Refusal | "conflict" | "infected">> => {
    await holdBlob(tx, sha256);
    if (!(await keepBlob(tx, file))) return refused("infected");
    return write(tx, ctx, contestId, version, data, design, "certificate.picture-saved", { picture, sha256 });
  });
  if (done.ok) scanSoon(sha256);
  return done;
}

interface Data {
  readonly design?: Design;
  readonly backgroundSha256?: string | null;
  readonly logoSha256?: string | null;
}

async function change(
  ctx: Context,
  contestId: string,
  version: number,
  data: Data,
  action: string,
  told: Record<string, string>,
): Promise<Result<undefined, Refusal | "conflict">> {
  const desk = await certificateDesk(ctx, contestId, "design");
  if (!desk.ok) return desk;
  const { design } = await designOf(desk.value.contest);
  return db.$transaction((tx) => write(tx, ctx, contestId, version, data, design, action, told));
}

async function write(
  tx: Tx,
  ctx: Context,
  contestId: string,
  version: number,
  data: Data,
  design: Design,
  action: string,
  told: Record<string, string>,
): Promise<Result<undefined, "conflict">> {
  const { count } =
    version === 0
      ? await tx.certificateDesign.createMany({ data: [{ contestId, design, ...data }], skipDuplicates: true })
      : await tx.certificateDesign.updateMany({ where: { contestId, version }, data: { ...data, version: { increment: 1 } } });
  if (count === 0) return refused("conflict");
  await audit(tx, {
    chainId: contestId,
    at: ctx.now,
    actorId: ctx.actor.userId,
    action,
    subjectType: "contest",
    subjectId: contestId,
    data: told,
  });
  return ok();
}

/** One of the design's pictures, for those who may edit it. */
export async function designPicture(ctx: Context, contestId: string, picture: DesignPicture): Promise<Result<ServedBlob, Refusal>> {
  const desk = await certificateDesk(ctx, contestId, "design");
  if (!desk.ok) return desk;
  const row = await db.certificateDesign.findUnique({ where: { contestId }, include: { background: true, logo: true } });
  const blob = row?.[picture];
  if (!blob || !(await mayOpen(blob.sha256))) return refused("hidden");
  const { sha256, mime, size } = blob;
  return ok({ key: blobKey(sha256), sha256, filename: picture, mime, size: Number(size) });
}
