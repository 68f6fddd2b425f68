import { QuestionAnswer } from "~/contests/question-answer";
import { FilePreview } from "~/entries/files/file-preview";
import type { JudgedEntry, JudgedFile } from "~/judging/blind/blind";
import { paths } from "~/paths";
import { Alert, useT } from "~/ui";
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
            <FileView key={file.id} file={file} assignmentId={assignmentId} />
          ))}
        </div>
      </Part>
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

function FileView({ file, assignmentId }: { file: JudgedFile; assignmentId: string }) {
  const t = useT("judging");
  const words = useT("blind");
  if (file.withheld)
    return (
      <div>
        <p className="mb-2 font-semibold">{file.name}</p>
        <Alert tone="warning" title={words("judge.withheld")}>
          {words("judge.withheld-help")}
        </Alert>
      </div>
    );
  const href = paths.judgeFile(assignmentId, file.id);
  const preview = paths.judgePreview(assignmentId, file.id, "screen");
  return (
    <figure>
      <figcaption className="mb-2 flex flex-wrap items-baseline justify-between gap-2">
        <span className="font-semibold">{file.name}</span>
        <a className="link" href={href} target="_blank" rel="noreferrer">
          {t("sheet.open-file", { name: file.name })}
        </a>
      </figcaption>
      <FilePreview file={{ title: file.name, mime: file.mime, href, preview }} />
    </figure>
  );
}
