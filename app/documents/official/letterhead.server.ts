import { holdBlob, keepBlob } from "~/entries/files/attach-files.server";
import { blobKey } from "~/entries/files/attachment";
import { receiveAttachment, type Received, type ReceivedFile } from "~/entries/files/receive-attachment.server";
import { mayOpen, scanSoon } from "~/entries/files/scan-blob.server";
import type { Actor, Context } from "~/people/actor";
import { organisationById } from "~/people/organisations.server";
import type { Refusal } from "~/people/refusal";
import { standingAt } from "~/people/standing";
import { audit } from "~/platform/audit.server";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import type { ServedBlob } from "~/platform/storage/serve-blob.server";
import type { LetterheadInput } from "./official-forms";
import { whyNotEditLetterhead } from "./official-policy";
import type { StandingHead } from "./paper-setting";
import { signModeOf } from "./signing-template";
import { addresseeOf, DEFAULT_ISSUER, DEFAULT_OFFICE, defaultAuthority } from "./letterhead-template";

const LOGO_BYTES = 2 * 1024 * 1024;

export interface LetterheadPage {
  readonly organisation: { readonly id: string; readonly name: string };
  /** 0: nothing was saved yet; the values are what is printed without it. */
  readonly version: number;
  readonly values: Omit<LetterheadInput, "version">;
  readonly hasLogo: boolean;
}

/** The letterhead as its organisers edit it. */
export async function letterheadPage(actor: Actor, organisationId: string): Promise<Result<LetterheadPage, Refusal>> {
  const refusal = whyNotEditLetterhead(standingAt(actor, { organisationId }));
  if (refusal) return refused(refusal);
  const organisation = await organisationById(organisationId);
  if (!organisation) return refused("hidden");
  const row = await db.letterhead.findUnique({ where: { organisationId } });
  const standing = standingOf(organisation, row);
  return ok({
    organisation,
    version: row?.version ?? 0,
    values: {
      parentName: standing.parent,
      issuerName: standing.issuer,
      place: standing.place,
      numberSuffix: standing.suffix,
      signerAuthority: standing.head.authority,
      signerOffice: standing.head.office,
      signMode: standing.signing.mode,
      actingOffice: standing.signing.office,
      signerPosition: standing.signing.position,
      signerName: standing.signing.name,
      grounds: [...standing.grounds],
      recipients: [...standing.recipients],
    },
    hasLogo: row?.logoSha256 != null,
  });
}

/** How an organisation's papers begin and end, with what it has not said filled in. */
export async function standingHead(organisationId: string): Promise<StandingHead> {
  const organisation = await organisationById(organisationId);
  const row = await db.letterhead.findUnique({ where: { organisationId } });
  return standingOf(organisation ?? { name: "", province: "" }, row);
}

type Row = Awaited<ReturnType<typeof db.letterhead.findUnique>>;

function standingOf(organisation: { readonly name: string; readonly province: string }, row: Row): StandingHead {
  // A row that a logo alone has made says nothing yet of the rest.
  const said = row && row.issuerName !== "" ? row : null;
  const parent = said ? said.parentName : organisation.name.toLocaleUpperCase("vi");
  return {
    parent,
    addressee: addresseeOf(parent, organisation),
    issuer: said?.issuerName ?? DEFAULT_ISSUER,
    place: said?.place ?? organisation.province,
    suffix: said?.numberSuffix ?? "BTC",
    head: {
      authority: said ? said.signerAuthority : defaultAuthority(DEFAULT_ISSUER),
      office: said?.signerOffice ?? DEFAULT_OFFICE,
    },
    signing: {
      mode: signModeOf(said?.signMode ?? "") ?? "head",
      office: said?.actingOffice ?? "",
      position: said?.signerPosition ?? "",
      name: said?.signerName ?? "",
    },
    grounds: said?.grounds ?? [],
    recipients: said?.recipients ?? [],
  };
}

/** Saves the letterhead unless somebody else has in the meantime. */
export async function saveLetterhead(
  ctx: Context,
  organisationId: string,
  { version, ...values }: LetterheadInput,
): Promise<Result<undefined, Refusal | "conflict">> {
  return change(ctx, organisationId, version, values, "letterhead.saved", {});
}

/** Takes the picture of the logo away. */
export function removeLogo(ctx: Context, organisationId: string, version: number) {
  return change(ctx, organisationId, version, { logoSha256: null }, "letterhead.logo-removed", {});
}

/** Receives the picture of a logo while it arrives. */
export function receiveLogo(filename: string, bytes: AsyncIterable<Uint8Array>): Promise<Received> {
  const kind = { id: "logo", label: "", help: "", min: 1, max: 1, accept: ["image" as const], maxBytes: LOGO_BYTES, namesAuthors: false };
  return receiveAttachment(kind, filename, bytes);
}

/** Puts a picture that has arrived in the place of the logo. */
export async function saveLogo(
  ctx: Context,
  organisationId: string,
  version: number,
  file: ReceivedFile,
): Promise<Result<undefined, Refusal | "conflict" | "infected">> {
  const done = await db.$transaction(async (tx): Promise<Result<undefined, Refusal | "conflict" | "infected">> => {
    const refusal = whyNotEditLetterhead(standingAt(ctx.actor, { organisationId }));
    if (refusal) return refused(refusal);
    await holdBlob(tx, file.sha256);
    if (!(await keepBlob(tx, file))) return refused("infected");
    const { sha256 } = file;
    return write(tx, ctx, organisationId, version, { logoSha256: sha256 }, "letterhead.logo-saved", { sha256 });
  });
  if (done.ok) scanSoon(file.sha256);
  return done;
}

type Data = Partial<Omit<LetterheadInput, "version">> & { logoSha256?: string | null };

function change(
  ctx: Context,
  organisationId: string,
  version: number,
  data: Data,
  action: string,
  told: Record<string, string>,
): Promise<Result<undefined, Refusal | "conflict">> {
  return db.$transaction((tx) => write(tx, ctx, organisationId, version, data, action, told));
}

async function write(
  tx: Tx,
  ctx: Context,
  organisationId: string,
  version: number,
  data: Data,
  action: string,
  told: Record<string, string>,
): Promise<Result<undefined, Refusal | "conflict">> {
  const refusal = whyNotEditLetterhead(standingAt(ctx.actor, { organisationId }));
  if (refusal) return refused(refusal);
  const { count } =
    version === 0
      ? await tx.letterhead.createMany({ data: [{ organisationId, ...data }], skipDuplicates: true })
      : await tx.letterhead.updateMany({
          where: { organisationId, version },
          data: { ...data, version: { increment: 1 } },
        });
  if (count === 0) return refused("conflict");
  await audit(tx, {
    chainId: "platform",
    at: ctx.now,
    actorId: ctx.actor.userId,
    action,
    subjectType: "organisation",
    subjectId: organisationId,
    data: told,
  });
  return ok();
}

/** The picture of the logo, for those who may edit it. */
export async function logoFile(actor: Actor, organisationId: string): Promise<Result<ServedBlob, Refusal>> {
  const refusal = whyNotEditLetterhead(standingAt(actor, { organisationId }));
  if (refusal) return refused(refusal);
  const row = await db.letterhead.findUnique({ where: { organisationId }, include: { logo: true } });
  if (!row?.logo || !(await mayOpen(row.logo.sha256))) return refused("hidden");
  const { sha256, mime, size } = row.logo;
  return ok({ key: blobKey(sha256), sha256, filename: "logo", mime, size: Number(size) });
}
