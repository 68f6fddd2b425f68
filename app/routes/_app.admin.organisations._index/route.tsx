import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { organisationsFor } from "~/people/organisations.server";
import { requireActor } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { Count, DataTable, EmptyState, LinkButton, Page, useT } from "~/ui";

export const handle = { title: "people:organisations.title" };

export async function loader({ request }: LoaderFunctionArgs) {
  const organisations = await organisationsFor(await requireActor(request));
  if (!organisations.ok) return refuse(request, organisations.code);
  return {
    organisations: organisations.value,
  };
}

export default function Organisations() {
  const { organisations } = useLoaderData<typeof loader>();
  const t = useT("people");
  const create = (
    <LinkButton variant="primary" to={paths.newOrganisation()}>
      {t("organisations.new")}
    </LinkButton>
  );
  return (
    <Page
      title={t("organisations.title")}
      lead={t("organisations.lead")}
      actions={organisations.length > 0 ? create : null}
    >
      {organisations.length === 0 ? (
        <EmptyState title={t("organisations.none")} action={create}>
          {t("organisations.none-text")}
        </EmptyState>
      ) : (
        <DataTable
          caption={t("organisations.title")}
          rows={organisations}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "name",
              header: t("field.organisation"),
              rowHeader: true,
              cell: (row) => <Link to={paths.organisation(row.id)}>{row.name}</Link>,
            },
            { key: "province", header: t("field.province"), cell: (row) => row.province },
            {
              key: "contests",
              header: t("organisations.contests"),
              align: "end",
              cell: (row) => <Count value={row.contests} />,
            },
            {
              key: "people",
              header: t("people.title"),
              cell: (row) => (
                <Link to={paths.managePeople(row.id)}>{t("organisations.people")}</Link>
              ),
            },
          ]}
        />
      )}
    </Page>
  );
}
