import type { SheetPage } from "~/judging/sheets/judge-reads.server";
import {
  NO_PRIZE,
  TEXT_FIELDS,
  type SheetTexts,
  type TypedContent,
} from "~/judging/sheets/sheet-content";
import type { Fault } from "~/platform/result";
import { useT } from "~/ui";

interface TextFieldsProps {
  typed: TypedContent;
  faults: readonly Fault[];
  onChange: (change: Partial<SheetTexts>) => void;
}

/** Three boxes apart, each with who reads it. */
export function TextFields({ typed, faults, onChange }: TextFieldsProps) {
  const t = useT("judging");
  return (
    <>
      {TEXT_FIELDS.map((field) => {
        const own = faults.filter(({ path }) => path === field);
        const id = `sheet-${field}`;
        return (
          <div key={field} className={`field ${own.length > 0 ? "field-faulty" : ""}`}>
            <label className="label" htmlFor={id}>
              {t(`sheet.${field}`)}
            </label>
            <p className="help" id={`${id}-help`}>
              {t(`sheet.${field}-help`)}
            </p>
            <textarea
              id={id}
              name={field}
              rows={field === "notes" ? 2 : 4}
              className="input"
              value={typed[field]}
              onChange={(event) => onChange({ [field]: event.currentTarget.value })}
              aria-invalid={own.length > 0 ? true : undefined}
              aria-describedby={`${id}-help${own.length > 0 ? ` ${id}-fault` : ""}`}
            />
            {own.map(({ code, params }) => (
              <p key={code} className="fault" role="alert" id={`${id}-fault`}>
                {t(`fault.${code}`, params)}
              </p>
            ))}
          </div>
        );
      })}
    </>
  );
}

interface ProposalFieldProps extends TextFieldsProps {
  levels: SheetPage["levels"];
}

/** The prize that the judge proposes, where the round asks for one. */
export function ProposalField({ levels, typed, faults, onChange }: ProposalFieldProps) {
  const t = useT("judging");
  const fault = faults.find(({ path }) => path === "proposal");
  const options = [...levels, { id: NO_PRIZE, label: t("sheet.proposal-none") }];
  return (
    <fieldset
      className={`field ${fault ? "field-faulty" : ""}`}
      aria-describedby={fault ? "proposal-fault" : undefined}
    >
      <legend className="label">{t("sheet.proposal")}</legend>
      <p className="help">{t("sheet.proposal-help")}</p>
      <div className="proposal-options">
        {options.map(({ id, label }) => (
          <label key={id} className="choice">
            <input
              type="radio"
              name="proposal"
              value={id}
              checked={typed.proposal === id}
              onChange={() => onChange({ proposal: id })}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {fault ? (
        <p className="fault" role="alert" id="proposal-fault">
          {t(`fault.${fault.code}`)}
        </p>
      ) : null}
    </fieldset>
  );
}
