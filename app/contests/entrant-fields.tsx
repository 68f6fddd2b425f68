import { PROVINCES } from "~/platform/provinces";
import { compareTexts } from "~/platform/vietnamese";
import {
  CheckboxField,
  CheckboxGroupField,
  DateField,
  RadioGroupField,
  SelectField,
  TextAreaField,
  TextField,
} from "~/ui/fields";
import { useT } from "~/ui/i18n";
import { ASKS } from "./entrant-forms";
import { ASKED, CONSENT_USES } from "./regulation";
import { RowList, textIn, type PartFieldsProps } from "./row-list";

/** Who may enter: how many, of which age, what is asked of each, who helps them, and the divisions. */
export function MembersFields({ values }: PartFieldsProps) {
  const t = useT("contests");
  const number = (name: "min" | "max" | "maxSupporters", help?: string) => (
    <TextField
      name={name}
      label={t(`field.members.${name}`)}
      help={help}
      required
      size="short"
      inputMode="numeric"
    />
  );
  const asked = ASKED.map((value) => ({ value, label: t(`asked.${value}`) }));
  return (
    <>
      <div className="grid gap-6 sm:grid-cols-2">
        {number("min")}
        {number("max")}
      </div>
      <CheckboxField
        name="contribution"
        label={t("field.members.contribution")}
        help={t("members.contribution-help")}
      />
      <div className="mt-4">
        <h3 className="card-title mb-1">{t("members.born")}</h3>
        <p className="help">{t("members.born-help")}</p>
      </div>
      <div className="grid gap-6 sm:grid-cols-2">
        <DateField name="bornFrom" label={t("field.members.bornFrom")} />
        <DateField name="bornTo" label={t("field.members.bornTo")} />
      </div>
      <div className="mt-4">
        <h3 className="card-title mb-1">{t("members.asks")}</h3>
        <p className="help">{t("members.asks-help")}</p>
      </div>
      <div className="grid gap-6 sm:grid-cols-2">
        {ASKS.map((name) => (
          <SelectField
            key={name}
            name={`asks.${name}`}
            label={t(`field.asks.${name}`)}
            required
            options={asked}
            size="medium"
          />
        ))}
      </div>
      <p className="help">{t("members.ethnicity-help")}</p>
      {number("maxSupporters", t("members.supporters-help"))}
      <div className="mt-4">
        <h3 className="card-title mb-1">{t("field.members.divisions")}</h3>
        <p className="help">{t("members.divisions-help")}</p>
      </div>
      <RowList
        list="divisions"
        values={values}
        title={(row, at) => textIn(row, "name") || t("row.divisions", { number: at })}
        add={t("add.divisions")}
      >
        {(path) => (
          <>
            <TextField
              name={`${path}.name`}
              label={t("field.divisions.name")}
              help={t("members.division-name-help")}
              required
            />
            <div className="grid gap-6 sm:grid-cols-2">
              <DateField name={`${path}.bornFrom`} label={t("field.divisions.bornFrom")} />
              <DateField name={`${path}.bornTo`} label={t("field.divisions.bornTo")} />
            </div>
          </>
        )}
      </RowList>
    </>
  );
}

const REPEATS = ["not-asked", "never-entered", "never-won"] as const;

/** Under which conditions a solution is taken. */
export function ConditionsFields({ values }: PartFieldsProps) {
  const t = useT("contests");
  const chosen = Array.isArray(values["provinces"]) ? values["provinces"].length : 0;
  const provinces = [...PROVINCES].sort((a, b) => compareTexts(a.name, b.name));
  return (
    <>
      <DateField
        name="createdSince"
        label={t("field.conditions.createdSince")}
        help={t("conditions.created-help")}
      />
      <RadioGroupField
        name="repeats"
        label={t("field.conditions.repeats")}
        required
        options={REPEATS.map((value) => ({
          value,
          label: t(`repeats.${value}`),
          help: t(`repeats.${value}-help`),
        }))}
      />
      <TextField
        name="maxEntriesPerMember"
        label={t("field.conditions.maxEntriesPerMember")}
        help={t("conditions.entries-help")}
        size="short"
        inputMode="numeric"
      />
      <details className="card" open={chosen > 0}>
        <summary className="cursor-pointer font-semibold">
          {t("field.conditions.provinces")}
          <span className="optional">
            {" · "}
            {chosen > 0 ? t("conditions.provinces", { count: chosen }) : t("conditions.everywhere")}
          </span>
        </summary>
        <CheckboxGroupField
          name="provinces"
          label={t("conditions.provinces-choose")}
          help={t("conditions.provinces-help")}
          className="mt-4"
          options={provinces.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </details>
      <CheckboxField
        name="unitRound"
        label={t("field.conditions.unitRound")}
        help={t("conditions.unit-round-help")}
      />
    </>
  );
}

/** What people are asked to agree to, each apart, and how children are protected. */
export function ConsentsFields({ values }: PartFieldsProps) {
  const t = useT("contests");
  const age = (name: "childBelow" | "childAgreesFrom") => (
    <TextField
      name={name}
      label={t(`field.consents.${name}`)}
      required
      size="short"
      inputMode="numeric"
      suffix={t("years")}
    />
  );
  const uses = CONSENT_USES.map((value) => ({ value, label: t(`consent-use.${value}`) }));
  return (
    <>
      <CheckboxField
        name="childSafe"
        label={t("field.consents.childSafe")}
        help={t("consents.child-safe-help")}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        {age("childBelow")}
        {age("childAgreesFrom")}
      </div>
      <div className="mt-4">
        <h3 className="card-title mb-1">{t("field.consents.purposes")}</h3>
        <p className="help">{t("consents.purposes-help")}</p>
      </div>
      <RowList
        list="purposes"
        values={values}
        title={(row, at) => textIn(row, "label") || t("row.purposes", { number: at })}
        add={t("add.purposes")}
      >
        {(path) => (
          <>
            <TextField name={`${path}.label`} label={t("field.purposes.label")} required />
            <SelectField
              name={`${path}.use`}
              label={t("field.purposes.use")}
              help={t("consents.use-help")}
              required
              options={uses}
            />
            <TextAreaField
              name={`${path}.text`}
              label={t("field.purposes.text")}
              help={t("consents.text-help")}
              required
              rows={5}
            />
          </>
        )}
      </RowList>
    </>
  );
}

/** What the secretariat looks at in each dossier. */
export function ChecklistFields({ values }: PartFieldsProps) {
  const t = useT("contests");
  return (
    <RowList
      list="checklist"
      values={values}
      title={(row, at) => textIn(row, "label") || t("row.checklist", { number: at })}
      add={t("add.checklist")}
    >
      {(path) => (
        <>
          <TextField name={`${path}.label`} label={t("field.checklist.label")} required />
          <TextAreaField name={`${path}.help`} label={t("field.checklist.help")} rows={2} />
        </>
      )}
    </RowList>
  );
}
