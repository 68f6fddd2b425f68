import { CONSENT_PAPER_BYTES } from "~/entries/members/consent-form";
import { ConsentPurposes, useConsentLabels } from "~/entries/members/consent-purposes";
import { paths } from "~/paths";
import {
  AppForm,
  FileField,
  LinkButton,
  Section,
  SelectField,
  SubmitButton,
  TextField,
  useT,
} from "~/ui";
import type { MemberAnswer, MemberData } from "./route";

/** Copies what was signed on paper, folded away until a paper is at hand. */
export function PaperForm({ page, answer }: { page: MemberData; answer: MemberAnswer }) {
  const t = useT("consent");
  const { member, files } = page;
  const mine = answer?.intent === "record-paper" ? answer : undefined;
  return (
    <Section
      title={t("member.paper-form.title")}
      lead={t("member.paper-form.lead")}
      actions={
        <LinkButton to={paths.consentSheet(page.id, member.id)} reloadDocument>
          {t("member.paper-form.print")}
        </LinkButton>
      }
    >
      <details className="card" open={mine !== undefined}>
        <summary className="cursor-pointer font-semibold">{t("member.paper-form.open")}</summary>
        <AppForm
          className="mt-6"
          encType="multipart/form-data"
          faults={mine?.faults}
          values={mine?.values}
          namespace="consent"
          labels={useConsentLabels(member.givers, member.purposes)}
        >
          <div className="grid gap-6">
            {member.givers.map((giver) => (
              <fieldset key={giver} className="grid gap-6">
                <legend className="mb-3 font-semibold">{t(`giver.${giver}`)}</legend>
                {giver === "GUARDIAN" ? (
                  <>
                    <TextField
                      name="guardianName"
                      label={t("member.paper-form.guardian")}
                      required
                    />
                    <TextField
                      name="relation"
                      label={t("member.paper-form.relation")}
                      help={t("member.paper-form.relation-help")}
                      size="medium"
                      required
                    />
                  </>
                ) : null}
                <ConsentPurposes
                  giver={giver}
                  purposes={member.purposes}
                  required={giver !== "CHILD"}
                  brief
                />
              </fieldset>
            ))}
            <FileField
              name="paper"
              label={t("member.paper-form.file")}
              help={t("people.no-id-papers")}
              accept="application/pdf,image/*"
              maxBytes={CONSENT_PAPER_BYTES}
            />
            {files.length > 0 ? (
              <SelectField
                name="attachmentId"
                label={t("member.paper-form.existing")}
                options={files.map(({ id, filename }) => ({ value: id, label: filename }))}
              />
            ) : null}
          </div>
          <div className="actions">
            <SubmitButton intent="record-paper">{t("member.paper-form.submit")}</SubmitButton>
          </div>
        </AppForm>
      </details>
    </Section>
  );
}
