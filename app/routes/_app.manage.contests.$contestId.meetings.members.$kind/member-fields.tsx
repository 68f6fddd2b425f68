import { RowList, textIn } from "~/contests/row-list";
import type { TextValues } from "~/platform/form";
import type { Fault } from "~/platform/result";
import { bodyForm, MEMBER_OFFICES } from "~/results/meetings/body-form";
import { AppForm, DateField, HiddenField, SelectField, SubmitButton, TextField, useT } from "~/ui";

/** The members of a council or committee from a day on. */
export function MemberFields({ values, faults }: { values: TextValues; faults: readonly Fault[] }) {
  const t = useT("meetings");
  return (
    <AppForm
      // Inputs keep their own values: other rows are another form.
      key={JSON.stringify(values)}
      namespace="meetings"
      schema={bodyForm}
      faults={faults}
      values={values}
      className="max-w-3xl"
      preventScrollReset
    >
      {/* The first button is the one that Enter presses: it saves, and moves nobody. */}
      <SubmitButton intent="save" className="sr-only" tabIndex={-1} aria-hidden="true">
        {t("members.save")}
      </SubmitButton>
      <HiddenField name="version" value={textIn(values, "version")} />
      <div className="grid gap-6 sm:grid-cols-2">
        <DateField name="since" label={t("field.since")} required />
        <TextField name="decision" label={t("field.decision")} help={t("members.decision-help")} />
      </div>
      <RowList
        list="members"
        values={values}
        title={(row, number) => textIn(row, "name") || t("attendee", { number })}
        add={t("add")}
      >
        {(path) => (
          <>
            <div className="grid gap-6 sm:grid-cols-2">
              <TextField name={`${path}.name`} label={t("field.name")} required />
              <SelectField
                name={`${path}.office`}
                label={t("field.office")}
                required
                options={MEMBER_OFFICES.map((value) => ({ value, label: t(`office.${value}`) }))}
              />
            </div>
            <TextField name={`${path}.position`} label={t("field.position")} />
          </>
        )}
      </RowList>
      <SubmitButton intent="save">{t("members.save")}</SubmitButton>
    </AppForm>
  );
}
