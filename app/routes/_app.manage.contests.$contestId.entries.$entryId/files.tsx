import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { PAGES_ONLY } from "~/entries/files/attachment";
import { FilePreview } from "~/entries/files/file-preview";
import { hasPreview } from "~/entries/files/preview-kinds";
import { paths } from "~/paths";
import { formatBytes } from "~/platform/format";
import { useLanguage, useT, When } from "~/ui";
import type { ScreeningPage } from "./route";

/** The files of the version and the papers filed beside it, one of them open beside the form. */
export function Files({ entry }: { entry: ScreeningPage }) {
  const t = useT("screening");
  const e = useT("entries");
  const language = useLanguage();
  const order = entry.rules.attachments.map(({ id }) => id);
  const sent = [...entry.snapshot.attachments].sort(
    (a, b) => order.indexOf(a.kindId) - order.indexOf(b.kindId),
  );
  const files: OpenedFile[] = [...sent, ...entry.papers];
  const open = files.find(({ id }) => id === entry.file) ?? files[0];
  const labelOf = ({ kindId, filedAt }: OpenedFile) => {
    const label = entry.rules.attachments.find(({ id }) => id === kindId)?.label ?? kindId;
    return filedAt ? t("files.filed", { label }) : label;
  };
  const to = (id: string) => {
    const search = new URLSearchParams(entry.query);
    search.set("pane", "files");
    search.set("file", id);
    return `?${search}`;
  };
  if (!open) {
    return (
      <aside className="split-side" aria-label={e("edit.files")}>
        <p className="text-muted">{e("view.noFiles")}</p>
      </aside>
    );
  }
  return (
    <aside className="split-side" aria-label={e("edit.files")}>
      <ul className="viewer-files">
        {files.map((file) => (
          <li key={file.id} className="min-w-0">
            <Link
              className="chip"
              to={to(file.id)}
              preventScrollReset
              aria-current={file.id === open.id ? "true" : undefined}
              title={file.filename}
            >
              <span className="truncate">{labelOf(file)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <Viewer key={open.id} file={open} />
      <p className="break-words text-sm">
        <a className="link" href={paths.entryFile(open.id)} target="_blank" rel="noreferrer">
          {open.filename}
        </a>{" "}
        <span className="figures text-muted">({formatBytes(open.size, language)})</span>{" "}
        <span className="text-muted">{t("files.new-window")}</span>
      </p>
      {open.filedAt ? (
        <p className="text-sm text-muted">
          {t("files.filed-at")} <When at={open.filedAt} time zone={entry.timeZone} />
        </p>
      ) : null}
    </aside>
  );
}

type OpenedFile = ScreeningPage["snapshot"]["attachments"][number] & {
  /** When the secretariat filed it beside the version. */
  readonly filedAt?: Date;
};

/** Milliseconds. */
const LOOKS_AGAIN = [0, 50, 250, 1_000] as const;

/**
 * A browser's PDF viewer takes the focus when it has loaded, and with it the keys and whatever is being typed. It gets
 * it only from whoever points at it or tabs to it.
 */
function Pages({ src, title }: { src: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    let before: HTMLElement | null = null;
    let wanted = false;
    const focused = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target !== frame.current) before = target;
    };
    const pressed = ({ key }: KeyboardEvent) => {
      wanted = key === "Tab";
    };
    const pointed = ({ target }: PointerEvent) => {
      wanted = target === frame.current;
    };
    const left = () => {
      if (wanted || document.activeElement !== frame.current) return;
      frame.current?.blur();
      window.focus();
      if (before?.isConnected) before.focus({ preventScroll: true });
    };
    // The viewer takes it some time after it has loaded, and the page hears of that before or after it has happened.
    const timers = new Set<number>();
    const soon = () => {
      for (const wait of LOOKS_AGAIN) timers.add(window.setTimeout(left, wait));
    };
    const viewer = frame.current;
    document.addEventListener("focusin", focused);
    document.addEventListener("keydown", pressed, true);
    document.addEventListener("pointerover", pointed);
    window.addEventListener("blur", soon);
    viewer?.addEventListener("load", soon);
    // It may have been quicker than this page's script.
    soon();
    return () => {
      for (const timer of timers) window.clearTimeout(timer);
      viewer?.removeEventListener("load", soon);
      document.removeEventListener("focusin", focused);
      document.removeEventListener("keydown", pressed, true);
      document.removeEventListener("pointerover", pointed);
      window.removeEventListener("blur", soon);
    };
  }, []);
  return (
    <div className="viewer max-sm:hidden">
      <iframe ref={frame} src={src} title={title} loading="lazy" />
    </div>
  );
}

function Viewer({ file }: { file: OpenedFile }) {
  const t = useT("screening");
  const e = useT("entries");
  const { id, mime, filename } = file;
  const href = paths.entryFile(id);
  const title = e("dossier.preview", { filename });
  const isPdf = mime === "application/pdf";
  if (!hasPreview(mime) && !mime.startsWith("video/"))
    return (
      <div className="viewer grid place-items-center p-6 text-center">
        <p>{t("files.not-shown")}</p>
      </div>
    );
  return (
    <>
      {isPdf ? <Pages src={`${href}${PAGES_ONLY}`} title={title} /> : null}
      {/* A phone's browser shows no PDF within a page: there its first page leads to it. */}
      <div className={isPdf ? "viewer sm:hidden" : "viewer"}>
        <FilePreview file={{ title, mime, href, preview: paths.entryPreview(id, "screen") }} />
      </div>
    </>
  );
}
