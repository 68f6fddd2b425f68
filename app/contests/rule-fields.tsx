import { RadioGroupField, SelectField, TextField } from "~/ui/fields";
import { useT } from "~/ui/i18n";
import { rubricOf } from "./regulation";
import { roundsOf } from "./rounds";
import { RowList, textIn, type PartFieldsProps } from "./row-list";
import { LevelFields, RoundingFields } from "./rule-rows";

export function RuleFields({ values, regulation }: PartFieldsProps) {
  const t = useT("contests");
  const choices = (group: "order" | "method-name", names: readonly string[]) =>
    names.map((value) => ({ value, label: t(`${group}.${value}`) }));
  const number = (name: "dropLowest" | "dropHighest" | "minimumSheets", help?: string) => (
    <TextField
      name={name}
      label={t(`field.rule.${name}`)}
      help={help}
      required
      size="short"
      inputMode="numeric"
    />
  );
  const steps = [
    ...rubricOf(regulation).map(({ id, label }) => ({
      value: `criterion:${id}`,
      label: t("tie.criterion", { name: label }),
    })),
    ...(["median", "highest-sheet"] as const).map((value) => ({ value, label: t(`tie.${value}`) })),
    ...roundsOf(regulation).map(({ id, label }) => ({
      value: `round:${id}`,
      label: t("tie.round", { name: label }),
    })),
    { value: "vote", label: t("tie.vote") },
  ];
  return (
    <>
      <RadioGroupField
        name="order"
        label={t("field.rule.order")}
        required
        options={choices("order", ["sheets-first", "criteria-first"])}
      />
      <RadioGroupField
        name="method"
        label={t("field.rule.method")}
        required
        options={choices("method-name", ["mean", "median", "trimmed-mean"])}
      />
      {number("dropLowest", t("rule.drop-help"))}
      {number("dropHighest")}
      {number("minimumSheets", t("rule.minimum-sheets-help"))}
      <h3 className="card-title">{t("view.rounding")}</h3>
      <p className="help">{t("rule.rounding-help")}</p>
      {(["combined", "weighted", "total"] as const).map((stage) => (
        <fieldset key={stage} className="card">
          <legend className="sr-only">{t(`rule.stage.${stage}`)}</legend>
          <p className="card-title" aria-hidden="true">
            {t(`rule.stage.${stage}`)}
          </p>
          <div className="form">
            <RoundingFields path={stage} />
          </div>
        </fieldset>
      ))}
      <h3 className="card-title">{t("view.tie-break")}</h3>
      <p className="help">{t("rule.tie-break-help")}</p>
      <RowList
        list="tieBreak"
        values={values}
        title={(_row, place) => t("row.tieBreak", { number: place })}
        add={t("add.tieBreak")}
      >
        {(path) => (
          <SelectField
            name={`${path}.step`}
            label={t("field.tieBreak.step")}
            required
            options={steps}
          />
        )}
      </RowList>
    </>
  );
}

export function PrizesFields({ values }: PartFieldsProps) {
  const t = useT("contests");
  return (
    <>
      <RadioGroupField
        name="scope"
        label={t("field.prizes.scope")}
        required
        options={["group", "contest"].map((value) => ({ value, label: t(`scope.${value}`) }))}
      />
      <RadioGroupField
        name="onTie"
        label={t("field.prizes.onTie")}
        required
        options={["undecided", "award-all", "award-none"].map((value) => ({
          value,
          label: t(`on-tie.${value}`),
        }))}
      />
      <p className="help">{t("prizes.levels-help")}</p>
      <RowList
        list="levels"
        values={values}
        title={(row, number) => textIn(row, "label") || t("row.levels", { number })}
        add={t("add.levels")}
      >
        {(path) => <LevelFields path={path} quota="quota" minimum="minimumScore" />}
      </RowList>
    </>
  );
}
