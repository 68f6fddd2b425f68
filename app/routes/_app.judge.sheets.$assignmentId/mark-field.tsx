import { useId, useState, type KeyboardEvent } from "react";
import type { RubricCriterion } from "~/contests/regulation";
import { anchorReached, steppedMark } from "~/judging/sheets/mark-steps";
import { markField, rangeOf } from "~/judging/sheets/marks";
import { formatDecimal } from "~/platform/format";
import type { Fault } from "~/platform/result";
import { Decimal, useLanguage, useT } from "~/ui";

interface MarkFieldProps {
  criterion: RubricCriterion;
  value: string;
  fault: Fault | undefined;
  onChange: (text: string) => void;
  onEnter: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** Where scoring goes on: the first without a mark. */
  isNext: boolean;
}

/** Half of a number: "35," is on its way to "35,5". */
const BEGUN = /^\s*\d+[.,]$/;

/** One criterion: what it asks, how far it goes, and the mark. An empty field is not scored, which is not 0. */
export function MarkField({
  criterion,
  value,
  fault,
  onChange,
  onEnter,
  isNext,
}: MarkFieldProps) {
  const t = useT("judging");
  const language = useLanguage();
  const id = useId();
  const [typing, setTyping] = useState(false);
  const { label, guidance, anchors } = criterion;
  const range = rangeOf(criterion, language);
  const shown = typing && BEGUN.test(value) ? undefined : fault;
  const empty = value.trim() === "";
  const described = [
    guidance ? `${id}-guidance` : "",
    `${id}-range`,
    empty ? `${id}-none` : "",
    shown ? `${id}-fault` : "",
  ];
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const direction = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : null;
    if (direction === null || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
      return onEnter(event);
    event.preventDefault();
    const next = steppedMark(criterion, value, direction);
    if (next !== null) onChange(formatDecimal(next, language));
  };
  return (
    <div className={`field criterion ${shown ? "field-faulty" : ""}`}>
      <div className="criterion-head">
        <label className="label" htmlFor={id}>
          {label}
        </label>
        <div className="criterion-mark">
          <input
            id={id}
            name={markField(criterion.id)}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            enterKeyHint="next"
            data-next-mark={isNext ? "" : undefined}
            className={`input mark-input ${empty ? "mark-input-empty" : ""}`}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
            onFocus={(event) => {
              setTyping(true);
              event.currentTarget.select();
            }}
            onBlur={() => setTyping(false)}
            onKeyDown={onKeyDown}
            aria-invalid={shown ? true : undefined}
            aria-describedby={described.filter(Boolean).join(" ")}
          />
          <span className="figures text-muted">/ {range.max}</span>
        </div>
      </div>
      <p className="flex justify-between gap-4 text-sm text-muted">
        <span id={`${id}-range`}>{t("sheet.range", range)}</span>
        {empty ? (
          <span id={`${id}-none`} className="mark-none">
            {t("not-scored")}
          </span>
        ) : null}
      </p>
      {shown ? (
        <p className="fault" role="alert" id={`${id}-fault`}>
          {t(`fault.${shown.code}`, range)}
        </p>
      ) : null}
      {guidance ? (
        <div className="help whitespace-pre-wrap" id={`${id}-guidance`}>
          {guidance}
        </div>
      ) : null}
      <Anchors anchors={anchors} value={shown ? "" : value} label={label} />
    </div>
  );
}

/** What earns so many points. They are for reading: a mark is typed, never set by a press beside it. */
function Anchors({
  anchors,
  value,
  label,
}: Pick<RubricCriterion, "anchors"> & { value: string; label: string }) {
  const t = useT("judging");
  if (anchors.length === 0) return null;
  const reached = anchorReached(anchors, value);
  return (
    <ol className="anchors" aria-label={t("sheet.anchors", { label })}>
      {anchors.map(({ points, text }, at) => (
        <li key={at} className={at === reached ? "anchor anchor-reached" : "anchor"}>
          <span className="figures font-semibold">
            <Decimal value={points} />
          </span>
          <span>
            {text}
            {at === reached ? <span className="sr-only"> ({t("sheet.anchor-reached")})</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
