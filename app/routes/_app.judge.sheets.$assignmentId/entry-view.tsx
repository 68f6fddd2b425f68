import { QuestionAnswer } from "~/contests/question-answer";
import { PAGES_ONLY } from "~/entries/attachment";
import type { JudgedEntry, JudgedFile } from "~/judging/blind";
import { paths } from "~/paths";
import { useT } from "~/ui";
import type { ReactNode } from "react";

/** The entry as its judges see it: what it says, and its files in the page. */
export function EntryView({ assignmentId, entry }: { assignmentId: string; entry: JudgedEntry }) {
  const t = useT("judging");
  return (
    <div className="min-w-0 space-y-7">
      {entry.division ? <Part title={t("sheet.division")}>{entry.division}</Part> : null}
      <People title={t("sheet.members")} people={entry.members} />
      <People title={t("sheet.supporters")} people={entry.supporters} />
      {entry.sections.map(({ id, title, answers }) => (
        <Part key={id} title={title}>
          <div className="grid gap-4">
            {answers.map(({ question, answer }) => (
              <div key={question.id} className="min-w-0">
                {question.label === title ? null : (
                  <h3 className="mb-1 font-semibold">{question.label}</h3>
                )}
                <QuestionAnswer question={question} answer={answer} />
              </div>
            ))}
          </div>
        </Part>
      ))}
      <Part title={t("sheet.files")}>
        {entry.files.length === 0 ? <p className="text-muted">{t("sheet.no-files")}</p> : null}
        <div className="space-y-6">
          {entry.files.map((file) => (
            <FileView key={file.id} file={file} href={paths.judgeFile(assignmentId, file.id)} />
          ))}
        </div>
      </Part>
      {/* On a phone the sheet stands below all this; from anywhere in it one press away. */}
      <p className="sticky bottom-3 z-10 lg:hidden">
        <a className="button button-secondary shadow-lg" href="#sheet">
          {t("sheet.to-sheet")}
        </a>
      </p>
    </div>
  );
}

function People({ title, people }: { title: string; people: JudgedEntry["members"] }) {
  if (!people || people.length === 0) return null;
  return (
    <Part title={title}>
      <ul>
        {people.map(({ name, unit }) => (
          <li key={`${name} ${unit}`}>
            {name} <span className="text-muted">{unit}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function FileView({ file, href }: { file: JudgedFile; href: string }) {
  const t = useT("judging");
  return (
    <figure>
      <figcaption className="mb-2 flex flex-wrap items-baseline justify-between gap-2">
        <span className="font-semibold">{file.name}</span>
        <a className="link" href={href} target="_blank" rel="noreferrer">
          {t("sheet.open-file", { name: file.name })}
        </a>
      </figcaption>
      <Embedded file={file} href={href} />
    </figure>
  );
}

/** What a browser shows in a page; the link above leads to the rest. */
function Embedded({ file, href }: { file: JudgedFile; href: string }) {
  switch (file.mime) {
    case "application/pdf":
      return (
        // A phone's browser shows no PDF within a page: there the link stands alone.
        <iframe
          src={`${href}${PAGES_ONLY}`}
          title={file.name}
          loading="lazy"
          className="h-[75vh] w-full rounded border border-line max-sm:hidden"
        />
      );
    case "image/jpeg":
    case "image/png":
    case "image/webp":
      return (
        <img
          src={href}
          alt={file.name}
          loading="lazy"
          className="max-h-[75vh] rounded border border-line"
        />
      );
    case "video/mp4":
    case "video/webm":
      return (
        <video src={href} controls preload="metadata" className="w-full rounded border border-line">
          <track kind="captions" />
        </video>
      );
    default:
      return null;
  }
}
