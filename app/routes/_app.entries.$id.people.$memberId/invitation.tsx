import { Form } from "@remix-run/react";
import { AppForm, HiddenField, Section, SubmitButton, TextField, useT, When } from "~/ui";
import type { MemberAnswer, MemberData } from "./route";

/** Asks the member to confirm and to write along, and shows who does. */
export function Invitation({ page, answer }: { page: MemberData; answer: MemberAnswer }) {
  const t = useT("consent");
  const { member, timeZone, whyNotInvite, whyNotRevoke } = page;
  const mine = answer?.intent === "invite" ? answer : undefined;
  const writes = member.coAuthors.some(({ status }) => status === "confirmed");
  if (whyNotRevoke !== null && member.coAuthors.length === 0) return null;
  return (
    <Section title={t("member.invite.title")} lead={t("member.invite.lead")}>
      <ul className="space-y-4">
        {member.coAuthors.map(({ id, email, status, since }) => (
          <li key={id} className="card">
            <p className="font-semibold break-all">{email}</p>
            <p className="text-muted">
              {t(`co-author-status.${status}`)} · <When at={since} time zone={timeZone} />
            </p>
            {whyNotRevoke === null && (status === "open" || status === "confirmed") ? (
              <Form method="post" className="actions mt-4">
                <HiddenField name="id" value={id} />
                <SubmitButton intent="revoke-co-author" variant="secondary">
                  {t(status === "open" ? "member.invite.revoke-open" : "member.invite.revoke")}
                </SubmitButton>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
      {whyNotInvite === null && !writes ? (
        <AppForm faults={mine?.faults} values={mine?.values} namespace="consent">
          <TextField name="email" type="email" label={t("member.invite.email")} required />
          <div className="actions">
            <SubmitButton intent="invite" variant="secondary">
              {t("member.invite.submit")}
            </SubmitButton>
          </div>
        </AppForm>
      ) : null}
      {whyNotInvite !== null && whyNotRevoke === null ? (
        <p className="text-muted">{t("member.invite.closed")}</p>
      ) : null}
    </Section>
  );
}
