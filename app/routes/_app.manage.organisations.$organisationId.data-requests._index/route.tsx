import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { ClockBadge } from "~/people/clock-badge";
import { clockOf } from "~/people/data-request-form";
import { dataRequestsOf } from "~/people/data-requests.server";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { DataTable, EmptyState, Page, useT, When } from "~/ui";

export const handle = { title: "rights:list.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, now } = await contextOf(request);
  const organisationId = params["organisationId"] ?? "";
  const found = await dataRequestsOf(actor, organisationId);
  if (!found.ok) return refuse(request, found.code);
  const { organisation, requests } = found.value;
  return {
    organisationId,
    organisation,
    requests: requests.map(({ id, kind, state, name, subject, receivedAt, dueAt }) => ({
      id,
      kind,
      state,
      name,
      subject,
      receivedAt,
      dueAt,
      clock: clockOf({ state, dueAt }, now),
    })),
  };
}

export default function DataRequests() {
  const { organisationId, organisation, requests } = useLoaderData<typeof loader>();
  const t = useT("rights");
  return (
    <Page title={t("list.title")} eyebrow={organisation} lead={t("list.lead")}>
      {requests.length === 0 ? (
        <EmptyState title={t("list.empty")}>{t("list.empty-help")}</EmptyState>
      ) : (
        <DataTable
          caption={t("list.caption")}
          rows={requests}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "who",
              header: t("list.who"),
              rowHeader: true,
              cell: ({ id, name, subject }) => (
                <>
                  <Link to={paths.dataRequest(organisationId, id)}>{name}</Link>
                  {subject && subject !== name ? (
                    <span className="block text-sm font-normal text-muted">
                      {t("list.about", { subject })}
                    </span>
                  ) : null}
                </>
              ),
            },
            { key: "kind", header: t("list.kind"), cell: ({ kind }) => t(`kind.${kind}`) },
            {
              key: "received",
              header: t("list.received"),
              cell: ({ receivedAt }) => <When at={receivedAt} time />,
            },
            { key: "due", header: t("list.due"), cell: ({ dueAt }) => <When at={dueAt} time /> },
            {
              key: "state",
              header: t("list.state"),
              cell: ({ clock, state }) => <ClockBadge clock={clock} state={state} />,
            },
          ]}
        />
      )}
    </Page>
  );
}
