import type { BlindFile } from "~/judging/blind/blind-reads.server";
import { redactSchema } from "~/judging/blind/redact-forms";
import { paths } from "~/paths";
import { Alert, AppForm, Badge, FileField, HiddenField, Section, SubmitButton, TextAreaField, useT, When, type Tone } from "~/ui";
import type { BlindAnswer, BlindRoutePage } from "./route";

const TONES: Readonly<Record<BlindFile["state"], Tone>> = {
  ready: "success",
  making: "info",
  failed: "danger",
  "kept-back": "warning",
};

/** Each file as its authors sent it and as judges get it, and a redacted one in its place. */
export function Files({ page, answer }: { page: BlindRoutePage; answer: BlindAnswer }) {
  const t = useT("blind");
  const unplaced = answer && !page.files.some(({ id }) => id === answer.attachmentId) ? answer : undefined;
  return (
    <Section id="files" title={t("files.title")} lead={t("files.lead")}>
      {unplaced?.failed ? <Alert tone="danger" title={t(`failed.${unplaced.failed}`)} /> : null}
      {page.files.length === 0 ? <p className="text-muted">{t("files.none")}</p> : null}
      <ul className="grid gap-6">
        {page.files.map((file) => (
          <li key={file.id} className="card grid min-w-0 gap-3">
            <File page={page} file={file} answer={answer?.attachmentId === file.id ? answer : undefined} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function File({ page, file, answer }: { page: BlindRoutePage; file: BlindRoutePage["files"][number]; answer: BlindAnswer }) {
  const t = useT("blind");
  const { contestId, entryId } = page;
  return (
    <>
      <h3 className="flex flex-wrap items-center gap-2 font-semibold">
        {file.name}
        <Badge tone={TONES[file.state]}>{t(`state.${file.state}`)}</Badge>
        {file.redacted ? <Badge tone="info">{t("state.redacted")}</Badge> : null}
      </h3>
      {file.state === "failed" ? (
        <Alert tone="warning" title={t(`fault.${file.fault}`)}>
          <p>{t("files.way-out")}</p>
          {page.whyNotRedact === null ? (
            <AppForm className="mt-2">
              <HiddenField name="attachmentId" value={file.id} />
              <SubmitButton intent="retry" variant="quiet">
                {t("files.retry")}
              </SubmitButton>
            </AppForm>
          ) : null}
        </Alert>
      ) : null}
      <ul className="grid gap-1">
        <li className="min-w-0 break-words">
          <a className="link" href={paths.entryFile(file.id)} target="_blank" rel="noreferrer">
            {t("files.original", { filename: file.filename })}
          </a>
        </li>
        {file.state === "ready" ? (
          <li>
            <a className="link" href={paths.shownFile(contestId, entryId, file.id)} target="_blank" rel="noreferrer">
              {t("files.as-shown")}
            </a>
          </li>
        ) : null}
      </ul>
      <History page={page} file={file} />
      {page.whyNotRedact === null ? (
        <details open={answer !== undefined}>
          <summary className="link inline-block cursor-pointer py-1">{t("redact.open")}</summary>
          <div className="mt-3 grid gap-3">
            {answer?.failed ? <Alert tone="danger" title={t(`failed.${answer.failed}`)} /> : null}
            <AppForm
              encType="multipart/form-data"
              schema={redactSchema}
              namespace="blind"
              faults={answer?.faults}
              values={answer?.values}
            >
              <HiddenField name="attachmentId" value={file.id} />
              <TextAreaField name="reason" label={t("redact.reason")} help={t("redact.reason-help")} required rows={2} />
              <FileField name="files.redacted" label={t("redact.file")} help={t("redact.file-help")} required />
              <SubmitButton intent="redact" variant="secondary">
                {t("redact.send")}
              </SubmitButton>
            </AppForm>
          </div>
        </details>
      ) : null}
    </>
  );
}

/** What judges got from when to when. */
function History({ page, file }: { page: BlindRoutePage; file: BlindRoutePage["files"][number] }) {
  const t = useT("blind");
  if (file.redactions.length === 0) return null;
  return (
    <ul className="grid gap-2 text-sm">
      {file.redactions.map((one) => (
        <li key={one.id} className="min-w-0 break-words">
          <p>
            {t("history.put", { filename: one.filename, by: one.by })} <When at={one.at} time zone={page.timeZone} />.{" "}
            {t("history.reason", { reason: one.reason })}
          </p>
          {one.removedAt ? (
            <p className="text-muted">
              {t("history.removed", { by: one.removedBy })} <When at={one.removedAt} time zone={page.timeZone} />
            </p>
          ) : page.whyNotRedact === null ? (
            <AppForm>
              <HiddenField name="redactedId" value={one.id} />
              <SubmitButton intent="take-back" variant="quiet">
                {t("redact.take-back")}
              </SubmitButton>
            </AppForm>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
