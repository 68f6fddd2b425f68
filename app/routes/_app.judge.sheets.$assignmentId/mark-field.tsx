import { type KeyboardEvent, useId } from "react";
import type { RubricCriterion } from "~/contests/regulation";
import { markField } from "~/judging/marks";
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
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {guidance ? (
        <div className="help whitespace-pre-wrap" id={`${id}-guidance`}>
          {guidance}
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <input
          id={id}
          name={markField(criterion.id)}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className="input input-short figures text-right"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={onEnter}
          aria-invalid={fault ? true : undefined}
          aria-describedby={`${guidance ? `${id}-guidance ` : ""}${id}-range${fault ? ` ${id}-fault` : ""}`}
        />
        <span className="figures whitespace-nowrap text-muted">/ {range.max}</span>
        <span className="text-sm text-muted" id={`${id}-range`}>
          {t("sheet.range", range)}
        </span>
      </div>
      {fault ? (
        <p className="fault" id={`${id}-fault`}>
          {t(`fault.${fault.code}`, range)}
        </p>
      ) : null}
    </div>
  );
}
