import { DateTimeField, HiddenField, SelectField, TextField } from "~/ui/fields";
import { useT } from "~/ui/i18n";
import { SPECIAL_RULES, summaryQuestions } from "./awards-edit";
import { AMONG } from "./deciding";
import { levelLabel } from "./regulation";
import { RowList, rowsIn, textIn, type PartFieldsProps } from "./row-list";
import { AmountField, LevelFields, RoundingFields } from "./rule-rows";

/** Special prizes, collective prizes with the points of the league table, and the vote of the public. */
export function AwardsFields(props: PartFieldsProps) {
  return (
    <>
      <SpecialFields {...props} />
      <CollectiveFields {...props} />
      <VoteFields {...props} />
    </>
  );
}

function SpecialFields({ values, regulation }: PartFieldsProps) {
  const t = useT("contests");
  const rules = [
    ...SPECIAL_RULES.map((value) => ({ value, label: t(`special-rule.${value}`) })),
    ...regulation.fields.map(({ id, name }) => ({
      value: `field:${id}`,
      label: t("special-rule.field", { name }),
    })),
  ];
  return (
    <>
      <h3 className="card-title">{t("field.awards.specialPrizes")}</h3>
      <p className="help">{t("awards.special-help")}</p>
      <RowList
        list="specialPrizes"
        values={values}
        title={(row, number) => textIn(row, "label") || t("row.specialPrizes", { number })}
        add={t("add.specialPrizes")}
      >
        {(path) => (
          <>
            <TextField name={`${path}.label`} label={t("field.specialPrizes.label")} required />
            <SelectField
              name={`${path}.rule`}
              label={t("field.specialPrizes.rule")}
              help={t("awards.rule-help")}
              required
              options={rules}
            />
            <SelectField
              name={`${path}.among`}
              label={t("field.specialPrizes.among")}
              required
              options={AMONG.map((value) => ({ value, label: t(`among.${value}`) }))}
            />
            <TextField
              name={`${path}.count`}
              label={t("field.specialPrizes.count")}
              required
              size="short"
              inputMode="numeric"
            />
            <AmountField path={path} />
            <TextField
              name={`${path}.sponsor`}
              label={t("field.specialPrizes.sponsor")}
              help={t("awards.sponsor-help")}
            />
          </>
        )}
      </RowList>
    </>
  );
}

function CollectiveFields({ values, regulation }: PartFieldsProps) {
  const t = useT("contests");
  const number = (name: string, label: string, help?: string) => (
    <TextField name={name} label={label} help={help} required size="short" inputMode="decimal" />
  );
  return (
    <>
      <h3 className="card-title">{t("field.awards.collective")}</h3>
      <p className="help">{t("awards.collective-help")}</p>
      <RowList
        list="collective"
        values={values}
        title={(row, place) => textIn(row, "label") || t("row.collective", { number: place })}
        add={t("add.collective")}
      >
        {(path) => <LevelFields path={path} quota="count" minimum="minimumPoints" />}
      </RowList>
      <h4 className="card-title">{t("field.collective.points")}</h4>
      {number("points.entry", t("field.points.entry"))}
      {number("points.eligible", t("field.points.eligible"))}
      {rowsIn(values, "levelPoints").map((row, index) => (
        <div key={textIn(row, "id")}>
          <HiddenField name={`levelPoints.${index}.id`} value={textIn(row, "id")} />
          {number(
            `levelPoints.${index}.points`,
            t("awards.level-points", { level: levelLabel(regulation, textIn(row, "id")) ?? "" }),
          )}
        </div>
      ))}
      {number("points.promotionMax", t("field.points.promotionMax"), t("awards.promotion-help"))}
    </>
  );
}

function VoteFields({ regulation }: PartFieldsProps) {
  const t = useT("contests");
  return (
    <>
      <h3 className="card-title">{t("field.awards.publicVote")}</h3>
      <p className="help">{t("awards.vote-help")}</p>
      <div className="grid gap-6 sm:grid-cols-2">
        <DateTimeField name="publicVote.opensAt" label={t("field.publicVote.opensAt")} />
        <DateTimeField name="publicVote.closesAt" label={t("field.publicVote.closesAt")} />
      </div>
      <TextField
        name="publicVote.votesPerPerson"
        label={t("field.publicVote.votesPerPerson")}
        size="short"
        inputMode="numeric"
      />
      <TextField
        name="publicVote.max"
        label={t("field.publicVote.max")}
        help={t("awards.max-help")}
        size="short"
        inputMode="decimal"
      />
      <RoundingFields path="publicVote" />
      <SelectField
        name="publicVote.summaryQuestionId"
        label={t("field.publicVote.summaryQuestionId")}
        help={t("awards.summary-help")}
        placeholder={t("awards.title-alone")}
        options={summaryQuestions(regulation).map(({ id, label }) => ({ value: id, label }))}
      />
    </>
  );
}
