import type { ReactNode } from "react";
import { fieldId, useAppForm } from "./form-context";
import { useFaultText } from "./fault-summary";
import { useT } from "./i18n";

export interface FieldProps {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  required?: boolean;
  /** Another answer decides whether it is required: then its help says so, and no word beside the label. */
  sometimes?: boolean;
  /** Instead of the form's `values`. */
  defaultValue?: string;
  disabled?: boolean;
  className?: string;
}

/** What a control needs to stand in a form: id, start value, and the attributes that tie help and fault to it. */
export function useField({ name, help, required, defaultValue, disabled }: FieldProps) {
  const form = useAppForm();
  const textOf = useFaultText(form.namespace);
  const fault = form.faultOf(name);
  const id = fieldId(form.prefix, name);
  const value = form.valueOf(name);
  const describedBy = [help ? `${id}-help` : "", fault ? `${id}-fault` : ""].filter(Boolean).join(" ");
  return {
    id,
    fault: fault ? textOf(fault) : undefined,
    value: defaultValue ?? (value === undefined || value === null ? undefined : String(value)),
    control: {
      id,
      name,
      required,
      disabled,
      "aria-describedby": describedBy || undefined,
      "aria-invalid": fault ? (true as const) : undefined,
    },
  };
}

/** Label, help, control and fault, in the order in which they are read. */
export function FieldFrame({
  id,
  label,
  help,
  fault,
  required,
  sometimes,
  className = "",
  after,
  children,
}: Pick<FieldProps, "label" | "help" | "required" | "sometimes" | "className"> & {
  id: string;
  fault: string | undefined;
  after?: ReactNode;
  children: ReactNode;
}) {
  const t = useT("common");
  return (
    <div className={`field ${fault ? "field-faulty" : ""} ${className}`}>
      <label className="label" htmlFor={id}>
        {label}
        {required || sometimes ? null : <span className="optional"> ({t("form.optional")})</span>}
      </label>
      <FieldNotes id={id} help={help} />
      {children}
      <FieldNotes id={id} fault={fault} />
      {after}
    </div>
  );
}

/** As `FieldFrame`, for several controls that are one field. */
export function FieldGroup({
  field: { id, fault, control },
  label,
  help,
  optional = false,
  className = "",
  after,
  children,
}: Pick<FieldProps, "label" | "help" | "className"> & {
  field: ReturnType<typeof useField>;
  /** Says so beside the label. */
  optional?: boolean;
  after?: ReactNode;
  children: ReactNode;
}) {
  const t = useT("common");
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={`field ${fault ? "field-faulty" : ""} ${className}`}
      aria-describedby={control["aria-describedby"]}
    >
      <legend className="label">
        {label}
        {optional ? <span className="optional"> ({t("form.optional")})</span> : null}
      </legend>
      <FieldNotes id={id} help={help} />
      {children}
      <FieldNotes id={id} fault={fault} />
      {after}
    </fieldset>
  );
}

export function FieldNotes({ id, help, fault }: { id: string; help?: ReactNode; fault?: string | undefined }) {
  if (help) {
    return (
      <div className="help" id={`${id}-help`}>
        {help}
      </div>
    );
  }
  return fault ? (
    <p className="fault" id={`${id}-fault`}>
      {fault}
    </p>
  ) : null;
}
