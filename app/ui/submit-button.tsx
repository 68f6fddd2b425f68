import { useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button";
import { useT } from "./i18n";

/** Sends its form; `intent` names what for. While it is under way it says so and does not send again. */
export function SubmitButton({
  intent,
  variant = "primary",
  children,
  onClick,
  ...rest
}: ButtonProps & { intent?: string }) {
  const t = useT("common");
  const { state, formData } = useNavigation();
  const pending =
    state !== "idle" && formData !== undefined && (formData.get("intent") ?? undefined) === intent;
  return (
    <Button
      type="submit"
      variant={variant}
      {...(intent === undefined ? {} : { name: "intent", value: intent })}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
      {...rest}
    >
      {children}
      {pending ? (
        <span className="spinner" role="status">
          <span className="sr-only">{t("form.saving")}</span>
        </span>
      ) : null}
    </Button>
  );
}

/** For what cannot be taken back: the first press says what follows and shows the button that does it. */
export function Confirmation({ label, warning, children }: { label: ReactNode; warning: ReactNode; children: ReactNode }) {
  return (
    <details className="confirmation">
      <summary className="button button-primary">{label}</summary>
      <p className="confirmation-text">{warning}</p>
      {children}
    </details>
  );
}
