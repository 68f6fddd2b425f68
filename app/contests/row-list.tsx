import type { ReactNode } from "react";
import type { TextValue, TextValues } from "~/platform/form";
import { fieldId, useAppForm } from "~/ui/form-context";
import { useT } from "~/ui/i18n";
import { HiddenField } from "~/ui/fields";
import { SubmitButton } from "~/ui/submit-button";
import { rowIntent } from "./form-rows";
import type { Regulation } from "./regulation";

/** What the inputs of one part of the regulation are drawn from. */
export interface PartFieldsProps {
  /** What the form holds: its rows are those. */
  values: TextValues;
  regulation: Regulation;
  /** For a further revision, in which part of it stands firm. */
  revising?: boolean;
}

/** The rows of a list in the values of a form. */
export function rowsIn(values: TextValues, list: string): TextValues[] {
  const rows = values[list];
  return Array.isArray(rows) ? rows.map(groupOf) : [];
}

export function groupOf(value: TextValue | undefined): TextValues {
  return typeof value === "object" && !Array.isArray(value) ? value : {};
}

/** What stands in one input. */
export function textIn(values: TextValues, name: string): string {
  const value = values[name];
  return typeof value === "string" ? value : "";
}

/**
 * Rows of a form with buttons that add, move and take them out. The buttons send the form without saving it,
 * so the rows change also where no script runs.
 */
export function RowList({
  list,
  values,
  title,
  add,
  fixed = false,
  children,
}: {
  list: string;
  values: TextValues;
  /** The heading of a row by its number. */
  title: (row: TextValues, number: number) => string;
  /** The words of the button that adds a row. */
  add?: string;
  /** The rows are given: they can only be filled in. */
  fixed?: boolean;
  children: (path: string, row: TextValues, index: number) => ReactNode;
}) {
  const { prefix } = useAppForm();
  const rows = rowsIn(values, list);
  return (
    <div id={fieldId(prefix, list)} tabIndex={-1} className="space-y-4">
      {rows.map((row, index) => {
        const name = title(row, index + 1);
        const id = textIn(row, "id");
        return (
          <fieldset key={id || index} className="card">
            <legend className="sr-only">{name}</legend>
            <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
              <p className="card-title mb-0" aria-hidden="true">
                {name}
              </p>
              {fixed ? null : (
                <RowButtons
                  list={list}
                  index={index}
                  last={index === rows.length - 1}
                  name={name}
                />
              )}
            </div>
            {id ? <HiddenField name={`${list}.${index}.id`} value={id} /> : null}
            <div className="form">{children(`${list}.${index}`, row, index)}</div>
          </fieldset>
        );
      })}
      {add ? (
        <SubmitButton intent={rowIntent("add", list)} variant="secondary" formNoValidate>
          {add}
        </SubmitButton>
      ) : null}
    </div>
  );
}

function RowButtons({
  list,
  index,
  last,
  name,
}: {
  list: string;
  index: number;
  last: boolean;
  name: string;
}) {
  const t = useT("contests");
  const button = (action: "up" | "down" | "remove") => (
    <SubmitButton intent={rowIntent(action, list, index)} variant="quiet" formNoValidate>
      {t(`row.${action}`)}
      <span className="sr-only"> {name}</span>
    </SubmitButton>
  );
  return (
    <div className="flex flex-wrap gap-1">
      {index > 0 ? button("up") : null}
      {last ? null : button("down")}
      {button("remove")}
    </div>
  );
}
