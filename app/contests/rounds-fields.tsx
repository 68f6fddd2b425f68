import type { TextValues } from "~/platform/form";
import { FieldGroup, useField } from "~/ui/field";
import { CheckboxField, HiddenField, RadioGroupField, SelectField, TextField } from "~/ui/fields";
import { useT } from "~/ui/i18n";
import { LineFields } from "./line-fields";
import { rubricOf, type RubricCriterion } from "./regulation";
import { MARKS_SEEN, ROUND_KINDS } from "./round";
import { groupOf, RowList, rowsIn, textIn, type PartFieldsProps } from "./row-list";

/** The rounds in their order: how each is held, what it scores, and who goes on from it. */
export function RoundsFields({ values, regulation }: PartFieldsProps) {
  const t = useT("contests");
  const rubric = rubricOf(regulation);
  const last = rowsIn(values, "rounds").length - 1;
  return (
    <>
      <p className="help">{t("rounds.help")}</p>
      <RowList
        list="rounds"
        values={values}
        title={(row, place) => textIn(row, "label") || t("row.rounds", { number: place })}
        add={t("add.rounds")}
      >
        {(path, row, index) => (
          <>
            <TextField name={`${path}.label`} label={t("field.rounds.label")} required />
            <RadioGroupField
              name={`${path}.kind`}
              label={t("field.rounds.kind")}
              required
              options={ROUND_KINDS.map((value) => ({ value, label: t(`round-kind.${value}`) }))}
            />
            <CheckboxField
              name={`${path}.blind`}
              label={t("field.rounds.blind")}
              help={t("rounds.blind-help")}
            />
            <Criteria path={path} row={row} rubric={rubric} />
            <TextField
              name={`${path}.weight`}
              label={t("field.rounds.weight")}
              help={t("rounds.weight-help")}
              required
              size="short"
              inputMode="decimal"
            />
            <TextField
              name={`${path}.judgesPerEntry`}
              label={t("field.rounds.judgesPerEntry")}
              help={t("rounds.judges-help")}
              size="short"
              inputMode="numeric"
            />
            <SelectField
              name={`${path}.marksSeen`}
              label={t("field.rounds.marksSeen")}
              required
              options={MARKS_SEEN.map((value) => ({ value, label: t(`marks-seen.${value}`) }))}
            />
            <TextField
              name={`${path}.differenceLimit`}
              label={t("field.rounds.differenceLimit")}
              help={t("rounds.difference-help")}
              size="short"
              inputMode="decimal"
            />
            <CheckboxField name={`${path}.asksProposal`} label={t("field.rounds.asksProposal")} />
            {index < last ? (
              <LineFields path={`${path}.advance`} values={groupOf(row["advance"])} />
            ) : null}
          </>
        )}
      </RowList>
    </>
  );
}

/** Which criteria the round scores; a round that was just added scores all of them. */
function Criteria({
  path,
  row,
  rubric,
}: {
  path: string;
  row: TextValues;
  rubric: readonly RubricCriterion[];
}) {
  const t = useT("contests");
  const name = `${path}.criteria`;
  const label = t("field.rounds.criteria");
  const field = useField({ name, label });
  const asked = textIn(row, "asked") !== "" || "criteria" in row;
  return (
    <FieldGroup field={field} label={label}>
      {/* Says that ticks were there to take out: none is an answer then. */}
      <HiddenField name={`${path}.asked`} value="on" />
      {rubric.map((criterion) => (
        <CheckboxField
          key={criterion.id}
          name={`${name}.${criterion.id}`}
          label={criterion.label}
          {...(asked ? {} : { defaultChecked: true })}
        />
      ))}
    </FieldGroup>
  );
}
