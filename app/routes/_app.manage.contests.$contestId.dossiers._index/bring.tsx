import { Alert, AppForm, FileField, Section, SubmitButton, useT } from "~/ui";
import type { DossiersAnswer, DossiersRoutePage } from "./route";

/** Where an archive is brought, and what was wrong with the one that was. */
export function Bring({ page, answer }: { page: DossiersRoutePage; answer: DossiersAnswer }) {
  const t = useT("forwarding");
  const { whyNotImport, maxBytes } = page;
  const faults = answer?.archive ?? [];
  return (
    <Section id="bring" title={t("import.title")} lead={t("import.lead")}>
      {faults.length > 0 ? (
        <Alert tone="danger" title={t("archive.title")}>
          <ul className="list-disc pl-5">
            {faults.map(({ code, file }, index) => (
              <li key={index} className="break-words">
                {file ? <span className="font-semibold">{file}: </span> : null}
                {t(`archive.${code}`)}
              </li>
            ))}
          </ul>
          <p className="mt-2">{t("archive.nothing-kept")}</p>
        </Alert>
      ) : null}
      {whyNotImport ? (
        <Alert title={t(`import.why-not.${whyNotImport === "state" ? "state" : whyNotImport === "not-yet" ? "not-yet" : "too-late"}`)} />
      ) : (
        <AppForm encType="multipart/form-data" faults={answer?.faults ?? []} namespace="forwarding">
          <FileField name="archive" label={t("import.file")} help={t("import.file-help")} maxBytes={maxBytes} required />
          <SubmitButton>{t("import.check")}</SubmitButton>
        </AppForm>
      )}
    </Section>
  );
}
