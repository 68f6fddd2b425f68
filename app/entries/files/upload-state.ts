import type { Fault } from "~/platform/result";
import type { ListedFile, UnfinishedUpload } from "./listed-file";

/** "stalled": the line or the server is gone, and it is tried again by itself. */
export type UploadItemState =
  "reading" | "waiting" | "uploading" | "paused" | "stalled" | "finishing" | "failed";

/** One file on its way, as the form shows it. */
export interface UploadItem {
  readonly id: string;
  readonly kindId: string;
  readonly filename: string;
  readonly size: number;
  readonly sent: number;
  readonly state: UploadItemState;
  readonly pace: { readonly perSecond: number; readonly seconds: number } | null;
  readonly fault: Fault | null;
  readonly canRetry: boolean;
  /** Once the server knows of it. */
  readonly uploadId: string | null;
}

/** A file that was just chosen. */
export function newItem(id: string, kindId: string, filename: string, size: number): UploadItem {
  const start = { sent: 0, pace: null, fault: null, canRetry: false, uploadId: null } as const;
  return { id, kindId, filename, size, state: "reading", ...start };
}

export interface QueueState {
  readonly items: readonly UploadItem[];
  readonly files: readonly ListedFile[];
  readonly unfinished: readonly UnfinishedUpload[];
  /** The name of the file that was attached last. */
  readonly done: string | null;
  readonly offline: boolean;
}
