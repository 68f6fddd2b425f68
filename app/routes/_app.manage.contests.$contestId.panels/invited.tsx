import { Form } from "@remix-run/react";
import type { PanelSlot } from "~/judging/panels/panel-reads.server";
import { Badge, DataTable, HiddenField, SubmitButton, useT } from "~/ui";

const TONES = { open: "neutral", expired: "warning", declined: "warning" } as const;

/** Who was invited and has not accepted: waiting, declined, expired, or never reached by the mail. */
export function Invited({ panel }: { panel: NonNullable<PanelSlot["panel"]> }) {
  const t = useT("judging");
  const people = useT("people");
  if (panel.invited.length === 0) return null;
  return (
    <div className="mt-6">
      <DataTable
        captionVisible
        caption={t("panels.invited")}
        rows={panel.invited}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "email",
            header: t("panels.email"),
            rowHeader: true,
            cell: ({ email }) => <span className="break-words">{email}</span>,
          },
          { key: "role", header: t("panels.as"), cell: ({ role }) => people(`role.${role}`) },
          {
            key: "status",
            header: t("state"),
            cell: ({ status, bounced, declineReason }) => (
              <>
                <Badge tone={TONES[status]}>{t(`panels.invitation-${status}`)}</Badge>{" "}
                {bounced === null ? null : (
                  <Badge tone="danger">{people("people.mail-failed")}</Badge>
                )}
                {declineReason ? <p className="mt-1 text-sm">{declineReason}</p> : null}
                {bounced ? <p className="mt-1 text-sm break-words">{bounced}</p> : null}
              </>
            ),
          },
          {
            key: "actions",
            header: t("panels.change"),
            cell: ({ id, email, mayRevoke }) =>
              mayRevoke ? (
                <Form method="post" className="actions">
                  <HiddenField name="id" value={id} />
                  <SubmitButton
                    intent="resend-invitation"
                    variant="quiet"
                    aria-label={people("people.resend-to", { of: email })}
                  >
                    {people("people.resend")}
                  </SubmitButton>
                  <SubmitButton
                    intent="revoke-invitation"
                    variant="quiet"
                    aria-label={people("people.revoke-of", { of: email })}
                  >
                    {people("people.revoke")}
                  </SubmitButton>
                </Form>
              ) : null,
          },
        ]}
      />
    </div>
  );
}
