import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { outboxFor, PAGE_SIZE } from "~/people/administration.server";
import { MAIL_TONES } from "~/people/mail-tones";
import { requireActor } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { mailsLeave } from "~/platform/mail.server";
import { pageOf } from "~/platform/page-number";
import { Badge, DataTable, EmptyState, Page, Pagination, useT, When } from "~/ui";

export const handle = { title: "people:outbox.title" };

export async function loader({ request }: LoaderFunctionArgs) {
  const page = pageOf(new URL(request.url).searchParams);
  const outbox = await outboxFor(await requireActor(request), page);
  if (!outbox.ok) return refuse(request, outbox.code);
  const { mails, total } = outbox.value;
  return {
    mails,
    page,
    pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    leave: mailsLeave(),
  };
}

export default function Outbox() {
  const { mails, page, pages, leave } = useLoaderData<typeof loader>();
  const t = useT("people");
  return (
    <Page title={t("outbox.title")} lead={t(leave ? "outbox.lead-smtp" : "outbox.lead-kept")}>
      {mails.length === 0 ? (
        <EmptyState title={t("outbox.none")}>{t("outbox.none-text")}</EmptyState>
      ) : (
        <DataTable
          dense
          caption={t("outbox.title")}
          rows={mails}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "subject",
              header: t("outbox.subject"),
              rowHeader: true,
              cell: (row) => <Link to={paths.outboxMail(row.id)}>{row.subject}</Link>,
            },
            {
              key: "to",
              header: t("outbox.to"),
              cell: (row) => <span className="break-words">{row.to}</span>,
            },
            {
              key: "state",
              header: t("people.status"),
              cell: (row) => (
                <Badge tone={MAIL_TONES[row.state]}>{t(`outbox.state.${row.state}`)}</Badge>
              ),
            },
            { key: "at", header: t("outbox.at"), cell: (row) => <When at={row.createdAt} time /> },
          ]}
        />
      )}
      <Pagination page={page} pages={pages} />
    </Page>
  );
}
