import { type KeyboardEvent, useId } from "react";
import type { RubricCriterion } from "~/contests/regulation";
import { markField } from "~/judging/sheets/marks";
import { formatDecimal } from "~/platform/format";
import type { Fault } from "~/platform/result";
import { useLanguage, useT } from "~/ui";

interface MarkFieldProps {
  criterion: RubricCriterion;
  value: string;
  fault: Fault | undefined;
  onChange: (text: string) => void;
  onEnter: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** One criterion: what it asks, how far it goes, and the mark. An empty field is not scored, which is not 0. */
export function MarkField({ criterion, value, fault, onChange, onEnter }: MarkFieldProps) {
  const t = useT("judging");
  const language = useLanguage();
  const id = useId();
  const { label, guidance, min, max, step } = criterion;
  const range = {
    min: formatDecimal(min, language),
    max: formatDecimal(max, language),
    step: formatDecimal(step, language),
  };
  return (
    <div className={`field ${fault ? "field-faulty" : ""}`}>
      <div className="grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,1fr)_auto]">
        <div>
          <label className="label" htmlFor={id}>
            {label}
          </label>
          {guidance ? (
            <div className="help whitespace-pre-wrap" id={`${id}-guidance`}>
              {guidance}
            </div>
          ) : null}
          <p className="mt-0.5 text-sm text-muted" id={`${id}-range`}>
            {t("sheet.range", range)}
          </p>
        </div>
        <div className="flex items-center gap-2 self-start">
          <input
            id={id}
            name={markField(criterion.id)}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            className="input max-w-24 figures text-right"
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
            onKeyDown={onEnter}
            aria-invalid={fault ? true : undefined}
            aria-describedby={`${guidance ? `${id}-guidance ` : ""}${id}-range${fault ? ` ${id}-fault` : ""}`}
          />
          <span className="figures w-10 whitespace-nowrap text-muted">/ {range.max}</span>
        </div>
      </div>
      {fault ? (
        <p className="fault" id={`${id}-fault`}>
          {t(`fault.${fault.code}`, range)}
        </p>
      ) : null}
    </div>
  );
}
