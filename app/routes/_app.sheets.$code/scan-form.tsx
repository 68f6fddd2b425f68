import type { KeyingPage } from "~/judging/paper/paper-reads.server";
import { paths } from "~/paths";
import type { Fault } from "~/platform/result";
import { Alert, AppForm, FileField, Section, SubmitButton, useT } from "~/ui";

interface ScanFormProps {
  readonly page: Pick<KeyingPage, "code" | "hasScan" | "whyNotScan">;
  readonly failed: string | null;
  readonly faults: readonly Fault[];
}

/** The scan of the signed sheet: the one that is there, and putting one to it. */
export function ScanForm({ page, failed, faults }: ScanFormProps) {
  const t = useT("paper-sheets");
  const { code, hasScan, whyNotScan } = page;
  if (!hasScan && whyNotScan !== null) return null;
  return (
    <Section id="scan" title={t("scan.title")}>
      {failed && failed !== "refused" ? <Alert tone="danger" title={t(`scan.${failed}`)} /> : null}
      {hasScan ? (
        <p>
          <a className="link" href={paths.paperSheetScan(code)} target="_blank" rel="noreferrer">
            {t("see-scan")}
          </a>
        </p>
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
