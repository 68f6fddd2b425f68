import { AppForm, HiddenField, Section, SubmitButton, useT } from "~/ui";

/** Behind one more press, so that nobody withdraws by a slip. */
export function Withdrawal({ version }: { version: number }) {
  const t = useT("entries");
  return (
    <Section>
      <details>
        <summary className="w-fit cursor-pointer py-2.5 font-semibold">{t("withdraw.title")}</summary>
        <AppForm className="mt-4">
          <HiddenField name="version" value={version} />
          <p>{t("withdraw.help")}</p>
          <SubmitButton intent="withdraw" variant="danger">
            {t("withdraw.button")}
          </SubmitButton>
        </AppForm>
      </details>
    </Section>
  );
}
