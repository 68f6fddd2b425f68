import { Form } from "@remix-run/react";
import type { Fault } from "~/platform/result";
import {
  Alert,
  AppForm,
  Badge,
  DataTable,
  EmptyState,
  HiddenField,
  Section,
  SelectField,
  SubmitButton,
  TextField,
  useT,
  When,
} from "~/ui";
import type { GrantRow, InvitationRow } from "./grants.server";
import { INVITATION_DAYS, inviteSchema, type InvitedRole } from "./roles";

export interface PeopleAnswer {
  readonly code: string;
  readonly faults?: readonly Fault[];
  readonly values?: unknown;
  /** The new invitation's link, told once. */
  readonly link?: string;
  readonly email?: string;
}

interface Props {
  readonly grants: readonly GrantRow[];
  readonly invitations: readonly InvitationRow[];
  readonly mayInvite: readonly InvitedRole[];
  readonly panels: readonly { readonly id: string; readonly name: string }[];
  readonly answer: PeopleAnswer | undefined;
}

/** Who holds which role at a place, who is invited, and the form that invites; the page's title is its route's. */
export function PeopleSections({ grants, invitations, mayInvite, panels, answer }: Props) {
  return (
    <>
      <Outcome answer={answer} />
      <Grants rows={grants} />
      {mayInvite.length > 0 ? <Invite {...{ mayInvite, panels, answer }} /> : null}
      <Invitations rows={invitations} />
    </>
  );
}

function Outcome({ answer }: { answer: PeopleAnswer | undefined }) {
  const t = useT("people");
  const refusal = useT("refusal");
  if (!answer || answer.code === "invalid") return null;
  if (answer.code === "invited") {
    return (
      <Alert tone="success" title={t("people.invited", { email: answer.email })}>
        <p>{t("people.link-once")}</p>
        <p className="break-all">{answer.link}</p>
      </Alert>
    );
  }
  return (
    <Alert tone="danger">
      {answer.code === "last-organiser"
        ? t("people.last-organiser")
        : refusal([`short.${answer.code}`, "title.other"])}
    </Alert>
  );
}

function Grants({ rows }: { rows: readonly GrantRow[] }) {
  const t = useT("people");
  return (
    <Section title={t("people.grants")}>
      {rows.length === 0 ? (
        <EmptyState title={t("people.no-grants")}>{t("people.no-grants-text")}</EmptyState>
      ) : (
        <DataTable
          dense
          caption={t("people.grants")}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { key: "name", header: t("field.name"), rowHeader: true, cell: (row) => row.name },
            {
              key: "email",
              header: t("field.email"),
              cell: (row) => <span className="break-words">{row.email}</span>,
            },
            {
              key: "role",
              header: t("field.role"),
              cell: (row) => (
                <>
                  {t(`role.${row.role}`)}
                  {row.unit ? ` (${row.unit})` : null}{" "}
                  {row.wholeOrganisation ? <Badge>{t("people.everywhere")}</Badge> : null}
                </>
              ),
            },
            { key: "since", header: t("people.since"), labelled: true, cell: (row) => <When at={row.since} /> },
            {
              key: "revoke",
              header: t("people.action"),
              cell: (row) =>
                row.mayRevoke ? <Revoke intent="revoke-grant" id={row.id} of={row.name} /> : null,
            },
          ]}
        />
      )}
    </Section>
  );
}

function Invite({ mayInvite, panels, answer }: Pick<Props, "mayInvite" | "panels" | "answer">) {
  const t = useT("people");
  return (
    <Section title={t("people.invite")} lead={t("people.invite-lead", { days: INVITATION_DAYS })}>
      <AppForm
        // Empty again after each invitation.
        key={answer?.link}
        schema={inviteSchema}
        faults={answer?.faults}
        values={answer?.values}
        namespace="people"
      >
        <TextField name="email" type="email" autoComplete="off" label={t("field.email")} required />
        <SelectField
          name="role"
          label={t("field.role")}
          options={mayInvite.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          required
        />
        {mayInvite.includes("UNIT_COORDINATOR") ? (
          <TextField
            name="unitName"
            label={t("field.unit-represented")}
            help={t("people.unit-help")}
          />
        ) : null}
        {panels.length > 0 ? (
          <SelectField
            name="panelId"
            label={t("people.panel")}
            help={t("people.panel-help")}
            options={panels.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
        <div className="actions">
          <SubmitButton intent="invite">{t("people.send")}</SubmitButton>
        </div>
      </AppForm>
    </Section>
  );
}

function Invitations({ rows }: { rows: readonly InvitationRow[] }) {
  const t = useT("people");
  if (rows.length === 0) return null;
  return (
    <Section title={t("people.invitations")}>
      <DataTable
        caption={t("people.invitations")}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "email",
            header: t("field.email"),
            rowHeader: true,
            cell: (row) => <span className="break-words">{row.email}</span>,
          },
          { key: "role", header: t("field.role"), cell: (row) => t(`role.${row.role}`) },
          {
            key: "status",
            header: t("people.status"),
            cell: (row) => (
              <>
                <Badge tone={row.status === "open" ? "info" : "warning"}>
                  {t(`people.is-${row.status}`)}
                </Badge>
                {row.bounced === null ? null : (
                  <Badge tone="danger">{t("people.mail-failed")}</Badge>
                )}
                {row.declineReason ? <p className="mt-1 text-sm">{row.declineReason}</p> : null}
              </>
            ),
          },
          {
            key: "until",
            header: t("invitation.until"),
            cell: (row) => <When at={row.expiresAt} time />,
          },
          {
            key: "revoke",
            header: t("people.action"),
            cell: (row) =>
              row.mayRevoke ? (
                <div className="actions">
                  <Form method="post">
                    <HiddenField name="id" value={row.id} />
                    <SubmitButton
                      intent="resend-invitation"
                      variant="quiet"
                      aria-label={t("people.resend-to", { of: row.email })}
                    >
                      {t("people.resend")}
                    </SubmitButton>
                  </Form>
                  <Revoke intent="revoke-invitation" id={row.id} of={row.email} />
                </div>
              ) : null,
          },
        ]}
      />
    </Section>
  );
}

function Revoke({ intent, id, of }: { intent: string; id: string; of: string }) {
  const t = useT("people");
  return (
    <Form method="post">
      <HiddenField name="id" value={id} />
      <SubmitButton intent={intent} variant="quiet" aria-label={t("people.revoke-of", { of })}>
        {t("people.revoke")}
      </SubmitButton>
    </Form>
  );
}
