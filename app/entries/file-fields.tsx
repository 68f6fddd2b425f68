import type { AttachmentKind } from "~/contests/regulation";
import { paths } from "~/paths";
import { formatBytes } from "~/platform/format";
import { FileField, Section, SubmitButton, useLanguage, useT } from "~/ui";
import { inputAccept } from "./attachment";
import type { SnapshotAttachment } from "./entry-content";

/** What is attached so far, and an input for more, by kind. */
export function FileFields({
  kinds,
  attachments,
  version,
}: {
  kinds: readonly AttachmentKind[];
  attachments: readonly SnapshotAttachment[];
  version: number;
}) {
  const t = useT("entries");
  if (kinds.length === 0) return null;
  return (
    <Section title={t("edit.files")} lead={t("edit.filesHelp")}>
      <div className="grid gap-6" id="files">
        {kinds.map((kind) => (
          <KindFields
            key={kind.id}
            kind={kind}
            present={attachments.filter(({ kindId }) => kindId === kind.id)}
            version={version}
          />
        ))}
      </div>
    </Section>
  );
}

function KindFields({
  kind,
  present,
  version,
}: {
  kind: AttachmentKind;
  present: readonly SnapshotAttachment[];
  version: number;
}) {
  const t = useT("entries");
  const { id, label, help, min, max, maxBytes } = kind;
  const count =
    min === max
      ? t("edit.fileCountExact", { max })
      : t(min === 0 ? "edit.fileCountUpTo" : "edit.fileCount", { min, max });
  return (
    <fieldset className="card">
      <legend className="label">{label}</legend>
      {present.length > 0 ? (
        <ul className="mb-4 grid gap-2">
          {present.map((file) => (
            <PresentFile key={file.id} file={file} />
          ))}
        </ul>
      ) : null}
      {/* A new version of the draft has the chosen files: the input starts empty again. */}
      <FileField
        key={version}
        name={`files.${id}`}
        label={t(max > 1 ? "edit.addFiles" : "edit.addFile", { label })}
        help={[help, count].filter(Boolean).join(" ")}
        required={min > present.length}
        accept={inputAccept(kind)}
        maxBytes={maxBytes}
        multiple={max > 1}
      />
    </fieldset>
  );
}

function PresentFile({ file }: { file: SnapshotAttachment }) {
  const t = useT("entries");
  const language = useLanguage();
  return (
    <li className="flex flex-wrap items-center justify-between gap-2">
      <span className="min-w-0 break-words">
        <a
          className="text-accent underline"
          href={paths.entryFile(file.id)}
          target="_blank"
          rel="noreferrer"
        >
          {file.filename}
        </a>{" "}
        <span className="figures text-muted">({formatBytes(file.size, language)})</span>
      </span>
      <SubmitButton
        intent={`remove-file:${file.id}`}
        variant="quiet"
        aria-label={t("edit.removeFile", { filename: file.filename })}
      >
        {t("edit.removeFileShort")}
      </SubmitButton>
    </li>
  );
}
