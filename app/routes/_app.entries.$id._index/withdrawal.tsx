import { AppForm, HiddenField, Section, SubmitButton, useT } from "~/ui";

/** Taking back what was sent in, or deleting a draft. Behind one more press, so that nobody does it by a slip. */
export function Withdrawal({ intent, version }: { intent: "withdraw" | "discard"; version: number }) {
  const t = useT("entries");
  return (
    <Section>
      <details>
        <summary className="w-fit cursor-pointer py-2.5 font-semibold">{t(`${intent}.title`)}</summary>
        <AppForm className="mt-4">
          <HiddenField name="version" value={version} />
          <p>{t(`${intent}.help`)}</p>
          <SubmitButton intent={intent} variant="danger">
            {t(`${intent}.button`)}
          </SubmitButton>
        </AppForm>
      </details>
    </Section>
  );
}
