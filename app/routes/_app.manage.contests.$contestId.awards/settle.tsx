import { settleForm } from "~/results/awards/award-form";
import { Alert, AppForm, Confirmation, SubmitButton, useT } from "~/ui";
import { Sent, type Desk } from "./forms";

/** How far it is: decisions are open, or they stand and go into the result, or the result has them. */
export function Settle({ desk }: { desk: Desk }) {
  const t = useT("awards");
  if (desk.isOpen) return <Alert tone="info" title={t("settle.open")} />;
  if (desk.isHeld) return <Alert tone="success" title={t("settle.held", { number: desk.tally })} />;
  if (desk.whyNot !== null) return <Alert tone="info" title={t("settle.waiting")} />;
  return (
    <Alert tone="warning" title={t("settle.waiting")}>
      <AppForm schema={settleForm} namespace="awards">
        <Sent desk={desk} form="settle" at="" />
        <Confirmation label={t("settle.submit")} warning={t("settle.warning", { number: desk.tally + 1 })}>
          <SubmitButton intent="settle">{t("settle.confirm")}</SubmitButton>
        </Confirmation>
      </AppForm>
    </Alert>
  );
}
