import { formatBytes } from "~/platform/format";
import { Button, useLanguage, useT } from "~/ui";
import type { UnfinishedUpload } from "./listed-file";
import { printedFaults } from "../present";
import { roughly } from "./upload-pace";
import type { UploadQueue } from "./upload-queue.client";
import type { UploadItem } from "./upload-state";

/** The files of one kind that are on their way, with what can be done about each. */
export function UploadList({
  label,
  items,
  queue,
  offline,
}: {
  label: string;
  items: readonly UploadItem[];
  queue: UploadQueue;
  offline: boolean;
}) {
  const t = useT("uploads");
  if (items.length === 0) return null;
  return (
    <ul className="mb-4 grid gap-4" aria-label={t("list", { label })}>
      {items.map((item) => (
        <li key={item.id} className="upload">
          <p className="min-w-0 break-words font-semibold">{item.filename}</p>
          {item.state === "failed" ? <Failure item={item} /> : <Progress {...{ item, offline }} />}
          <div className="actions">
            <ItemButtons item={item} queue={queue} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Progress({ item, offline }: { item: UploadItem; offline: boolean }) {
  const t = useT("uploads");
  const line = useStateLine(item, offline);
  return (
    <>
      <progress
        className="upload-bar"
        value={item.sent}
        max={item.size}
        aria-label={t("progress", { filename: item.filename })}
      />
      <p className="figures text-muted">{line}</p>
    </>
  );
}

function useStateLine(item: UploadItem, offline: boolean): string {
  const t = useT("uploads");
  const language = useLanguage();
  const bytes = (count: number) => formatBytes(Math.round(count), language);
  const { state, sent, size, pace } = item;
  const percent = size > 0 ? Math.floor((sent * 100) / size) : 0;
  if (state === "stalled" || (offline && (state === "uploading" || state === "waiting")))
    return t("state.offline", { percent });
  if (state === "paused") return t("state.paused", { percent });
  if (state !== "uploading") return t(`state.${state}`);
  const so = { done: bytes(sent), size: bytes(size) };
  if (!pace) return t("state.starting", so);
  const { unit, count } = roughly(pace.seconds);
  const left = t(`left.${unit}`, { count });
  return t("state.uploading", { ...so, speed: bytes(pace.perSecond), left });
}

function Failure({ item: { fault, filename } }: { item: UploadItem }) {
  const t = useT("uploads");
  const language = useLanguage();
  const [printed] = fault ? printedFaults([fault], language) : [];
  const keys = [
    `fault.${printed?.code}`,
    `entries:fault.${printed?.code}`,
    `fault:${printed?.code}`,
  ];
  return (
    <p className="fault" role="alert">
      {t([...keys, "fault.failed"], { filename, ...printed?.params })}
    </p>
  );
}

function ItemButtons({ item, queue }: { item: UploadItem; queue: UploadQueue }) {
  const t = useT("uploads");
  const { id, filename, state } = item;
  const button = (name: string, press: () => Promise<void>) => (
    <Button
      type="button"
      variant="quiet"
      aria-label={t(`${name}-file`, { filename })}
      onClick={() => void press()}
    >
      {t(name)}
    </Button>
  );
  const isMoving = state === "uploading" || state === "waiting" || state === "stalled";
  return (
    <>
      {isMoving ? button("pause", () => queue.pause(id)) : null}
      {state === "paused" ? button("resume", () => queue.resume(id)) : null}
      {state === "failed" && item.canRetry ? button("retry", () => queue.retry(id)) : null}
      {state === "failed"
        ? button("dismiss", () => queue.cancel(id))
        : state === "finishing"
          ? null
          : button("cancel", () => queue.cancel(id))}
    </>
  );
}

/** What an earlier visit began: the same file chosen again goes on where it stopped. */
export function UnfinishedList({
  uploads,
  queue,
  accept,
  onOther,
}: {
  uploads: readonly UnfinishedUpload[];
  queue: UploadQueue;
  accept: string;
  /** Another file was chosen than the one that was begun. */
  onOther: (filename: string) => void;
}) {
  const t = useT("uploads");
  const language = useLanguage();
  if (uploads.length === 0) return null;
  return (
    <ul className="mb-4 grid gap-4">
      {uploads.map((upload) => {
        const { id, filename, size, arrived } = upload;
        const bytes = (count: number) => formatBytes(count, language);
        return (
          <li key={id} className="upload">
            <p className="min-w-0 break-words">
              {t("unfinished", { filename, done: bytes(arrived), size: bytes(size) })}{" "}
              {t("unfinished-help")}
            </p>
            <progress
              className="upload-bar"
              value={arrived}
              max={size}
              aria-label={t("progress", { filename })}
            />
            <div className="actions">
              <label className="button button-secondary file-button">
                {t("choose-again")}
                <input
                  type="file"
                  className="sr-only"
                  accept={accept}
                  aria-label={t("choose-again-file", { filename })}
                  onChange={(event) => {
                    const [file] = event.currentTarget.files ?? [];
                    event.currentTarget.value = "";
                    if (file)
                      void queue.goOn(upload, file).then((same) => same || onOther(filename));
                  }}
                />
              </label>
              <Button
                type="button"
                variant="quiet"
                aria-label={t("cancel-file", { filename })}
                onClick={() => void queue.discard(upload)}
              >
                {t("cancel")}
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
