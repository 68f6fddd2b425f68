import { paths } from "~/paths";
import { formatBytes } from "~/platform/format";
import { useLanguage, useT } from "~/ui";
import { FilePreview } from "./file-preview";

export interface ViewedFile {
  readonly id: string;
  /** The kind in the regulation's words. */
  readonly label: string;
  readonly filename: string;
  readonly mime: string;
  readonly size: number;
  readonly href: string;
}

/** Attachments in the page: pictures, first pages and films to see, and each as a link. */
export function AttachmentViews({ files }: { files: readonly ViewedFile[] }) {
  const t = useT("entries");
  return (
    <ul className="grid gap-6">
      {files.map((file) => (
        <li key={file.id} className="min-w-0">
          <FileLine file={file} />
          <div className="mt-3">
            <FilePreview
              file={{
                title: t("dossier.preview", { filename: file.filename }),
                mime: file.mime,
                href: file.href,
                preview: paths.entryPreview(file.id, "screen"),
              }}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}

function FileLine({ file }: { file: ViewedFile }) {
  const language = useLanguage();
  return (
    <p className="break-words">
      <span className="font-semibold">{file.label}: </span>
      <a className="text-accent underline" href={file.href} target="_blank" rel="noreferrer">
        {file.filename}
      </a>{" "}
      <span className="figures text-muted">({formatBytes(file.size, language)})</span>
    </p>
  );
}
