import type { ReactNode } from "react";
import { useT } from "~/ui/i18n";
import { SubmitButton } from "~/ui/submit-button";
import { useEditedValues } from "./edited-values";
import { rowIntent, type RowAction } from "./form-rows";

/** Moves or takes out a row: at once where script runs, else by sending the form without saving it. */
export function RowButton({
  action,
  list,
  index,
  name,
  hidden = false,
}: {
  action: Exclude<RowAction, "add">;
  list: string;
  index: number;
  /** What is moved, for those who do not see where the button stands. */
  name: string;
  hidden?: boolean;
}) {
  const t = useT("contests");
  if (hidden) return null;
  return (
    <ChangeButton intent={rowIntent(action, list, index)}>
      {t(`row.${action}`)}
      <span className="sr-only"> {name}</span>
    </ChangeButton>
  );
}

/** Any button that changes the form and stores nothing. */
export function ChangeButton({ intent, children }: { intent: string; children: ReactNode }) {
  const edited = useEditedValues();
  return (
    <SubmitButton
      intent={intent}
      variant="quiet"
      formNoValidate
      onClick={(event) => {
        const form = event.currentTarget.form;
        if (form && edited?.change(form, intent)) event.preventDefault();
      }}
    >
      {children}
    </SubmitButton>
  );
}
