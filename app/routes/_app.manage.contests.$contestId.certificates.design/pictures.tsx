import { paths } from "~/paths";
import { AppForm, FileField, HiddenField, SubmitButton, useT } from "~/ui";
import type { DesignAnswer } from "./answer";
import type { DesignPage } from "./route";

const PICTURES = ["background", "logo"] as const;

/** The picture under the whole page and a logo of the contest's own, each sent by a form of its own. */
export function Pictures({ page, answer }: { page: DesignPage; answer: DesignAnswer | undefined }) {
  const t = useT("certificates");
  const { contestId, version, has } = page;
  return (
    <div className="grid gap-6 md:grid-cols-2">
      {PICTURES.map((picture) => (
        <div key={picture} className="card grid content-start gap-4">
          <h3 className="font-semibold">{t(`pictures.${picture}.title`)}</h3>
          <p className="help">{t(`pictures.${picture}.help`)}</p>
          {has[picture] ? (
            <>
              <img
                src={`${paths.certificatePicture(contestId, picture)}?v=${version}`}
                alt={t(`pictures.${picture}.alt`)}
                className="max-h-48 w-auto max-w-full self-start justify-self-start"
              />
              <AppForm>
                <HiddenField name="version" value={version} />
                <HiddenField name="picture" value={picture} />
                <SubmitButton intent="remove-picture" variant="quiet">
                  {t("pictures.remove")}
                </SubmitButton>
              </AppForm>
            </>
          ) : null}
          <AppForm encType="multipart/form-data" faults={answer?.about === picture ? answer.faults : []}>
            <HiddenField name="version" value={version} />
            <FileField
              name={`files.${picture}`}
              label={t(has[picture] ? "pictures.replace" : "pictures.choose")}
              accept="image/png,image/jpeg,image/webp"
              required
            />
            <SubmitButton variant="secondary">{t("pictures.send")}</SubmitButton>
          </AppForm>
        </div>
      ))}
    </div>
  );
}
