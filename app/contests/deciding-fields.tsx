import { CheckboxField, RadioGroupField, SelectField, TextField } from "~/ui/fields";
import { useT } from "~/ui/i18n";
import { APPROVERS } from "./deciding";
import { FEEDBACK } from "./deciding-edit";
import { RowList, textIn, type PartFieldsProps } from "./row-list";

/** Quorums, the vote on the prizes, the chain of approval, complaints, and what authors see. */
export function DecidingFields({ values }: PartFieldsProps) {
  const t = useT("contests");
  const share = (name: "panelQuorum" | "committeeQuorum" | "voteShare", help?: string) => (
    <TextField name={name} label={t(`field.deciding.${name}`)} help={help} size="short" />
  );
  return (
    <>
      {share("panelQuorum", t("deciding.share-help"))}
      {share("committeeQuorum")}
      {share("voteShare", t("deciding.vote-help"))}
      <RadioGroupField
        name="voteOf"
        label={t("field.deciding.voteOf")}
        required
        options={(["members", "present"] as const).map((value) => ({
          value,
          label: t(`deciding.vote-of.${value}`),
        }))}
      />
      <h3 className="card-title">{t("field.deciding.approval")}</h3>
      <p className="help">{t("deciding.approval-help")}</p>
      <RowList
        list="approval"
        values={values}
        title={(row, number) => textIn(row, "label") || t("row.approval", { number })}
        add={t("add.approval")}
      >
        {(path) => (
          <>
            <TextField name={`${path}.label`} label={t("field.approval.label")} required />
            <SelectField
              name={`${path}.by`}
              label={t("field.approval.by")}
              required
              options={APPROVERS.map((value) => ({ value, label: t(`deciding.by.${value}`) }))}
            />
          </>
        )}
      </RowList>
      <TextField
        name="complaintDays"
        label={t("field.deciding.complaintDays")}
        help={t("deciding.complaints-help")}
        required
        size="short"
        inputMode="numeric"
      />
      <h3 className="card-title">{t("field.deciding.feedback")}</h3>
      <p className="help">{t("deciding.feedback-help")}</p>
      {FEEDBACK.map((what) => (
        <CheckboxField key={what} name={`feedback.${what}`} label={t(`field.feedback.${what}`)} />
      ))}
    </>
  );
}
