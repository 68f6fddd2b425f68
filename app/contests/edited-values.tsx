import {
  createContext,
  startTransition,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from "react";
import { typedValues, type TextValue, type TextValues } from "~/platform/form";
import { FormContext, useAppForm } from "~/ui/form-context";

interface EditedForm {
  readonly values: TextValues;
  /** Rows were moved here, so that what the server said about their places does not fit any more. */
  readonly moved: boolean;
  /** Takes over what the form holds now. */
  readonly read: (form: HTMLFormElement) => void;
  /** Does what a row's button would have the server do. false: it is no such button. */
  readonly change: (form: HTMLFormElement, intent: string) => boolean;
  readonly sent: () => void;
}

const EditedContext = createContext<EditedForm | null>(null);

/**
 * Knows what a form holds while it is filled in, so that something beside it can show it, and lets the form's row
 * buttons work at once where script runs. Without it the page is what the server drew.
 */
export function EditedValues({
  values,
  apply,
  children,
}: {
  values: TextValues;
  /** The form after the button of that intent; null when it is none of a row. */
  apply: (values: TextValues, intent: string) => TextValues | null;
  children: ReactNode;
}) {
  const [held, setHeld] = useState(values);
  const [moved, setMoved] = useState(false);
  const edited = useMemo<EditedForm>(
    () => ({
      values: held,
      moved,
      read: (form) => {
        const typed = typedValues(new FormData(form));
        startTransition(() => setHeld(typed));
      },
      change: (form, intent) => {
        const next = apply(typedValues(new FormData(form)), intent);
        if (!next) return false;
        setHeld(next);
        setMoved(true);
        return true;
      },
      sent: () => setMoved(false),
    }),
    [held, moved, apply],
  );
  return <EditedContext.Provider value={edited}>{children}</EditedContext.Provider>;
}

export const useEditedValues = () => useContext(EditedContext);

/** Inside the form: its fields start with what is held now, and a row that moved takes no other's fault along. */
export function HeldFields({ children }: { children: ReactNode }) {
  const form = useAppForm();
  const edited = useEditedValues();
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const own = element?.closest("form");
  const sent = edited?.sent;
  useEffect(() => {
    if (!own || !sent) return;
    own.addEventListener("submit", sent);
    return () => own.removeEventListener("submit", sent);
  }, [own, sent]);
  const context = useMemo(
    () =>
      edited
        ? {
            ...form,
            valueOf: (name: string) => valueAt(edited.values, name),
            faultOf: edited.moved ? () => undefined : form.faultOf,
          }
        : form,
    [form, edited],
  );
  return (
    <FormContext.Provider value={context}>
      <div
        ref={setElement}
        className="form"
        onChange={() => {
          if (own) edited?.read(own);
        }}
      >
        {children}
      </div>
    </FormContext.Provider>
  );
}

function valueAt(values: TextValues, name: string): TextValue | undefined {
  let at: TextValue | undefined = values;
  for (const key of name.split(".")) {
    if (typeof at !== "object" || !Object.hasOwn(at, key)) return undefined;
    at = (at as TextValues)[key];
  }
  return at;
}
