import type { Body, Meta } from "@uppy/core";
import type Uppy from "@uppy/core";
import type Tus from "@uppy/tus";
import type { z } from "zod";
import { paths } from "~/paths";
import { sha256Hex } from "~/platform/sha256";
import { draftFilesSchema, uploadFinishedSchema, uploadRefusedSchema } from "./listed-file";
import { fingerprintParts } from "./upload-limits";

/** What tells this file from another of the same name and size, without reading all of it; "" where it cannot be read. */
export async function fingerprintOf(file: File): Promise<string> {
  try {
    const parts = await Promise.all(
      fingerprintParts(file.size).map(([start, end]) => file.slice(start, end).arrayBuffer()),
    );
    const hashes = parts.map((part) => sha256Hex(new Uint8Array(part)));
    return sha256Hex([file.size, ...hashes].join(" "));
  } catch {
    return "";
  }
}

/** The id of the upload at this address. */
export function uploadIdOf(url: string | undefined): string | null {
  return url?.split("/").at(-1) ?? null;
}

/** The files of the draft and what was begun; null where the server does not say. */
export async function askDraftFiles(entryId: string) {
  const answer = await fetch(paths.draftFiles(entryId)).catch(() => null);
  if (!answer?.ok) return null;
  return draftFilesSchema.safeParse(await answer.json().catch(() => null)).data ?? null;
}

/** Attaches an upload that is whole; null where that is to be asked again. */
export async function askFinish(
  uploadId: string,
): Promise<z.infer<typeof uploadFinishedSchema> | null> {
  const answer = await fetch(paths.finishUpload(uploadId), { method: "POST" }).catch(() => null);
  if (!answer || answer.status === 409 || answer.status >= 500) return null;
  return uploadFinishedSchema.safeParse(await answer.json().catch(() => null)).data ?? null;
}

/** Why the server refused a request of the protocol. */
export function refusalIn(text: string | undefined): z.infer<typeof uploadRefusedSchema> {
  try {
    return uploadRefusedSchema.parse(JSON.parse(text ?? ""));
  } catch {
    return { code: "failed" };
  }
}

/**
 * Takes a file from the uploader and gives its upload's id. Without the address the uploader only stops sending: the
 * server is then told once, by `endUpload`, and no failure of that is left loose.
 */
export function take<M extends Meta, B extends Body>(uppy: Uppy<M, B>, added: string) {
  const transfer = uppy.getPlugin<Tus<M, B>>("Tus")?.uploaders[added];
  const url = transfer?.url ?? undefined;
  if (transfer) transfer.url = null;
  uppy.removeFile(added);
  return uploadIdOf(url);
}

/** Gives up an upload; one that cannot be reached now expires by itself. */
export async function endUpload(id: string): Promise<void> {
  const init = { method: "DELETE", headers: { "Tus-Resumable": "1.0.0" }, keepalive: true };
  await fetch(paths.upload(id), init).catch(() => undefined);
}
