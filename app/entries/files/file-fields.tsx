import { useState, type DragEvent, type ReactNode } from "react";
import type { AttachmentKind } from "~/contests/regulation";
import { paths } from "~/paths";
import { formatBytes } from "~/platform/format";
import { Alert, FileField, Section, SubmitButton, useLanguage, useT } from "~/ui";
import { inputAccept } from "./attachment";
import type { SnapshotAttachment } from "../entry-content";
import type { ListedFile } from "./listed-file";
import { hasPreview } from "./preview-kinds";
import { UnfinishedList, UploadList } from "./upload-list";
import type { UploadQueue } from "./upload-queue.client";
import type { QueueState } from "./upload-state";
import { useSubmitGuard } from "../writing/use-submit-guard";
import { useUploads } from "./use-uploads";

/**
 * What is attached so far, and an input for more, by kind. With script a file is on its way as soon as it is chosen;
 * without, it comes with the form.
 */
export function FileFields({
  kinds,
  attachments,
  version,
  notes = {},
}: {
  kinds: readonly AttachmentKind[];
  attachments: readonly SnapshotAttachment[];
  version: number;
  /** What there is to say about the files of one kind, by its id. */
  notes?: Readonly<Record<string, ReactNode>> | undefined;
}) {
  const t = useT("uploads");
  const title = useT("entries")("edit.files");
  const { queue, state } = useUploads(attachments);
  const { marker, held } = useSubmitGuard(
    state.items.filter((item) => item.state !== "failed").length,
  );
  if (kinds.length === 0) return null;
  return (
    <Section title={title} lead={queue ? t("help") : t("help-no-script")}>
      <span ref={marker} hidden />
      <div className="grid gap-6" id="files">
        {kinds.map((kind) => (
          <KindFields key={kind.id} {...{ kind, queue, state, version }} note={notes[kind.id]} />
        ))}
        <p role="status" className="sr-only">
          {state.done ? t("done", { filename: state.done }) : null}
        </p>
        {held > 0 ? (
          <Alert tone="warning" title={t("still-uploading", { count: held })}>
            <p>{t("still-uploading-help")}</p>
          </Alert>
        ) : null}
      </div>
    </Section>
  );
}

interface KindProps {
  readonly kind: AttachmentKind;
  readonly queue: UploadQueue | null;
  readonly state: QueueState;
  readonly version: number;
  readonly note: ReactNode;
}

function KindFields({ kind, queue, state, version, note }: KindProps) {
  const [over, setOver] = useState(false);
  const [other, setOther] = useState<string | null>(null);
  const t = useT("uploads");
  const present = state.files.filter(({ kindId }) => kindId === kind.id);
  const items = state.items.filter(({ kindId }) => kindId === kind.id);
  const unfinished = state.unfinished.filter(({ kindId }) => kindId === kind.id);
  const take = (files: FileList | null) => {
    setOther(null);
    if (files && queue) void queue.add(kind, [...files]);
  };
  const dropping = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer.files);
    },
  };
  return (
    <fieldset className={`card ${over ? "drop-over" : ""}`} {...(queue ? dropping : {})}>
      <legend className="label">{kind.label}</legend>
      {note}
      {present.length > 0 ? (
        <ul className="mb-4 grid gap-2">
          {present.map((file) => (
            <PresentFile key={file.id} file={file} />
          ))}
        </ul>
      ) : null}
      {queue ? (
        <>
          <UploadList label={kind.label} items={items} queue={queue} offline={state.offline} />
          <UnfinishedList
            uploads={unfinished}
            queue={queue}
            accept={inputAccept(kind)}
            onOther={setOther}
          />
        </>
      ) : null}
      {other ? (
        <p className="fault" role="alert">
          {t("not-same", { filename: other })}
        </p>
      ) : null}
      {queue && present.length >= kind.max ? (
        <p className="help">{t("full")}</p>
      ) : (
        <KindInput
          {...{ kind, version, missing: kind.min > present.length }}
          take={queue ? take : null}
        />
      )}
    </fieldset>
  );
}

function KindInput({
  kind,
  version,
  missing,
  take,
}: {
  kind: AttachmentKind;
  version: number;
  missing: boolean;
  /** null: what is chosen comes with the form. */
  take: ((files: FileList | null) => void) | null;
}) {
  const t = useT("entries");
  const words = useT("uploads");
  const { id, label, help, min, max, maxBytes, accept } = kind;
  const count =
    min === max
      ? t("edit.fileCountExact", { max })
      : t(min === 0 ? "edit.fileCountUpTo" : "edit.fileCount", { min, max });
  const types = accept.map((one) => words(`types.${one}`)).join(", ");
  return (
    <>
      {/* A new version of the draft has the chosen files: the input starts empty again. */}
      <FileField
        key={version}
        name={`files.${id}`}
        label={
          <>
            {t(max > 1 ? "edit.addFiles" : "edit.addFile")}
            <span className="sr-only">: {label}</span>
          </>
        }
        help={[help, count, words("accepted", { types })].filter(Boolean).join(" ")}
        required={missing}
        accept={inputAccept(kind)}
        maxBytes={maxBytes}
        multiple={max > 1}
        onChange={
          take
            ? (event) => {
                take(event.currentTarget.files);
                event.currentTarget.value = "";
              }
            : undefined
        }
      />
      {take ? (
        <div className="actions camera">
          {accept.includes("image") ? <CameraInput kind="image" label={label} take={take} /> : null}
          {accept.includes("video") ? <CameraInput kind="video" label={label} take={take} /> : null}
        </div>
      ) : null}
    </>
  );
}

/** Opens the camera of a phone at once. */
function CameraInput({
  kind,
  label,
  take,
}: {
  kind: "image" | "video";
  label: string;
  take: (files: FileList | null) => void;
}) {
  const t = useT("uploads");
  const text = t(kind === "image" ? "camera" : "film");
  return (
    <label className="button button-secondary file-button">
      {text}
      <input
        type="file"
        className="sr-only"
        accept={`${kind}/*`}
        capture="environment"
        aria-label={`${text}: ${label}`}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}

function PresentFile({ file }: { file: ListedFile }) {
  const t = useT("entries");
  const words = useT("uploads");
  const language = useLanguage();
  const { id, filename, size, mime, state } = file;
  const isThere = state === "READY";
  return (
    <li className="present-file">
      {isThere && hasPreview(mime) ? (
        <img
          className="thumb"
          src={paths.entryPreview(id, "thumb")}
          alt={words("preview", { filename })}
          loading="lazy"
        />
      ) : null}
      <span className="min-w-0 break-words">
        {isThere ? (
          <a
            className="text-accent underline"
            href={paths.entryFile(id)}
            target="_blank"
            rel="noreferrer"
          >
            {filename}
          </a>
        ) : (
          filename
        )}{" "}
        <span className="figures text-muted">({formatBytes(size, language)})</span>
        {isThere ? null : (
          <span className={state === "INFECTED" ? "fault" : "text-muted"}>
            {" "}
            {words(`file-state.${state}`)}
          </span>
        )}
      </span>
      <SubmitButton
        intent={`remove-file:${id}`}
        variant="quiet"
        aria-label={t("edit.removeFile", { filename })}
      >
        {t("edit.removeFileShort")}
      </SubmitButton>
    </li>
  );
}
