import { Form } from "@remix-run/react";
import {
  Alert,
  AppForm,
  DataTable,
  HiddenField,
  Section,
  SubmitButton,
  TextField,
  useT,
  When,
} from "~/ui";
import type { MemberAnswer, MemberData } from "./route";

/** Makes a link for whoever has no account: by mail, or shown once with its code for paper. */
export function LinkSection({ page, answer }: { page: MemberData; answer: MemberAnswer }) {
  const t = useT("consent");
  const { member, timeZone } = page;
  const adult = member.givers.includes("SELF");
  const mine = answer?.intent === "make-link" ? answer : undefined;
  return (
    <Section
      title={t("member.link.title")}
      lead={
        adult
          ? t("member.link.lead-adult")
          : t("member.link.lead-child", { age: page.childAgreesFrom })
      }
    >
      {mine?.link ? <NewLink link={mine.link} /> : null}
      <AppForm faults={mine?.faults} values={mine?.values} namespace="consent">
        <TextField
          name="email"
          type="email"
          label={t("member.link.email")}
          help={t("member.link.email-help")}
        />
        <div className="actions">
          <SubmitButton intent="make-link">{t("member.link.make")}</SubmitButton>
        </div>
      </AppForm>
      {member.links.length > 0 ? (
        <div className="mt-6">
          <DataTable
            dense
            caption={t("member.link.list")}
            rows={member.links}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "to",
                header: t("member.link.to"),
                rowHeader: true,
                cell: ({ email }) => email || t("member.link.by-hand"),
              },
              {
                key: "made",
                header: t("member.link.made-at"),
                labelled: true,
                cell: ({ createdAt }) => <When at={createdAt} time zone={timeZone} />,
              },
              {
                key: "answered",
                header: t("member.link.answered"),
                labelled: true,
                cell: ({ answeredAt }) =>
                  answeredAt ? (
                    <When at={answeredAt} time zone={timeZone} />
                  ) : (
                    t("member.link.waiting")
                  ),
              },
              {
                key: "revoke",
                header: <span className="sr-only">{t("member.link.revoke")}</span>,
                align: "end",
                cell: ({ id }) => (
                  <Form method="post">
                    <HiddenField name="id" value={id} />
                    <SubmitButton intent="revoke-link" variant="secondary">
                      {t("member.link.revoke")}
                    </SubmitButton>
                  </Form>
                ),
              },
            ]}
          />
        </div>
      ) : null}
    </Section>
  );
}

function NewLink({ link: { url, qr, email } }: { link: { url: string; qr: string; email: string } }) {
  const t = useT("consent");
  return (
    <div className="card mb-6">
      <Alert tone="success" title={t("member.link.made")}>
        {email ? <p>{t("member.link.mailed", { email })}</p> : null}
        <p>{t("member.link.once")}</p>
      </Alert>
      <p className="figures mt-4 font-semibold break-all select-all">{url}</p>
      <img
        className="mt-4 size-48"
        alt={t("member.link.qr")}
        src={`data:image/svg+xml,${encodeURIComponent(qr)}`}
      />
    </div>
  );
}
