import type { Refusal } from "~/people/refusal";
import type { ClosingFault } from "~/results/closing";
import { MissingList, type MissingNames } from "~/results/missing-list";
import { Alert, AppForm, Confirmation, HiddenField, Section, SubmitButton, useT } from "~/ui";

/** Before closing: everything that is missing, by kind, or the button. */
export function Closing({
  contest,
  missing,
  names,
  whyNot,
}: {
  contest: { id: string; version: number };
  missing: readonly ClosingFault[];
  names: MissingNames;
  whyNot: Refusal | null;
}) {
  const t = useT("results");
  return (
    <Section title={t("closing.title")} lead={t("closing.lead")}>
      <MissingList contestId={contest.id} missing={missing} names={names} />
      {/* Who only reads here is told what is missing, not what is not theirs. */}
      {whyNot && whyNot !== "role" ? <Alert title={t(`refusal:short.${whyNot}`)}>{t([`refusal:help.${whyNot}`, "refusal:help.other"])}</Alert> : null}
      {missing.length === 0 && !whyNot ? (
        <AppForm>
          <p>{t("closing.ready")}</p>
          <HiddenField name="version" value={contest.version} />
          <Confirmation label={t("closing.submit")} warning={t("closing.warning")}>
            <SubmitButton intent="close">{t("closing.confirm")}</SubmitButton>
          </Confirmation>
        </AppForm>
      ) : null}
    </Section>
  );
}
