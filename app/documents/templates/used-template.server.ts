import { db, type Tx } from "~/platform/db.server";
import type { OfficialKind } from "../official/kinds";
import { recordedNumber } from "../official/recorded-numbers.server";
import { filledTemplate } from "./own-docx.server";
import type { Data } from "./placeholder";
import { templateBytes } from "./template-bytes.server";

export interface UsedTemplate {
  readonly id: string;
  readonly number: number;
  readonly blobSha256: string;
}

const select = { id: true, number: true, blobSha256: true } as const;

/** The form of its own that an organisation uses for a kind now; null: the built-in one. */
export function templateInUse(
  tx: Tx,
  organisationId: string,
  kind: OfficialKind,
): Promise<UsedTemplate | null> {
  return tx.documentTemplate.findFirst({ where: { organisationId, kind, inUse: true }, select });
}

/** The form of a document: the one in which it was issued, else the one in use now; null: the built-in one. */
export async function templateOf(document: {
  readonly organisationId: string;
  readonly contestId: string;
  readonly kind: OfficialKind;
  readonly subjectId: string;
}): Promise<UsedTemplate | null> {
  const issued = await recordedNumber(document);
  return issued ? issued.template : templateInUse(db, document.organisationId, document.kind);
}

/** A document in a form; null where the file waits for its scan, or would become larger than anybody prints. */
export async function printedInTemplate({ blobSha256 }: Pick<UsedTemplate, "blobSha256">, values: Data): Promise<Buffer | null> {
  const bytes = await templateBytes(blobSha256);
  return bytes && filledTemplate(bytes, values);
}
