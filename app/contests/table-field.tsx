import { useState, type InputHTMLAttributes } from "react";
import { formatLocalDate, parseLocalDate } from "~/platform/format";
import { FieldGroup, FieldNotes, useField } from "~/ui/field";
import { fieldId, useAppForm } from "~/ui/form-context";
import { useLanguage, useT } from "~/ui/i18n";
import { SubmitButton } from "~/ui/submit-button";
import { isAnswered, rowsOfAnswer, typedValue, type AnswerValue } from "./answer-text";
import type { ColumnKind, Question } from "./regulation";

type Table = Extract<Question, { kind: "table" }>;

/**
 * A table to fill in: what is filled and one empty row, a row that is emptied goes. With script a press adds a row at
 * once; without it the button sends the form with the intent `add-row:<question>`, and the page comes back with one more.
 */
export function TableField({
  name,
  label,
  help,
  required,
  question,
}: {
  name: string;
  label: string;
  help: string | undefined;
  required: boolean;
  question: Table;
}) {
  const t = useT("questions");
  const field = useField({ name, label, help, required });
  const stored = useAppForm().valueOf(name) as AnswerValue | undefined;
  const filled = isAnswered(stored) ? rowsOfAnswer(stored).length : 0;
  const [rows, setRows] = useState(filled + 1);
  const shown = Math.min(Math.max(rows, filled), question.maxRows);
  const more =
    shown < question.maxRows ? (
      <div>
        <SubmitButton
          intent={`add-row:${question.id}`}
          variant="quiet"
          formNoValidate
          onClick={(event) => {
            event.preventDefault();
            setRows(shown + 1);
          }}
        >
          {t("add-row")}
          <span className="sr-only">: {label}</span>
        </SubmitButton>
      </div>
    ) : null;
  return (
    <FieldGroup field={field} label={label} help={help} optional={!required} after={more}>
      <table className="table-input" role="table">
        <caption className="sr-only">{label}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {question.columns.map((column) => (
              <th key={column.id} role="columnheader" scope="col">
                {column.label}
                {column.kind === "money" ? ` (${t("dong")})` : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {Array.from({ length: shown }, (_, row) => (
            <tr key={row} role="row">
              {question.columns.map((column) => (
                <td key={column.id} role="cell">
                  <Cell name={`${name}.${row}.${column.id}`} row={row} column={column} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </FieldGroup>
  );
}

const INPUTS: Record<ColumnKind, InputHTMLAttributes<HTMLInputElement>> = {
  text: { type: "text" },
  number: { type: "text", inputMode: "decimal" },
  money: { type: "text", inputMode: "numeric" },
  // As in DateField: the browser's own date input puts the month first on many phones.
  date: {
    type: "text",
    inputMode: "numeric",
    maxLength: 30,
    onBlur: ({ currentTarget }) => {
      const date = parseLocalDate(currentTarget.value);
      if (date) currentTarget.value = formatLocalDate(date);
    },
  },
};

function Cell({
  name,
  row,
  column,
}: {
  name: string;
  row: number;
  column: Table["columns"][number];
}) {
  const t = useT("questions");
  const language = useLanguage();
  const { prefix } = useAppForm();
  const { fault, value, control } = useField({ name, label: column.label });
  const id = fieldId(prefix, name);
  return (
    <div className={`field ${fault ? "field-faulty" : ""}`}>
      <label htmlFor={id} className="table-input-label">
        <span className="sr-only">{t("row", { number: row + 1 })} </span>
        {column.label}
        {column.kind === "money" ? ` (${t("dong")})` : null}
      </label>
      <input
        {...INPUTS[column.kind]}
        {...control}
        defaultValue={value === undefined ? undefined : typedValue(column.kind, value, language)}
        placeholder={column.kind === "date" ? t("date-format") : undefined}
        autoComplete="off"
        className="input"
      />
      <FieldNotes id={id} fault={fault} />
    </div>
  );
}
