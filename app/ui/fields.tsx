import { useState, type ChangeEventHandler, type FocusEventHandler, type HTMLAttributes, type InputHTMLAttributes, type ReactNode } from "react";
import { formatBytes, formatLocalDate, parseLocalDate } from "~/platform/format";
import { FieldFrame, FieldGroup, FieldNotes, useField, type FieldProps } from "./field";
import { useAppForm } from "./form-context";
import { useLanguage, useT } from "./i18n";

type InputProps = FieldProps &
  Pick<
    InputHTMLAttributes<HTMLInputElement>,
    "autoComplete" | "inputMode" | "maxLength" | "min" | "max" | "placeholder" | "step" | "type" | "readOnly"
  > & {
    /** About how many characters are expected; the field is drawn that wide. */
    size?: "short" | "medium" | "full";
    autoCapitalize?: HTMLAttributes<HTMLInputElement>["autoCapitalize"];
    /** A unit behind the control: đồng, %. */
    suffix?: ReactNode;
    onBlur?: FocusEventHandler<HTMLInputElement>;
  };

export function TextField(props: InputProps) {
  const { name: _n, label, help, required, defaultValue: _v, disabled: _d, className, size = "full", suffix, ...input } = props;
  const field = useField(props);
  const control = (
    <input type="text" {...input} {...field.control} defaultValue={field.value} className={`input input-${size}`} />
  );
  return (
    <FieldFrame {...{ id: field.id, label, help, fault: field.fault, required, className }}>
      {suffix ? (
        <div className="flex items-center gap-2">
          {control}
          <span className="text-muted">{suffix}</span>
        </div>
      ) : (
        control
      )}
    </FieldFrame>
  );
}

/**
 * A calendar date as people here write it, day first. The browser's own date input follows the language of the
 * device, which shows month first on many phones. What is posted is read by `parseLocalDate`.
 */
export function DateField(props: Omit<InputProps, "type" | "inputMode" | "placeholder">) {
  const t = useT("common");
  const stored = useAppForm().valueOf(props.name);
  const value = props.defaultValue ?? (typeof stored === "string" ? stored : undefined);
  const format = t("form.date-format");
  return (
    <TextField
      size="short"
      autoComplete="off"
      {...props}
      help={props.help ? <>{props.help} {format}</> : format}
      defaultValue={value === undefined ? undefined : formatLocalDate(value)}
      inputMode="numeric"
      maxLength={30}
      onBlur={(event) => {
        const date = parseLocalDate(event.currentTarget.value);
        if (date) event.currentTarget.value = formatLocalDate(date);
      }}
    />
  );
}

/** The wall clock in the contest's zone; the server turns it into an instant. */
export function DateTimeField(props: InputProps) {
  return <TextField size="medium" {...props} type="datetime-local" />;
}

export function TextAreaField(
  props: FieldProps & { rows?: number; maxWords?: number; maxLength?: number; placeholder?: string },
) {
  const { label, help, required, sometimes, className, rows = 5, maxWords, maxLength, placeholder } = props;
  const field = useField(props);
  const [count, setCount] = useState(() => wordsIn(field.value ?? ""));
  const t = useT("common");
  const words =
    maxWords === undefined ? null : (
      <p className={`words figures ${count > maxWords ? "words-over" : ""}`}>
        {t("form.words", { count, max: maxWords })}
      </p>
    );
  return (
    <FieldFrame {...{ id: field.id, label, help, fault: field.fault, required, sometimes, className }} after={words}>
      <textarea
        {...field.control}
        rows={rows}
        maxLength={maxLength}
        placeholder={placeholder}
        defaultValue={field.value}
        className="input"
        onInput={maxWords === undefined ? undefined : (e) => setCount(wordsIn(e.currentTarget.value))}
      />
    </FieldFrame>
  );
}

const wordsIn = (text: string) => text.trim().split(/\s+/).filter(Boolean).length;

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly disabled?: boolean;
}

export function SelectField(
  props: FieldProps & { options: readonly Option[]; placeholder?: string; size?: "short" | "medium" | "full" },
) {
  const { label, help, required, className, options, placeholder, size = "full" } = props;
  const field = useField(props);
  const t = useT("common");
  return (
    <FieldFrame {...{ id: field.id, label, help, fault: field.fault, required, className }}>
      <select {...field.control} defaultValue={field.value ?? ""} className={`input input-${size}`}>
        {field.value && options.some((option) => option.value === field.value) && required ? null : (
          <option value="">{placeholder ?? t("form.choose")}</option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

export function CheckboxField(props: FieldProps & { value?: string; defaultChecked?: boolean }) {
  const { label, help, className = "", value = "on", defaultChecked } = props;
  const field = useField(props);
  const stored = field.value === "true" || field.value === "on" || field.value === value;
  return (
    <div className={`field ${field.fault ? "field-faulty" : ""} ${className}`}>
      <div className="choice">
        <input {...field.control} type="checkbox" value={value} defaultChecked={defaultChecked ?? stored} />
        <label htmlFor={field.id}>{label}</label>
      </div>
      <FieldNotes id={field.id} help={help} />
      <FieldNotes id={field.id} fault={field.fault} />
    </div>
  );
}

/** Several choices of one list, posted as `name[]`. */
export function CheckboxGroupField(props: FieldProps & { options: readonly Option[] }) {
  const stored = useAppForm().valueOf(props.name);
  const chosen: readonly unknown[] = Array.isArray(stored) ? stored : [stored];
  return <ChoiceGroup {...props} type="checkbox" isChosen={(value) => chosen.includes(value)} />;
}

export function RadioGroupField(props: FieldProps & { options: readonly Option[] }) {
  const stored = useAppForm().valueOf(props.name);
  const chosen = props.defaultValue ?? stored;
  return <ChoiceGroup {...props} type="radio" isChosen={(value) => value === chosen} />;
}

function ChoiceGroup(
  props: FieldProps & {
    options: readonly Option[];
    type: "radio" | "checkbox";
    isChosen: (value: string) => boolean;
  },
) {
  const { label, help, className = "", options, type, isChosen, required, disabled } = props;
  const field = useField(props);
  const { id } = field;
  return (
    <FieldGroup field={field} label={label} help={help} className={className}>
      {options.map((option) => (
        <div className="choice" key={option.value}>
          <input
            id={`${id}-${option.value}`}
            type={type}
            name={type === "checkbox" ? `${props.name}[]` : props.name}
            value={option.value}
            required={type === "radio" && required}
            disabled={disabled || option.disabled}
            defaultChecked={isChosen(option.value)}
            aria-describedby={option.help ? `${id}-${option.value}-help` : undefined}
          />
          <div>
            <label htmlFor={`${id}-${option.value}`}>{option.label}</label>
            <FieldNotes id={`${id}-${option.value}`} help={option.help} />
          </div>
        </div>
      ))}
    </FieldGroup>
  );
}

export function FileField(
  props: FieldProps & {
    accept?: string;
    maxBytes?: number;
    multiple?: boolean;
    onChange?: ChangeEventHandler<HTMLInputElement> | undefined;
  },
) {
  const { label, required, className, accept, maxBytes, multiple, onChange } = props;
  const t = useT("common");
  const language = useLanguage();
  const size = maxBytes === undefined ? undefined : formatBytes(maxBytes, language);
  const help =
    props.help || size ? (
      <>
        {props.help} {size ? t("form.file-size", { size }) : null}
      </>
    ) : undefined;
  const field = useField({ ...props, help });
  return (
    <FieldFrame {...{ id: field.id, label, help, fault: field.fault, required, className }}>
      <input
        {...field.control}
        type="file"
        accept={accept}
        multiple={multiple}
        onChange={onChange}
        className="input input-file"
      />
    </FieldFrame>
  );
}

export function HiddenField({ name, value }: { name: string; value: string | number }) {
  return <input type="hidden" name={name} value={value} />;
}
