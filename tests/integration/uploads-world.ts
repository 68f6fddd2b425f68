import { readFileSync } from "node:fs";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { paths } from "~/paths";
import { setClock } from "~/platform/clock.server";
import * as fileRoute from "~/routes/files.$attachmentId/route";
import * as previewRoute from "~/routes/files.$attachmentId.$variant/route";
import * as beginRoute from "~/routes/uploads/route";
import * as uploadRoute from "~/routes/uploads.$uploadId/route";
import * as finishRoute from "~/routes/uploads.$uploadId.finish/route";
import { draftOf, OPEN, type OpenedContest } from "./entries-world";
import { Browser, newPerson } from "./people/helpers";

/** A photograph of a phone, 96 × 64 pixels, with the place where it was taken. */
export const HEIC = readFileSync(new URL("../fixtures/photo.heic", import.meta.url));

let people = 0;

/** Somebody in a browser, signed in. */
export async function uploader() {
  people += 1;
  setClock(null);
  const browser = await newPerson(
    `uploader${people}@example.vn`,
    new Browser(`198.51.100.${people}`),
  );
  const actor = (await browser.actor())!;
  setClock(() => OPEN);
  return { browser, actor };
}

export async function uploaderWithDraft(contest: OpenedContest) {
  const { browser, actor } = await uploader();
  return { browser, actor, entryId: await draftOf(contest, actor) };
}

type Handler = (args: ActionFunctionArgs & LoaderFunctionArgs) => Promise<unknown>;

/** Asks a route as the server does. */
export async function send(
  handler: Handler,
  browser: Browser | null,
  url: string,
  params: Record<string, string>,
  init: RequestInit & { duplex?: "half" } = {},
): Promise<Response> {
  const headers = browser?.headers() ?? new Headers();
  new Headers(init.headers).forEach((value, name) => headers.set(name, value));
  const request = new Request(`http://sangtao.test${url}`, { ...init, headers });
  const answer = await handler({ request, params, context: {} as never });
  if (!(answer instanceof Response)) throw new Error("not an answer");
  return answer;
}

const TUS = { "Tus-Resumable": "1.0.0" };
const base64 = (text: string) => Buffer.from(text).toString("base64");

export interface Offer {
  readonly entryId: string;
  readonly kindId?: string;
  readonly filename?: string;
  readonly size: number;
  readonly type?: string;
}

export function begin(
  browser: Browser | null,
  { entryId, kindId = "form", filename = "phiếu.pdf", size, type = "" }: Offer,
) {
  const said = { entryId, kindId, filename, type, fingerprint: "ab".repeat(32) };
  const metadata = Object.entries(said)
    .map(([name, value]) => `${name} ${base64(value)}`)
    .join(",");
  return send(beginRoute.action as Handler, browser, paths.uploads(), {}, {
    method: "POST",
    headers: { ...TUS, "Upload-Length": String(size), "Upload-Metadata": metadata },
  });
}

/** Begins an upload that may begin. */
export async function begun(browser: Browser, offer: Offer): Promise<string> {
  const answer = await begin(browser, offer);
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.headers.get("Location")!.split("/").at(-1)!;
}

const about = (uploadId: string) => ({ url: paths.upload(uploadId), params: { uploadId } });

export function patch(
  browser: Browser | null,
  uploadId: string,
  offset: number,
  body: Uint8Array | ReadableStream<Uint8Array>,
) {
  const { url, params } = about(uploadId);
  return send(uploadRoute.action as Handler, browser, url, params, {
    method: "PATCH",
    headers: {
      ...TUS,
      "Upload-Offset": String(offset),
      "Content-Type": "application/offset+octet-stream",
    },
    body: body as BodyInit,
    duplex: "half",
  });
}

export function head(browser: Browser | null, uploadId: string) {
  const { url, params } = about(uploadId);
  return send(uploadRoute.loader as Handler, browser, url, params, { method: "HEAD", headers: TUS });
}

export function giveUp(browser: Browser | null, uploadId: string) {
  const { url, params } = about(uploadId);
  return send(uploadRoute.action as Handler, browser, url, params, {
    method: "DELETE",
    headers: TUS,
  });
}

export interface FinishAnswer {
  readonly ok: boolean;
  readonly code?: string;
  readonly faults?: readonly { code: string }[];
  readonly value?: {
    readonly file: { id: string; filename: string; sha256: string; mime: string; size: number; state: string };
  };
}

export async function finish(browser: Browser | null, uploadId: string): Promise<FinishAnswer> {
  const answer = await send(
    finishRoute.action as Handler,
    browser,
    paths.finishUpload(uploadId),
    { uploadId },
    { method: "POST" },
  );
  return (await answer.json()) as FinishAnswer;
}

/** Sends all of it at once, and attaches it. */
export async function uploaded(
  browser: Browser,
  bytes: Uint8Array,
  offer: Omit<Offer, "size">,
): Promise<FinishAnswer> {
  const id = await begun(browser, { ...offer, size: bytes.length });
  const sent = await patch(browser, id, 0, bytes);
  if (sent.status !== 204) throw new Error(`${sent.status} ${await sent.text()}`);
  return finish(browser, id);
}

export function fileOf(browser: Browser | null, attachmentId: string, headers: HeadersInit = {}) {
  return send(fileRoute.loader as Handler, browser, paths.entryFile(attachmentId), { attachmentId }, { headers });
}

export function previewOf(browser: Browser | null, attachmentId: string, variant: "thumb" | "screen") {
  const url = paths.entryPreview(attachmentId, variant);
  return send(previewRoute.loader as Handler, browser, url, { attachmentId, variant });
}

export async function bytesOf(answer: Response): Promise<Buffer> {
  return Buffer.from(await answer.arrayBuffer());
}
