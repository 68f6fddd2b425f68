import type { Refusal } from "~/people/refusal";
import type { TallyPage } from "~/results/tally-page.server";
import { Alert, AppForm, Confirmation, HiddenField, Section, SubmitButton, useT } from "~/ui";

/** After closing: what publishing shows to everybody, and the button once nothing is undecided. */
export function Publishing({
  contest,
  tally,
  whyNot,
}: {
  contest: { version: number };
  tally: NonNullable<TallyPage["tally"]>;
  whyNot: Refusal | null;
}) {
  const t = useT("results");
  if (whyNot) return null;
  return (
    <Section title={t("publishing.title")} lead={t("publishing.lead")}>
      {tally.ties.length > 0 ? (
        <Alert tone="warning" title={t("publishing.undecided", { count: tally.ties.length })} />
      ) : (
        <AppForm>
          <HiddenField name="version" value={contest.version} />
          <Confirmation label={t("publishing.submit")} warning={t("publishing.warning")}>
            <SubmitButton intent="publish">{t("publishing.confirm")}</SubmitButton>
          </Confirmation>
        </AppForm>
      )}
    </Section>
  );
}
