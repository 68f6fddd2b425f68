import type Uppy from "@uppy/core";
import type { AttachmentKind } from "~/contests/regulation";
import { paths } from "~/paths";
import type { Fault } from "~/platform/result";
import type { ListedFile, UnfinishedUpload } from "./listed-file";
import { whyNotOffer } from "./upload-limits";
import { forecast, paceAfter, retryDelay, type Pace } from "./upload-pace";
import {
  askDraftFiles,
  askFinish,
  endUpload,
  fingerprintOf,
  refusalIn,
  take,
  uploadIdOf,
} from "./upload-requests.client";
import { newItem, type QueueState, type UploadItem } from "./upload-state";

/** A request this large gets through usual proxies, and asks anew whether it may go on. */
const CHUNK = 64 * 1024 * 1024;
const AT_ONCE = 3;
/** Files that wait for the malware scan are asked about that often. */
const SCAN_MS = 10_000;
const QUICK_RETRIES = [0, 1_000, 3_000, 5_000];

type Kind = Pick<AttachmentKind, "id" | "accept" | "max" | "maxBytes">;
type Meta = Record<string, string | undefined>;
type Uploader = Uppy<Meta, Record<string, never>>;
interface Response {
  readonly status?: number;
  readonly body?: { readonly xhr?: XMLHttpRequest };
}

/**
 * The uploads of one dossier. They go on while its page is changed for another, after a lost line by themselves, and
 * after a closed tab with the same file chosen again.
 */
export class UploadQueue {
  #state: QueueState;
  #uploader: Promise<Uploader> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #paces = new Map<string, Pace>();
  readonly #failures = new Map<string, number>();
  /** Their ids in the uploader. */
  readonly #added = new Map<string, string>();
  #numbers = 0;

  constructor(
    readonly entryId: string,
    files: readonly ListedFile[],
  ) {
    this.#state = { items: [], files, unfinished: [], done: null, offline: !navigator.onLine };
    window.addEventListener("online", () => this.#lineChanged());
    window.addEventListener("offline", () => this.#lineChanged());
    window.addEventListener("beforeunload", (event) => {
      if (this.#state.items.some(({ state }) => state !== "failed")) event.preventDefault();
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): QueueState => this.#state;

  /** What the page was given by the server, newer than what is known here. */
  replaceFiles(files: readonly ListedFile[]): void {
    this.#set({ files });
  }

  /** Asks the server for the files as they are, and for what was begun and not ended. */
  async refresh(): Promise<void> {
    const answer = await askDraftFiles(this.entryId);
    if (!answer) return;
    const { files, unfinished } = answer;
    const underWay = new Set(this.#state.items.map(({ uploadId }) => uploadId));
    const left = unfinished.filter(({ id }) => !underWay.has(id));
    this.#set({ files, unfinished: left });
    for (const upload of left) if (upload.arrived >= upload.size) this.#attach(upload);
    if (files.some(({ state }) => state === "QUARANTINED"))
      setTimeout(() => void this.refresh(), SCAN_MS);
  }

  /** Begins to upload what was chosen; what an earlier visit began goes on where it stopped. */
  async add(kind: Kind, chosen: readonly File[]): Promise<void> {
    for (const file of chosen) {
      const present =
        this.#state.files.filter(({ kindId }) => kindId === kind.id).length +
        this.#state.items.filter((item) => item.kindId === kind.id && item.state !== "failed")
          .length;
      const id = this.#list(kind.id, file);
      const fault = whyNotOffer(kind, file, present);
      if (fault) this.#fail(id, fault, false);
      else await this.#begin(id, kind.id, file);
    }
  }

  /** Goes on with one upload, if this is its file; tells whether it is. */
  async goOn(upload: UnfinishedUpload, file: File): Promise<boolean> {
    if (file.size !== upload.size || (await fingerprintOf(file)) !== upload.fingerprint)
      return false;
    await this.#begin(this.#list(upload.kindId, file), upload.kindId, file);
    return true;
  }

  /** Gives up an upload of an earlier visit. */
  async discard({ id }: UnfinishedUpload): Promise<void> {
    this.#forgetUnfinished(id);
    await endUpload(id);
  }

  async pause(id: string): Promise<void> {
    await this.#with(id, (uppy, added) => uppy.pauseResume(added));
    this.#change(id, { state: "paused", pace: null });
  }

  async resume(id: string): Promise<void> {
    this.#paces.delete(id);
    this.#change(id, { state: "waiting" });
    await this.#with(id, (uppy, added) => uppy.pauseResume(added));
  }

  async retry(id: string): Promise<void> {
    const item = this.#item(id);
    if (!item) return;
    this.#failures.delete(id);
    this.#change(id, { fault: null });
    if (item.uploadId && item.sent >= item.size) return this.#finish(id);
    this.#change(id, { state: "waiting" });
    await this.#with(id, (uppy, added) => uppy.retryUpload(added));
  }

  /** Stops an upload for good and takes it from the list; one that failed is only taken from the list. */
  async cancel(id: string): Promise<void> {
    let uploadId = this.#item(id)?.uploadId;
    await this.#with(id, (uppy, added) => (uploadId = take(uppy, added) ?? uploadId));
    this.#drop(id);
    if (uploadId) await endUpload(uploadId);
  }

  /** Attaches an upload of an earlier visit that had arrived whole. */
  #attach({ id: uploadId, kindId, filename, size }: UnfinishedUpload): void {
    const id = this.#list(kindId, { name: filename, size });
    this.#forgetUnfinished(uploadId);
    this.#change(id, { uploadId, sent: size });
    void this.#finish(id);
  }

  async #begin(id: string, kindId: string, file: File): Promise<void> {
    const fingerprint = await fingerprintOf(file);
    const before = this.#state.unfinished.find(
      (upload) =>
        fingerprint !== "" &&
        upload.fingerprint === fingerprint &&
        upload.kindId === kindId &&
        upload.size === file.size,
    );
    if (before && before.arrived >= before.size) {
      this.#drop(id);
      return this.#attach(before);
    }
    const uppy = await this.#uppy();
    // Cancelled while it was read.
    if (!this.#item(id)) return;
    if (before) this.#forgetUnfinished(before.id);
    const { name, type } = file;
    const about = { entryId: this.entryId, kindId, filename: name, type, fingerprint };
    // The path makes it a file of its own, though the same one may be on its way elsewhere in the form.
    const added = uppy.addFile({
      name,
      type,
      data: file,
      meta: { ...about, relativePath: id, item: id },
    });
    this.#added.set(id, added);
    if (before) {
      uppy.setFileState(added, { tus: { uploadUrl: paths.upload(before.id) } } as never);
      this.#change(id, { uploadId: before.id, sent: before.arrived });
    }
    this.#change(id, { state: "waiting" });
    void uppy.upload().catch(() => undefined);
  }

  /** Does something with a file of the uploader, if it has it; that it fails is told by its events. */
  async #with(id: string, work: (uppy: Uploader, added: string) => unknown): Promise<void> {
    const added = this.#added.get(id);
    const uppy = await this.#uppy();
    if (added && uppy.getFile(added))
      await Promise.resolve(work(uppy, added)).catch(() => undefined);
  }

  #uppy(): Promise<Uploader> {
    return (this.#uploader ??= this.#load());
  }

  async #load(): Promise<Uploader> {
    const [{ default: Core }, { default: Tus }] = await Promise.all([
      import("@uppy/core"),
      import("@uppy/tus"),
    ]);
    const uppy = new Core<Meta, Record<string, never>>({ id: this.entryId });
    uppy.use(Tus, {
      endpoint: paths.uploads(),
      limit: AT_ONCE,
      chunkSize: CHUNK,
      retryDelays: QUICK_RETRIES,
      allowedMetaFields: ["entryId", "kindId", "filename", "type", "fingerprint"],
      // The server knows what was begun, whichever browser asks.
      storeFingerprintForResuming: false,
    });
    uppy.on("upload-progress", (file, { bytesUploaded }) => {
      const { tus } = (file ?? {}) as { tus?: { uploadUrl?: string } };
      if (file) this.#progress(itemOf(file), bytesUploaded, uploadIdOf(tus?.uploadUrl));
    });
    uppy.on("upload-success", (file, { uploadURL }) => {
      if (!file) return;
      const id = itemOf(file);
      this.#change(id, { uploadId: uploadIdOf(uploadURL), sent: file.size ?? 0 });
      void this.#finish(id);
    });
    uppy.on("upload-error", (file, _error, response) => {
      if (file) this.#broken(itemOf(file), response as Response | undefined);
    });
    return uppy;
  }

  #progress(id: string, sent: number, uploadId: string | null): void {
    const item = this.#item(id);
    if (!item || item.state === "paused") return;
    const pace = paceAfter(this.#paces.get(id) ?? [], performance.now(), sent);
    this.#paces.set(id, pace);
    this.#failures.delete(id);
    const known = uploadId ?? item.uploadId;
    this.#change(id, {
      state: "uploading",
      sent,
      pace: forecast(pace, item.size),
      uploadId: known,
    });
  }

  /** A refusal ends it; a lost line or a server in trouble is tried again for as long as the page is open. */
  #broken(id: string, response: Response | undefined): void {
    const status = response?.status ?? 0;
    const item = this.#item(id);
    if (!item) return;
    if (status >= 400 && status < 500 && ![408, 409, 423, 429].includes(status)) {
      return this.#refused(id, refusalIn(response?.body?.xhr?.responseText));
    }
    this.#change(id, { state: "stalled", pace: null });
    this.#again(id, () => this.#with(id, (uppy, added) => uppy.retryUpload(added)));
  }

  async #finish(id: string): Promise<void> {
    const uploadId = this.#item(id)?.uploadId;
    if (!uploadId) return;
    this.#change(id, { state: "finishing", pace: null });
    const answer = await askFinish(uploadId);
    if (!this.#item(id)) return;
    if (!answer) return this.#again(id, () => this.#finish(id));
    if (!answer.ok) return this.#refused(id, answer);
    const { file } = answer.value;
    const files = [...this.#state.files.filter((other) => other.id !== file.id), file];
    await this.#with(id, (uppy, added) => uppy.removeFile(added));
    this.#drop(id);
    this.#set({ files, done: file.filename });
    if (file.state === "QUARANTINED") setTimeout(() => void this.refresh(), SCAN_MS);
  }

  /** Once more after a while, or as soon as the line is back. */
  #again(id: string, attempt: () => Promise<void>): void {
    const failures = this.#failures.get(id) ?? 0;
    this.#failures.set(id, failures + 1);
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener("online", go);
      const state = this.#item(id)?.state;
      if (state === "stalled" || state === "finishing") void attempt();
    };
    const timer = setTimeout(go, retryDelay(failures));
    window.addEventListener("online", go);
  }

  #lineChanged(): void {
    this.#set({ offline: !navigator.onLine });
  }

  #list(kindId: string, { name, size }: Pick<File, "name" | "size">): string {
    this.#numbers += 1;
    const id = `${kindId}-${this.#numbers}`;
    const item = newItem(id, kindId, name, size);
    this.#set({ items: [...this.#state.items, item] });
    return id;
  }

  #item(id: string): UploadItem | undefined {
    return this.#state.items.find((item) => item.id === id);
  }

  #refused(
    id: string,
    refusal: { readonly code: string; readonly faults?: readonly Fault[] },
  ): void {
    const { code, faults = [] } = refusal;
    const filename = this.#item(id)?.filename ?? "";
    this.#fail(id, faults[0] ?? { path: "", code, params: { filename } }, code === "sign-in");
  }

  #fail(id: string, fault: Fault, canRetry: boolean): void {
    this.#change(id, { state: "failed", fault, canRetry, pace: null });
  }

  #change(id: string, patch: Partial<UploadItem>): void {
    this.#set({
      items: this.#state.items.map((item) => (item.id === id ? { ...item, ...patch } : item)),
    });
  }

  #drop(id: string): void {
    this.#paces.delete(id);
    this.#failures.delete(id);
    this.#added.delete(id);
    this.#set({ items: this.#state.items.filter((item) => item.id !== id) });
  }

  #forgetUnfinished(id: string): void {
    this.#set({ unfinished: this.#state.unfinished.filter((upload) => upload.id !== id) });
  }

  #set(patch: Partial<QueueState>): void {
    this.#state = { ...this.#state, ...patch };
    for (const listener of this.#listeners) listener();
  }
}

const queues = new Map<string, UploadQueue>();

/** The queue of a dossier, the same one for as long as the tab is open. */
export function queueOf(entryId: string, files: readonly ListedFile[]): UploadQueue {
  let queue = queues.get(entryId);
  if (!queue) queues.set(entryId, (queue = new UploadQueue(entryId, files)));
  return queue;
}

function itemOf(file: { readonly meta: Meta }): string {
  return file.meta["item"] ?? "";
}
