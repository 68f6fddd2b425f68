import { Form } from "@remix-run/react";
import { deviceName } from "~/people/device";
import type { SessionRow } from "~/people/profile.server";
import { Badge, DataTable, Section, SubmitButton, useT, When } from "~/ui";

/** Where the person is signed in, and the way out of everywhere. */
export function Sessions({ sessions }: { sessions: readonly SessionRow[] }) {
  const t = useT("people");
  return (
    <Section title={t("sessions.title")} lead={t("sessions.lead")}>
      <DataTable
        caption={t("sessions.title")}
        rows={sessions}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "since",
            header: t("sessions.since"),
            rowHeader: true,
            cell: (row) => (
              <>
                <When at={row.since} time />{" "}
                {row.current ? <Badge tone="info">{t("sessions.current")}</Badge> : null}
              </>
            ),
          },
          { key: "address", header: t("sessions.address"), cell: (row) => row.ipAddress },
          {
            key: "browser",
            header: t("sessions.browser"),
            cell: (row) => deviceName(row.userAgent) || t("sessions.unknown"),
          },
          { key: "until", header: t("sessions.until"), cell: (row) => <When at={row.until} /> },
        ]}
      />
      <Form method="post" reloadDocument className="actions mt-5">
        <SubmitButton intent="end-all" variant="danger">
          {t("sessions.end-all")}
        </SubmitButton>
      </Form>
    </Section>
  );
}
