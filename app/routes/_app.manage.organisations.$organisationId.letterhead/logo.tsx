import { paths } from "~/paths";
import { Alert, AppForm, FileField, HiddenField, SubmitButton, useT } from "~/ui";
import type { LetterheadAnswer } from "./answer";

/** The picture that stands on certificates. */
export function Logo({
  organisationId,
  version,
  hasLogo,
  answer,
}: {
  organisationId: string;
  version: number;
  hasLogo: boolean;
  answer: LetterheadAnswer | null;
}) {
  const t = useT("official");
  const trouble = answer && answer.code !== "invalid" && answer.faults.length === 0 ? answer.code : null;
  return (
    <div className="grid gap-4">
      {trouble ? <Alert tone="danger" title={t(`logo.${trouble}`)} /> : null}
      {hasLogo ? (
        <>
          <img
            src={`${paths.letterheadLogo(organisationId)}?v=${version}`}
            alt={t("logo.alt")}
            className="max-h-40 w-auto max-w-full self-start justify-self-start"
          />
          <AppForm>
            <HiddenField name="intent" value="remove-logo" />
            <HiddenField name="version" value={String(version)} />
            <SubmitButton variant="quiet">{t("logo.remove")}</SubmitButton>
          </AppForm>
        </>
      ) : null}
      <AppForm encType="multipart/form-data" faults={answer?.faults}>
        <HiddenField name="version" value={String(version)} />
        <FileField
          name="files.logo"
          label={t(hasLogo ? "logo.replace" : "logo.file")}
          help={t("logo.help")}
          accept="image/png,image/jpeg"
          required
        />
        <SubmitButton variant="secondary">{t("logo.send")}</SubmitButton>
      </AppForm>
    </div>
  );
}
