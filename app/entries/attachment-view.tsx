import { formatBytes } from "~/platform/format";
import { useLanguage, useT } from "~/ui";
import { PAGES_ONLY } from "./attachment";

export interface ViewedFile {
  readonly id: string;
  /** The kind in the regulation's words. */
  readonly label: string;
  readonly filename: string;
  readonly mime: string;
  readonly size: number;
  readonly href: string;
}

const PICTURES = new Set(["image/jpeg", "image/png", "image/webp"]);

/** Attachments in the page: pictures at once, PDFs when they are opened, all else as a link. */
export function AttachmentViews({ files }: { files: readonly ViewedFile[] }) {
  return (
    <ul className="grid gap-6">
      {files.map((file) => (
        <li key={file.id} className="min-w-0">
          <FileLine file={file} />
          <Preview file={file} />
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

function Preview({ file }: { file: ViewedFile }) {
  const t = useT("entries");
  const title = t("dossier.preview", { filename: file.filename });
  if (PICTURES.has(file.mime)) {
    return (
      <a href={file.href} target="_blank" rel="noreferrer" className="mt-3 inline-block">
        <img
          src={file.href}
          alt={title}
          loading="lazy"
          className="max-h-96 max-w-full rounded border border-line object-contain"
        />
      </a>
    );
  }
  if (file.mime !== "application/pdf") return null;
  return (
    <details className="mt-3">
      <summary className="cursor-pointer font-semibold text-accent">{title}</summary>
      <iframe
        src={`${file.href}${PAGES_ONLY}`}
        title={title}
        loading="lazy"
        className="mt-3 h-[80vh] w-full rounded border border-line"
      />
    </details>
  );
}
