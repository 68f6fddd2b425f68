import type { TextValues } from "~/platform/form";
import type { Fault } from "~/platform/result";
import {
  CheckboxField,
  DateField,
  HiddenField,
  SelectField,
  TextAreaField,
  TextField,
} from "~/ui/fields";
import { fieldId, useAppForm } from "~/ui/form-context";
import { useT } from "~/ui/i18n";
import { rowIntent } from "./form-rows";
import { KIND_DEFAULTS, MAX_COLUMNS, QUESTION_KINDS } from "./question-forms";
import { intoIntent, SHOW } from "./question-rows";
import { COLUMN_KINDS, type Regulation } from "./regulation";
import { ChangeButton, RowButton } from "./row-button";
import { rowsIn, textIn } from "./row-list";

interface Props {
  row: TextValues;
  path: string;
  place: { readonly section: number; readonly index: number; readonly first: boolean };
  /** The very last question of the form. */
  last: boolean;
  sections: readonly { readonly id: string; readonly title: string }[];
  regulation: Regulation;
}

/** Everything that can be set about one question, by its kind. */
export function QuestionSettings({ row, path, place, last, sections, regulation }: Props) {
  const t = useT("contests");
  const kind = textIn(row, "kind");
  const name = textIn(row, "label") || t("row.questions", { number: place.index + 1 });
  const list = `sections.${place.section}.questions`;
  const elsewhere = sections.filter((_, at) => at !== place.section);
  return (
    <div className="form mt-4">
      <HiddenField name={`${path}.id`} value={textIn(row, "id")} />
      <TextField name={`${path}.label`} label={t("field.questions.label")} required />
      <div className="grid gap-2">
        <SelectField
          name={`${path}.kind`}
          label={t("field.questions.kind")}
          required
          size="medium"
          options={QUESTION_KINDS.map((value) => ({ value, label: t(`question-kind.${value}`) }))}
        />
        <noscript>
          <ChangeButton intent={SHOW}>{t("questions.change-kind")}</ChangeButton>
        </noscript>
      </div>
      <CheckboxField name={`${path}.required`} label={t("field.questions.required")} />
      <KindSettings key={kind} kind={kind} row={row} path={path} />
      <TextAreaField
        name={`${path}.help`}
        label={t("field.questions.help")}
        help={t("questions.help-help")}
        rows={2}
      />
      <TextAreaField
        name={`${path}.example`}
        label={t("field.questions.example")}
        help={t("questions.example-help")}
        rows={3}
      />
      {regulation.divisions.length > 0 ? (
        <fieldset>
          <legend className="label">{t("field.questions.divisionIds")}</legend>
          <p className="help">{t("questions.divisions-help")}</p>
          {regulation.divisions.map((division) => (
            <CheckboxField
              key={division.id}
              name={`${path}.divisionIds.${division.id}`}
              label={division.name}
            />
          ))}
        </fieldset>
      ) : null}
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2 border-t border-line pt-4">
        <div className="flex flex-wrap gap-1">
          <RowButton action="up" list={list} index={place.index} hidden={place.first} name={name} />
          <RowButton action="down" list={list} index={place.index} hidden={last} name={name} />
          <RowButton action="remove" list={list} index={place.index} name={name} />
        </div>
        {elsewhere.length > 0 ? (
          <div className="flex flex-wrap items-end gap-2">
            <SelectField
              name={`${path}.into`}
              label={t("field.questions.into")}
              required
              defaultValue=""
              size="medium"
              options={elsewhere.map(({ id, title }) => ({ value: id, label: title }))}
            />
            <ChangeButton intent={intoIntent(place.section, place.index)}>
              {t("questions.move")}
              <span className="sr-only"> {name}</span>
            </ChangeButton>
          </div>
        ) : null}
      </div>
    </div>
  );
}

function KindSettings({ kind, row, path }: { kind: string; row: TextValues; path: string }) {
  const t = useT("contests");
  const number = (name: keyof typeof KIND_DEFAULTS) => (
    <TextField
      name={`${path}.${name}`}
      label={t(`field.questions.${name}`)}
      required
      size="short"
      inputMode="numeric"
      {...(textIn(row, name) === "" ? { defaultValue: KIND_DEFAULTS[name] } : {})}
    />
  );
  switch (kind) {
    case "short-text":
    case "long-text":
      return (
        <>
          {number("maxWords")}
          <CheckboxField
            name={`${path}.isSummary`}
            label={t("field.questions.isSummary")}
            help={t("questions.summary-help")}
          />
        </>
      );
    case "choice":
    case "choices":
      return (
        <>
          <TextAreaField
            name={`${path}.options`}
            label={t("field.questions.options")}
            help={t("questions.options-help")}
            required
            rows={5}
          />
          {kind === "choices" ? (
            <TextField
              name={`${path}.maxTicked`}
              label={t("field.questions.maxTicked")}
              help={t("questions.ticked-help")}
              size="short"
              inputMode="numeric"
            />
          ) : null}
        </>
      );
    case "number":
      return (
        <div className="grid gap-6 sm:grid-cols-2">
          <TextField
            name={`${path}.unit`}
            label={t("field.questions.unit")}
            help={t("questions.unit-help")}
            size="medium"
          />
          {number("decimals")}
          <TextField
            name={`${path}.min`}
            label={t("field.questions.min")}
            size="medium"
            inputMode="decimal"
          />
          <TextField
            name={`${path}.max`}
            label={t("field.questions.max")}
            size="medium"
            inputMode="decimal"
          />
        </div>
      );
    case "money":
      return (
        <TextField
          name={`${path}.maxAmount`}
          label={t("field.questions.maxAmount")}
          size="medium"
          inputMode="numeric"
          suffix={t("dong")}
        />
      );
    case "date":
      return (
        <div className="grid gap-6 sm:grid-cols-2">
          <DateField name={`${path}.from`} label={t("field.questions.from")} />
          <DateField name={`${path}.to`} label={t("field.questions.to")} />
        </div>
      );
    case "table":
      return (
        <>
          <ColumnSettings row={row} path={path} />
          {number("maxRows")}
        </>
      );
    default:
      return null;
  }
}

function ColumnSettings({ row, path }: { row: TextValues; path: string }) {
  const t = useT("contests");
  const { prefix } = useAppForm();
  const list = `${path}.columns`;
  const columns = rowsIn(row, "columns");
  const kinds = COLUMN_KINDS.map((value) => ({ value, label: t(`column-kind.${value}`) }));
  return (
    <fieldset id={fieldId(prefix, list)} tabIndex={-1} className="grid gap-3">
      <legend className="label mb-2">{t("field.questions.columns")}</legend>
      {columns.map((column, index) => {
        const name = textIn(column, "label") || t("row.columns", { number: index + 1 });
        return (
          <div
            key={textIn(column, "id") || index}
            className="grid gap-3 border-b border-line pb-3 sm:grid-cols-[1fr_10rem]"
          >
            <HiddenField name={`${list}.${index}.id`} value={textIn(column, "id")} />
            <TextField
              name={`${list}.${index}.label`}
              label={t("row.columns", { number: index + 1 })}
              required
            />
            <SelectField
              name={`${list}.${index}.kind`}
              label={t("field.columns.kind")}
              required
              options={kinds}
            />
            <div className="flex flex-wrap gap-1 sm:col-span-2">
              <RowButton action="up" list={list} index={index} hidden={index === 0} name={name} />
              <RowButton
                action="down"
                list={list}
                index={index}
                hidden={index === columns.length - 1}
                name={name}
              />
              <RowButton action="remove" list={list} index={index} name={name} />
            </div>
          </div>
        );
      })}
      {columns.length < MAX_COLUMNS ? (
        <div>
          <ChangeButton intent={rowIntent("add", list)}>{t("add.columns")}</ChangeButton>
        </div>
      ) : null}
    </fieldset>
  );
}

/** Whether something about the question has to be mended: then it stands open. */
export function hasFault(
  row: TextValues,
  path: string,
  faultOf: (name: string) => Fault | undefined,
): boolean {
  return Object.entries(row).some(([name, value]) => {
    const at = `${path}.${name}`;
    if (faultOf(at)) return true;
    return (
      Array.isArray(value) &&
      value.some(
        (item, index) =>
          typeof item === "object" &&
          !Array.isArray(item) &&
          hasFault(item, `${at}.${index}`, faultOf),
      )
    );
  });
}
