import type { ConsentQuestion } from "~/entries/members/consent-links.server";
import { ConsentPurposes, useConsentLabels } from "~/entries/members/consent-purposes";
import type { TextValues } from "~/platform/form";
import type { Fault } from "~/platform/result";
import { AppForm, Section, SubmitButton, TextField, useT } from "~/ui";

/** Guardian, child and adult each in a part of their own; nothing is ticked but what they ticked before. */
export function AnswerForm({
  question,
  answer,
}: {
  question: Omit<ConsentQuestion, "answeredAt"> & { answeredAt: Date | string | null };
  answer: { faults: readonly Fault[]; values: TextValues } | undefined;
}) {
  const t = useT("consent");
  const { givers, purposes, member, guardianName, relation, answers } = question;
  return (
    <AppForm
      faults={answer?.faults}
      values={answer?.values ?? { guardianName, relation, ...answers }}
      namespace="consent"
      labels={useConsentLabels(givers, purposes)}
    >
      {givers.includes("GUARDIAN") ? (
        <Section title={t("public.guardian")}>
          <div className="grid gap-6">
            <TextField
              name="guardianName"
              label={t("public.guardian-name")}
              autoComplete="name"
              required
            />
            <TextField
              name="relation"
              label={t("public.relation", { member })}
              help={t("public.relation-help")}
              size="medium"
              required
            />
            <ConsentPurposes giver="GUARDIAN" purposes={purposes} required />
          </div>
        </Section>
      ) : null}
      {givers.includes("CHILD") ? (
        <Section title={t("public.child", { member })} lead={t("public.child-help")}>
          <div className="grid gap-6">
            <ConsentPurposes giver="CHILD" purposes={purposes} brief />
          </div>
        </Section>
      ) : null}
      {givers.includes("SELF") ? (
        <Section title={t("public.self", { member })}>
          <div className="grid gap-6">
            <ConsentPurposes giver="SELF" purposes={purposes} required />
          </div>
        </Section>
      ) : null}
      <div className="actions">
        <SubmitButton intent="answer">
          {t(question.answeredAt ? "public.change" : "public.submit")}
        </SubmitButton>
      </div>
    </AppForm>
  );
}
