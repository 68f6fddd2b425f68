import { textIn } from "~/contests/row-list";
import type { TextValues } from "~/platform/form";
import type { Fault } from "~/platform/result";
import { bodyForm, MEMBER_OFFICES } from "~/results/meetings/body-form";
import { PeopleRows } from "~/results/meetings/people-rows";
import { AppForm, DateField, HiddenField, SubmitButton, TextField, useT } from "~/ui";

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
      <PeopleRows list="members" values={values} offices={MEMBER_OFFICES} />
      <SubmitButton intent="save">{t("members.save")}</SubmitButton>
    </AppForm>
  );
}
