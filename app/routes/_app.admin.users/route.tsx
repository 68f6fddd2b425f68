import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { accountsFor, PAGE_SIZE } from "~/people/administration.server";
import { requireActor } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { pageOf } from "~/platform/page-number";
import {
  AppForm,
  Badge,
  DataTable,
  EmptyState,
  Page,
  Pagination,
  SubmitButton,
  TextField,
  useT,
  When,
} from "~/ui";

export const handle = { title: "people:users.title" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const page = pageOf(searchParams);
  const query = (searchParams.get("q") ?? "").slice(0, 100);
  const found = await accountsFor(await requireActor(request), query, page);
  if (!found.ok) return refuse(request, found.code);
  const { accounts, total } = found.value;
  return {
    accounts,
    query,
    page,
    pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
  };
}

export default function Users() {
  const { accounts, query, page, pages } = useLoaderData<typeof loader>();
  const t = useT("people");
  return (
    <Page title={t("users.title")} lead={t("users.lead")}>
      <AppForm method="get" values={{ q: query }}>
        <TextField name="q" type="search" label={t("users.query")} />
        <div className="actions">
          <SubmitButton variant="secondary">{t("users.search")}</SubmitButton>
        </div>
      </AppForm>
      {accounts.length === 0 ? (
        <EmptyState title={t("users.none")}>{t("users.none-text")}</EmptyState>
      ) : (
        <DataTable
          dense
          caption={t("users.title")}
          rows={accounts}
          rowKey={(row) => row.id}
          columns={[
            { key: "name", header: t("field.name"), rowHeader: true, cell: (row) => row.name },
            {
              key: "email",
              header: t("field.email"),
              cell: (row) => <span className="break-words">{row.email}</span>,
            },
            { key: "unit", header: t("field.unit"), cell: (row) => row.unitName },
            {
              key: "state",
              header: t("people.status"),
              cell: (row) => (
                <>
                  {row.isPlatformAdmin ? (
                    <Badge tone="info">{t("users.administrator")}</Badge>
                  ) : null}{" "}
                  {row.emailVerified ? null : (
                    <Badge tone="warning">{t("users.unconfirmed")}</Badge>
                  )}
                </>
              ),
            },
            { key: "since", header: t("users.since"), labelled: true, cell: (row) => <When at={row.createdAt} /> },
          ]}
        />
      )}
      <Pagination page={page} pages={pages} />
    </Page>
  );
}
