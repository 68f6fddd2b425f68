import { ConsentPurposes, useConsentLabels } from "~/entries/members/consent-purposes";
import { AppForm, Section, SubmitButton, useT } from "~/ui";
import type { MemberAnswer, MemberData } from "./route";

/** An adult member answers for themselves. */
export function SelfForm({ page, answer }: { page: MemberData; answer: MemberAnswer }) {
  const t = useT("consent");
  const mine = answer?.intent === "answer-self" ? answer : undefined;
  return (
    <Section title={t("member.self.title")} lead={t("public.free")}>
      <AppForm
        faults={mine?.faults}
        values={mine?.values ?? page.own}
        namespace="consent"
        labels={useConsentLabels(["SELF"], page.member.purposes)}
      >
        <div className="grid gap-6">
          <ConsentPurposes giver="SELF" purposes={page.member.purposes} required />
        </div>
        <div className="actions">
          <SubmitButton intent="answer-self">{t("member.self.submit")}</SubmitButton>
        </div>
      </AppForm>
    </Section>
  );
}
