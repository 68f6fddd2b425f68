import { createHash } from "node:crypto";
import type { Deciding } from "~/contests/deciding";
import { UNREGULATED, upgradeRegulation } from "~/contests/regulation-upgrade";
import { blobKey } from "~/entries/files/attachment";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { storage } from "~/platform/storage/storage.server";
import type { Prisma } from "../../prisma/generated/client";
import { sessionCookie } from "./access/world";
import { answerOf, DECIDING, type ResultsWorld } from "./results-world";

const MINUTE = 60_000;
export const minutes = (count: number, from = DECIDING) => new Date(from.getTime() + count * MINUTE);

/** As if the regulation in force said this of deciding. */
export async function regulate(contestId: string, deciding: Partial<Deciding>): Promise<void> {
  const { id, document } = await db.regulationRevision.findFirstOrThrow({
    where: { contestId },
    orderBy: { number: "desc" },
  });
  const regulated = {
    ...upgradeRegulation(document),
    deciding: { ...UNREGULATED.deciding, ...deciding },
  } as unknown as Prisma.InputJsonObject;
  await db.regulationRevision.update({ where: { id }, data: { document: regulated } });
}

/** The session of somebody with a role in the contest's organisation. */
export async function cookieOf(
  { organisationId }: Pick<ResultsWorld, "organisationId">,
  actor: Actor,
  role?: "ORGANISER" | "SECRETARY" | "OBSERVER",
): Promise<string> {
  if (role) await db.roleGrant.create({ data: { userId: actor.userId, role, organisationId } });
  return sessionCookie(actor.userId);
}

type Handler = (args: { request: Request; params: Record<string, string>; context: object }) => unknown;

/** Asks a route for its page, or posts a form to it. */
export function knock(
  handler: unknown,
  params: Record<string, string>,
  { cookie = "", form }: { cookie?: string; form?: Record<string, string> | FormData } = {},
) {
  const body = form instanceof FormData ? form : form && new URLSearchParams(form);
  const request = new Request("http://sangtao.test/", {
    headers: { cookie },
    ...(body && { method: "POST", body }),
  });
  return answerOf(Promise.resolve((handler as Handler)({ request, params, context: {} })));
}

/** A complaint as the browser posts it. */
export function complaintForm(text: string, files: readonly { name: string; bytes: string }[] = []): FormData {
  const form = new FormData();
  form.set("text", text);
  for (const { name, bytes } of files) form.append("files.evidence", new File([bytes], name));
  return form;
}

/** A file put to a complaint. */
export async function storedFile(complaintId: string): Promise<string> {
  const bytes = Buffer.from("%PDF-1.4\n%%EOF\n");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await storage().put(blobKey(sha256), bytes, { contentType: "application/pdf" });
  const blob = { sha256, size: bytes.byteLength, mime: "application/pdf" };
  await db.blob.createMany({ data: [blob], skipDuplicates: true });
  const file = await db.complaintFile.create({
    data: { complaintId, blobSha256: sha256, filename: "Căn cứ.pdf", addedAt: DECIDING },
  });
  return file.id;
}
