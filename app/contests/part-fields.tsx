import type { TextValues } from "~/platform/form";
import { DateTimeField, HiddenField, SelectField, TextAreaField, TextField } from "~/ui/fields";
import { useT } from "~/ui/i18n";
import { AttachmentsFields } from "./attachments-fields";
import { AwardsFields } from "./awards-fields";
import { ChecklistFields, ConditionsFields, ConsentsFields, MembersFields } from "./entrant-fields";
import { DecidingFields } from "./deciding-fields";
import type { TimelineWindow } from "./regulation";
import type { RegulationPart } from "./regulation-parts";
import { RowList, rowsIn, textIn, type PartFieldsProps } from "./row-list";
import { RoundsFields } from "./rounds-fields";
import { RubricFields } from "./rubric-fields";
import { PrizesFields, RuleFields } from "./rule-fields";
import { SectionsFields } from "./sections-fields";
import { useWindowLabel } from "./window-label";

/** The inputs of one part of the regulation. */
export function PartFields({ part, ...props }: PartFieldsProps & { part: RegulationPart }) {
  switch (part) {
    case "text":
      return <TextFields {...props} />;
    case "fields":
      return <FieldsFields {...props} />;
    case "members":
      return <MembersFields {...props} />;
    case "conditions":
      return <ConditionsFields {...props} />;
    case "sections":
      return <SectionsFields {...props} />;
    case "attachments":
      return <AttachmentsFields {...props} />;
    case "consents":
      return <ConsentsFields {...props} />;
    case "checklist":
      return <ChecklistFields {...props} />;
    case "dates":
      return <DatesFields {...props} />;
    case "rubric":
      return <RubricFields {...props} />;
    case "rounds":
      return <RoundsFields {...props} />;
    case "rule":
      return <RuleFields {...props} />;
    case "awards":
      return <AwardsFields {...props} />;
    case "deciding":
      return <DecidingFields {...props} />;
    case "prizes":
      return <PrizesFields {...props} />;
  }
}

function TextFields({ values, revising = false }: PartFieldsProps) {
  const t = useT("contests");
  const naming = ["title", "edition", "year"] as const;
  return (
    <>
      {revising ? (
        naming.map((name) => <HiddenField key={name} name={name} value={textIn(values, name)} />)
      ) : (
        <>
          <TextField name="title" label={t("field.text.title")} required />
          <TextField
            name="edition"
            label={t("field.text.edition")}
            help={t("text.edition-help")}
            required
            size="short"
          />
          <TextField
            name="year"
            label={t("field.text.year")}
            required
            size="short"
            inputMode="numeric"
          />
        </>
      )}
      <TextAreaField
        name="summary"
        label={t("field.text.summary")}
        help={t("text.summary-help")}
        rows={3}
      />
      <RowList
        list="articles"
        values={values}
        title={(row, number) => t("article", { number, title: textIn(row, "title") })}
        add={t("add.articles")}
      >
        {(path) => (
          <>
            <TextField name={`${path}.title`} label={t("field.articles.title")} required />
            <TextAreaField
              name={`${path}.text`}
              label={t("field.articles.text")}
              required
              rows={6}
            />
          </>
        )}
      </RowList>
    </>
  );
}

function FieldsFields({ values }: PartFieldsProps) {
  const t = useT("contests");
  const groups = rowsIn(values, "groups").map((row) => ({
    value: textIn(row, "id"),
    label: textIn(row, "name") || textIn(row, "id"),
  }));
  const named = (row: TextValues, number: number, kind: "fields" | "groups") =>
    textIn(row, "name") || t(`row.${kind}`, { number });
  return (
    <>
      <TextField
        name="codePattern"
        label={t("field.fields.codePattern")}
        help={t("fields.pattern-help")}
        required
      />
      <h3 className="card-title">{t("field.fields.fields")}</h3>
      <RowList
        list="fields"
        values={values}
        title={(row, number) => named(row, number, "fields")}
        add={t("add.fields")}
      >
        {(path) => (
          <>
            <TextField name={`${path}.name`} label={t("field.fields.name")} required />
            <TextField
              name={`${path}.code`}
              label={t("field.fields.code")}
              help={t("fields.code-help")}
              required
              size="short"
            />
            <SelectField
              name={`${path}.groupId`}
              label={t("field.fields.groupId")}
              required
              options={groups}
            />
          </>
        )}
      </RowList>
      <h3 className="card-title">{t("field.fields.groups")}</h3>
      <p className="help">{t("fields.groups-help")}</p>
      <RowList
        list="groups"
        values={values}
        title={(row, number) => named(row, number, "groups")}
        add={t("add.groups")}
      >
        {(path) => <TextField name={`${path}.name`} label={t("field.groups.name")} required />}
      </RowList>
    </>
  );
}

function DatesFields({ values, regulation, revising = false }: PartFieldsProps) {
  const t = useT("contests");
  const label = useWindowLabel(regulation);
  return (
    <>
      {revising ? (
        <HiddenField name="timeZone" value={textIn(values, "timeZone")} />
      ) : (
        <TextField
          name="timeZone"
          label={t("field.dates.timeZone")}
          help={t("dates.zone-help")}
          required
          size="medium"
        />
      )}
      <RowList
        list="windows"
        values={values}
        fixed
        title={(row) =>
          label({
            capability: textIn(row, "capability") as TimelineWindow["capability"],
            roundId: textIn(row, "roundId"),
          })
        }
      >
        {(path, row) => (
          <>
            <HiddenField name={`${path}.capability`} value={textIn(row, "capability")} />
            {textIn(row, "roundId") ? (
              <HiddenField name={`${path}.roundId`} value={textIn(row, "roundId")} />
            ) : null}
            <div className="grid gap-6 sm:grid-cols-2">
              <DateTimeField name={`${path}.opensAt`} label={t("field.windows.opensAt")} required />
              <DateTimeField
                name={`${path}.closesAt`}
                label={t("field.windows.closesAt")}
                required
              />
            </div>
            <TextField
              name={`${path}.graceMinutes`}
              label={t("field.windows.graceMinutes")}
              help={t("dates.grace-help")}
              required
              size="short"
              inputMode="numeric"
            />
          </>
        )}
      </RowList>
      <TextField
        name="appealDays"
        label={t("field.dates.appealDays")}
        help={t("dates.appeal-help")}
        required
        size="short"
        inputMode="numeric"
      />
    </>
  );
}
