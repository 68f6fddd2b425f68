import { formatDecimal } from "~/platform/format";
import { correctionFormSchema } from "~/results/complaints/correction-form";
import { AppForm, CheckboxGroupField, Confirmation, HiddenField, SelectField, SubmitButton, TextAreaField, useLanguage, useT } from "~/ui";
import type { CorrectionsAnswer, CorrectionsData } from "./route";

/** Which sheets go back, which entries leave, and why. */
export function OpenForm({ page, answer }: { page: CorrectionsData; answer: CorrectionsAnswer }) {
  const t = useT("corrections");
  const language = useLanguage();
  const { contest, entries, complaint } = page;
  const sheets = entries.flatMap(({ code, sheets: own }) =>
    own.map(({ assignmentId, round, judge, total, whyNot, lined }) => ({
      value: assignmentId,
      label: t("new.sheet", { code, round, judge, total: formatDecimal(total, language) }),
      disabled: whyNot !== null,
      ...(whyNot ? { help: t(`new.why-not.${whyNot}`) } : lined ? { help: t("new.lined") } : {}),
    })),
  );
  return (
    <AppForm
      className="mt-6"
      schema={correctionFormSchema}
      namespace="corrections"
      faults={answer?.faults ?? []}
      values={answer?.values ?? {}}
    >
      <HiddenField name="version" value={contest.version} />
      <HiddenField name="complaint" value={complaint?.number ?? ""} />
      <CheckboxGroupField name="sheets" label={t("new.sheets")} help={t("new.sheets-help")} options={sheets} />
      {entries.map(({ id, code, title }, index) => (
        <div key={id}>
          <HiddenField name={`entries.${index}.entryId`} value={id} />
          <SelectField
            name={`entries.${index}.to`}
            label={t("new.entry", { code })}
            help={title}
            placeholder={t("new.stays")}
            options={(["WITHDRAWN", "INELIGIBLE"] as const).map((to) => ({ value: to, label: t(`to.${to}`) }))}
          />
        </div>
      ))}
      <TextAreaField name="reason" label={t("new.reason")} help={t("new.reason-help")} rows={3} required />
      <Confirmation label={t("new.submit")} warning={t("new.warning")}>
        <SubmitButton intent="open">{t("new.confirm")}</SubmitButton>
      </Confirmation>
    </AppForm>
  );
}
