import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { complaintsPage } from "~/results/complaints/complaint-reads.server";
import { COMPLAINT_TONES } from "~/results/complaints/complaint-view";
import { OnlySeen } from "~/results/gate/only-seen";
import { Badge, DataTable, EmptyState, LinkButton, Section, useT, When } from "~/ui";

export const handle = { title: "complaints:list.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await complaintsPage(await contextOf(request), params["contestId"] ?? "");
  return page.ok ? page.value : refuse(request, page.code);
}

export default function ComplaintsRoute() {
  const { contestId, timeZone, complaints, whyNotAnswer } = useLoaderData<typeof loader>();
  const t = useT("complaints");
  return (
    <Section
      title={t("list.title")}
      lead={t("list.lead")}
      actions={<LinkButton to={paths.publication(contestId)}>{t("list.to-publication")}</LinkButton>}
    >
      {complaints.length === 0 ? (
        <EmptyState title={t("list.none")}>{t("list.none-help")}</EmptyState>
      ) : (
        <DataTable
          caption={t("list.title")}
          rows={complaints}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "number",
              header: t("list.complaint"),
              rowHeader: true,
              cell: ({ number }) => <Link to={paths.complaint(contestId, number)}>{t("number", { number })}</Link>,
            },
            {
              key: "entry",
              header: t("list.entry"),
              cell: ({ entryCode, entryTitle }) => (
                <>
                  <span className="figures">{entryCode}</span>
                  <span className="block">{entryTitle}</span>
                </>
              ),
            },
            { key: "by", header: t("list.by"), cell: ({ by, unit }) => (unit ? `${by}, ${unit}` : by) },
            { key: "at", header: t("list.at"), cell: ({ at }) => <When at={at} time zone={timeZone} /> },
            {
              key: "state",
              header: t("list.state"),
              cell: ({ state }) => <Badge tone={COMPLAINT_TONES[state]}>{t(`badge.${state}`)}</Badge>,
            },
          ]}
        />
      )}
      <OnlySeen whyNot={whyNotAnswer} />
    </Section>
  );
}
