import { createContext, useContext } from "react";
import type { Fault } from "~/platform/result";

interface FormFacts {
  readonly prefix: string;
  /** Catalogue asked for `fault.<code>` before the common ones. */
  readonly namespace: string | undefined;
  readonly faultOf: (name: string) => Fault | undefined;
  readonly valueOf: (name: string) => unknown;
}

export const FormContext = createContext<FormFacts>({
  prefix: "form",
  namespace: undefined,
  faultOf: () => undefined,
  valueOf: () => undefined,
});

export const useAppForm = () => useContext(FormContext);

/** Where in the page a field of the form around stands, for a link to it. */
export function useFieldAnchor(): (name: string) => string {
  const { prefix } = useAppForm();
  return (name) => `#${fieldId(prefix, name)}`;
}

/** The id of a field's control, to which its fault in the summary leads. */
export const fieldId = (prefix: string, name: string) => `${prefix}-${name.replace(/[^\w-]/g, "-")}`;
