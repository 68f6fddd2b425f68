import { Form, useSubmit, type FormProps } from "@remix-run/react";
import { zodResolver } from "@hookform/resolvers/zod";
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type FormEvent,
  type ReactNode,
} from "react";
import { get, useForm, type Resolver } from "react-hook-form";
import type { z } from "zod";
import { decodeMessage, faultsOf, formToObject, parseOptions } from "~/platform/form";
import type { Fault } from "~/platform/result";
import { useAfterPress } from "./after-press";
import { FaultSummary, type FieldNames } from "./fault-summary";
import { FormContext } from "./form-context";

export type AppFormProps = Omit<FormProps, "method" | "children"> & {
  method?: "post" | "get";
  /** Checked in the browser when a field is left and before sending, with the codes that the server uses. */
  schema?: z.ZodType;
  /** What the server found; shown until the field is changed. */
  faults?: readonly Fault[];
  /** Nested values by dotted name: what was typed, else what is stored. */
  values?: unknown;
  /** Namespace with this form's own words for faults, under `fault`. */
  namespace?: string;
  /** Names of fields for the summary, where the fields sit inside components of their own. */
  labels?: FieldNames;
  /** Over the list of faults: what they have kept from happening. */
  faultsLead?: ReactNode;
  children: ReactNode;
};

const NO_FAULTS: readonly Fault[] = [];

/**
 * A native form with the faults beside its fields and gathered at its top. The fields keep their own values; the
 * browser reads them through the same `FormData` as the server, so both check the same thing.
 */
export function AppForm({
  method = "post",
  schema,
  faults = NO_FAULTS,
  values,
  namespace,
  labels,
  faultsLead,
  className = "",
  children,
  ...rest
}: AppFormProps) {
  const prefix = `f${useId().replace(/:/g, "")}`;
  const element = useRef<HTMLFormElement>(null);
  const check = useBrowserCheck(schema, element, faults);
  const context = useMemo(
    () => ({
      prefix,
      namespace,
      faultOf: check.faultOf,
      valueOf: (name: string): unknown => get(values, name),
    }),
    [prefix, namespace, check.faultOf, values],
  );
  return (
    <FormContext.Provider value={context}>
      <Form
        ref={element}
        method={method}
        noValidate
        className={`form ${className}`}
        {...check.handlers}
        {...rest}
      >
        <FaultSummary
          faults={check.summary}
          prefix={prefix}
          namespace={namespace}
          labels={labels}
          lead={faultsLead}
          fields={children}
        />
        {children}
      </Form>
    </FormContext.Provider>
  );
}

function useBrowserCheck(
  schema: z.ZodType | undefined,
  element: React.RefObject<HTMLFormElement>,
  serverFaults: readonly Fault[],
) {
  const submit = useSubmit();
  const afterPress = useAfterPress();
  const [summary, setSummary] = useState(serverFaults);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    setSummary(serverFaults);
    setChanged(new Set());
  }, [serverFaults]);

  const typed = () => formToObject(new FormData(element.current ?? undefined));
  const resolver: Resolver = async (_values, context, options) => {
    if (!schema) return { values: typed(), errors: {} };
    const check = zodResolver(schema as z.ZodType<object, object>, parseOptions);
    return (await check(typed(), context, options)) as Awaited<ReturnType<Resolver>>;
  };
  const form = useForm({ resolver, shouldFocusError: false });
  const { errors } = form.formState;

  const faultOf = useMemo(
    () => (name: string) => {
      const message = (get(errors, name) as { message?: unknown } | undefined)?.message;
      if (typeof message === "string") return { path: name, ...decodeMessage({ message }) };
      return changed.has(name) ? undefined : serverFaults.find((fault) => fault.path === name);
    },
    [errors, changed, serverFaults],
  );

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    if (!schema || submitter?.hasAttribute("formnovalidate")) return;
    event.preventDefault();
    const target = event.currentTarget;
    void form.handleSubmit(
      () => submit((submitter as HTMLButtonElement | null) ?? target),
      () => {
        const parsed = schema.safeParse(typed(), parseOptions);
        if (!parsed.success) setSummary(faultsOf(parsed.error));
      },
    )();
  };
  const onChange = (event: FormEvent<HTMLFormElement>) => {
    const name = nameOf(event);
    if (!name) return;
    setChanged((before) => (before.has(name) ? before : new Set([...before, name])));
    if (get(errors, name)) void form.trigger(name);
  };
  const onBlur = (event: FocusEvent<HTMLFormElement>) => {
    const name = nameOf(event);
    if (schema && name && changed.has(name)) afterPress(() => void form.trigger(name));
  };
  return { summary, faultOf, handlers: { onSubmit, onChange, onBlur } };
}

function nameOf(event: FormEvent): string | null {
  const target = event.target;
  return target instanceof Element ? (target.getAttribute("name")?.replace(/\[\]$/, "") ?? null) : null;
}
