import { useParams } from "@remix-run/react";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { SnapshotAttachment } from "../entry-content";
import { queueOf, type UploadQueue } from "./upload-queue.client";
import type { QueueState } from "./upload-state";

const unheard = () => () => undefined;

/** The uploads of the dossier that this page is about; without script, and before it has come, what the page was given. */
export function useUploads(given: readonly SnapshotAttachment[]): {
  readonly queue: UploadQueue | null;
  readonly state: QueueState;
} {
  const { id = "" } = useParams();
  const [queue, setQueue] = useState<UploadQueue | null>(null);
  const still = useMemo(
    (): QueueState => ({
      items: [],
      files: given.map((file) => ({ ...file, state: "READY" as const })),
      unfinished: [],
      done: null,
      offline: false,
    }),
    [given],
  );
  useEffect(() => {
    const opened = queueOf(id, still.files);
    opened.replaceFiles(still.files);
    setQueue(opened);
    void opened.refresh();
  }, [id, still]);
  const subscribe = queue?.subscribe ?? unheard;
  const state = useSyncExternalStore(subscribe, queue?.state ?? (() => still), () => still);
  return { queue, state };
}
