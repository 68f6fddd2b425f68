import { declarationSchema, MAX } from "~/judging/conflicts/declaration-form";
import type { DeclarationPage } from "~/judging/conflicts/declaration.server";
import { AppForm, CheckboxField, Section, SubmitButton, TextAreaField, TextField, useT } from "~/ui";
import { ExpertiseFields } from "~/judging/conflicts/expertise-fields";
import { InterestTable } from "./interest-table";
import { RelationFields } from "./relation-fields";
import type { DeclarationAnswer } from "./route";

/** Ready beside what is filled. */
const BLANK_ROWS = 2;

/** As many rows as were sent, and one more where that was asked for. */
function rowsOf(answer: DeclarationAnswer): number | undefined {
  const typed = answer?.values["relations"];
  if (!answer || !Array.isArray(typed)) return undefined;
  return typed.length + (answer.intent === "add-row" ? 1 : 0);
}

interface DeclarationFormProps {
  page: DeclarationPage;
  answer: DeclarationAnswer;
}

/** All that a judge tells of themselves before scoring, in one form that is signed at its end. */
export function DeclarationForm({ page, answer }: DeclarationFormProps) {
  const t = useT("conflicts");
  const mine = answer?.intent === "sign" || answer?.intent === "add-row" ? answer : undefined;
  const values = mine?.values ?? page.values;
  const closed = page.whyNotDeclare !== null;
  return (
    <AppForm
      schema={declarationSchema}
      faults={mine?.faults}
      values={values}
      namespace="conflicts"
      labels={{ relations: t("declaration.relations"), interests: t("declaration.entries") }}
    >
      <fieldset disabled={closed} className="space-y-8">
        <Section title={t("declaration.entries")} lead={t("declaration.entries-lead")}>
          <InterestTable entries={page.entries} typed={mine?.values} />
        </Section>
        <Section title={t("declaration.relations")} lead={t("declaration.relations-lead")}>
          <RelationFields rows={rowsOf(mine) ?? page.values.relations.length + BLANK_ROWS} />
        </Section>
        <Section title={t("declaration.units")} lead={t("declaration.units-lead")}>
          <p className="mb-4">
            {t("declaration.own-unit")}{" "}
            <strong>{page.account.unitName || t("declaration.none")}</strong>
          </p>
          <div className="space-y-5">
            <TextAreaField
              name="otherUnits"
              label={t("other-units")}
              help={t("other-units-help")}
              rows={3}
              maxLength={MAX.units}
            />
            <TextField name="phone" label={t("phone")} type="tel" autoComplete="tel" size="medium" maxLength={100} />
            <TextField
              name="address"
              label={t("address")}
              help={t("address-help")}
              autoComplete="street-address"
              maxLength={MAX.address}
            />
          </div>
        </Section>
        <Section title={t("declaration.expertise")} lead={t("declaration.expertise-lead")}>
          <ExpertiseFields fields={page.fields} />
        </Section>
        {closed ? null : (
          <div className="space-y-4">
            <CheckboxField name="signed" label={t("declaration.sign-text", { name: page.account.name })} required />
            <SubmitButton intent="sign">{t("declaration.sign")}</SubmitButton>
          </div>
        )}
      </fieldset>
    </AppForm>
  );
}
