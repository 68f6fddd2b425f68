import type { KeyingPage } from "~/judging/paper/paper-reads.server";
import { paths } from "~/paths";
import type { Fault } from "~/platform/result";
import { Alert, AppForm, FileField, Section, SubmitButton, useT, When } from "~/ui";

interface ScanFormProps {
  readonly page: Pick<KeyingPage, "code" | "scans" | "whyNotScan">;
  readonly failed: string | null;
  readonly faults: readonly Fault[];
}

/** The scans of the signed sheet: those that are there, and putting one to it. */
export function ScanForm({ page, failed, faults }: ScanFormProps) {
  const t = useT("paper-sheets");
  const { code, scans, whyNotScan } = page;
  const hasScan = scans.length > 0;
  if (!hasScan && whyNotScan !== null) return null;
  return (
    <Section id="scan" title={t("scan.title")}>
      {failed && failed !== "refused" ? <Alert tone="danger" title={t(`scan.${failed}`)} /> : null}
      {hasScan ? (
        <ul className="mb-4 space-y-1">
          {scans.map(({ number, at, name }) => (
            <li key={number}>
              <a className="link inline-block py-1" href={paths.paperSheetScan(code, number)} target="_blank" rel="noreferrer">
                {t("scan.number", { number })}
              </a>{" "}
              <span className="text-muted">
                {name} · <When at={at} time />
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {whyNotScan === null ? (
        <AppForm encType="multipart/form-data" faults={faults}>
          <FileField
            name="files.papers"
            label={t(hasScan ? "scan.replace" : "scan.file")}
            help={t("scan.help")}
            accept="application/pdf,.pdf,image/*"
            required
          />
          <SubmitButton variant="secondary">{t("scan.send")}</SubmitButton>
        </AppForm>
      ) : null}
    </Section>
  );
}
