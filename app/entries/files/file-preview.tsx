import { useT } from "~/ui";
import { PAGES_ONLY } from "./attachment";
import { hasPreview } from "./preview-kinds";

export interface PreviewedFile {
  /** What the file is called where it is shown; to judges nothing else. */
  readonly title: string;
  readonly mime: string;
  readonly href: string;
  /** Its picture of up to 1600 pixels. */
  readonly preview: string;
}

/** What of a file is seen in a page: a picture, a PDF's first page and behind it all of them, a film. */
export function FilePreview({ file }: { file: PreviewedFile }) {
  const { title, mime, href } = file;
  if (mime.startsWith("video/"))
    return (
      <video src={href} controls preload="metadata" className="film" aria-label={title}>
        <track kind="captions" />
      </video>
    );
  if (!hasPreview(mime)) return null;
  return mime === "application/pdf" ? <Pages file={file} /> : <Picture file={file} />;
}

function Picture({ file: { title, href, preview } }: { file: PreviewedFile }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className="inline-block">
      <img src={preview} alt={title} loading="lazy" className="preview" />
    </a>
  );
}

function Pages({ file }: { file: PreviewedFile }) {
  const t = useT("uploads");
  const { title, href } = file;
  return (
    <>
      <Picture file={file} />
      {/* A phone's browser shows no PDF within a page: there the picture leads to it. */}
      <details className="mt-3 max-sm:hidden">
        <summary className="cursor-pointer font-semibold text-accent">{t("all-pages", { title })}</summary>
        <iframe
          src={`${href}${PAGES_ONLY}`}
          title={title}
          loading="lazy"
          className="mt-3 h-[80vh] w-full rounded border border-line"
        />
      </details>
    </>
  );
}
