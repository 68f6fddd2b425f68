import {
  Alert,
  AppForm,
  FileField,
  HiddenField,
  Section,
  SubmitButton,
  TextAreaField,
  useFaultText,
  useT,
} from "~/ui";
import type { PastAnswer } from "./answer";

/** A list goes in by file or by pasting, is looked at, and is taken in. */
export function Import({ answer }: { answer: PastAnswer | undefined }) {
  const t = useT("similarity");
  if (answer?.kind === "preview") return <Preview preview={answer} />;
  return (
    <Section title={t("past.import")} lead={t("past.import-lead")}>
      {answer ? <Outcome answer={answer} /> : null}
      <AppForm encType="multipart/form-data">
        <FileField
          name="file"
          label={t("past.file")}
          help={t("past.file-help")}
          accept=".csv,.xlsx,text/csv"
        />
        <TextAreaField name="text" label={t("past.text")} help={t("past.text-help")} rows={4} />
        <SubmitButton intent="preview" variant="secondary">
          {t("past.preview")}
        </SubmitButton>
      </AppForm>
    </Section>
  );
}

function Outcome({ answer }: { answer: Exclude<PastAnswer, { kind: "preview" }> }) {
  const t = useT("similarity");
  const fault = useFaultText("similarity");
  switch (answer.kind) {
    case "imported":
      return <Alert tone="success" title={t("past.imported", { ...answer })} />;
    case "removed":
      return <Alert tone="success" title={t("past.removed")} />;
    case "unread":
      return <Alert tone="danger" title={t(`past.fault.${answer.code}`)} />;
    case "invalid":
      return (
        <Alert tone="danger" title={t("past.reason")}>
          {answer.faults.map((one) => fault(one)).join(" ")}
        </Alert>
      );
  }
}

function Preview({ preview }: { preview: Extract<PastAnswer, { kind: "preview" }> }) {
  const t = useT("similarity");
  const fault = useFaultText("similarity");
  const { fresh, known, repeated, faulty, faults, sample, rows } = preview;
  return (
    <Section title={t("past.previewed")}>
      <ul className="mb-4 list-disc pl-5">
        <li>{t("past.fresh", { count: fresh })}</li>
        {known > 0 ? <li>{t("past.known", { count: known })}</li> : null}
        {repeated > 0 ? <li>{t("past.repeated", { count: repeated })}</li> : null}
      </ul>
      {faults.length > 0 ? (
        <Alert tone="warning" title={t("past.faulty", { count: faulty })}>
          <ul>
            {faults.map((one) => (
              <li key={one.row}>
                {t("past.row", { row: one.row })}
                {one.path ? <>, {t(`past.field.${one.path}`)}</> : null}: {fault(one)}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <h3 className="mt-4 mb-2 font-semibold">{t("past.sample")}</h3>
      <ol className="mb-6 grid gap-2">
        {sample.map(({ key, title, summary, source }) => (
          <li key={key}>
            {title}
            <span className="block text-sm text-muted">
              {[summary, source].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ol>
      {fresh > 0 ? (
        <AppForm>
          <HiddenField name="rows" value={rows} />
          <SubmitButton intent="import">{t("past.do-import", { count: fresh })}</SubmitButton>
        </AppForm>
      ) : (
        <p>{t("past.nothing")}</p>
      )}
    </Section>
  );
}
