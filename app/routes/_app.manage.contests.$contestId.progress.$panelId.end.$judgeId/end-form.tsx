import { endWorkSchema, MAX_REASON, SUBMITTED_SHEETS } from "~/judging/panels/end-work-form";
import type { EndWorkPage } from "~/judging/panels/end-work-page.server";
import type { Fault } from "~/platform/result";
import {
  AppForm,
  CheckboxGroupField,
  Confirmation,
  HiddenField,
  RadioGroupField,
  SelectField,
  SubmitButton,
  TextAreaField,
  useT,
} from "~/ui";

interface EndFormProps {
  page: EndWorkPage;
  faults: readonly Fault[];
  values: unknown;
}

/** How much ends and why, who goes on, and what becomes of sheets already submitted. */
export function EndForm({ page, faults, values }: EndFormProps) {
  const t = useT("steering");
  const submitted = page.entries.some(({ progress }) => progress === "submitted");
  return (
    <AppForm
      schema={endWorkSchema}
      namespace="steering"
      faults={faults}
      values={values ?? { whole: "whole", submitted: "count" }}
    >
      <RadioGroupField
        name="whole"
        label={t("end.whole")}
        required
        options={(["whole", "some"] as const).map((value) => ({
          value,
          label: t(`end.whole-options.${value}`),
        }))}
      />
      {page.entries.length > 0 ? (
        <CheckboxGroupField
          name="entryIds"
          label={t("end.entries")}
          options={page.entries.map(({ id, code, title, progress }) => ({
            value: id,
            label: `${code} ${title}`,
            help: t(`judging:sheet-state.${progress}`),
          }))}
        />
      ) : null}
      <SelectField
        name="giveTo"
        label={t("end.give")}
        help={t("end.give-help")}
        placeholder={t("end.give-nobody")}
        options={page.takers.map(({ judgeId, name, load, maxLoad }) => ({
          value: judgeId,
          label:
            maxLoad === null
              ? t("end.taker", { name, load })
              : t("end.taker-max", { name, load, max: maxLoad }),
        }))}
      />
      {submitted && page.whyNotDiscount === null ? (
        <RadioGroupField
          name="submitted"
          label={t("end.submitted")}
          required
          options={SUBMITTED_SHEETS.map((value) => ({
            value,
            label: t(`end.submitted-options.${value}`),
          }))}
        />
      ) : (
        <HiddenField name="submitted" value="count" />
      )}
      <TextAreaField name="reason" label={t("reason")} required rows={4} maxLength={MAX_REASON} />
      <Confirmation label={t("end.do")} warning={t("end.confirm")}>
        <SubmitButton variant="danger">{t("end.do")}</SubmitButton>
      </Confirmation>
    </AppForm>
  );
}
