import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ConsentBadge } from "~/entries/members/consent-badge";
import { entryPeople } from "~/entries/members/consents.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { Alert, Badge, DataTable, EmptyState, LinkButton, Page, useT } from "~/ui";

export const handle = { title: "consent:people.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const people = await entryPeople(await contextOf(request), params["id"] ?? "");
  return people.ok ? people.value : refuse(request, people.code);
}

export default function EntryPeople() {
  const { id, title, contest, members, asks } = useLoaderData<typeof loader>();
  const t = useT("consent");
  const purposes = members[0]?.purposes ?? [];
  return (
    <Page
      title={t("people.title")}
      eyebrow={contest.title}
      lead={title || t("people.lead")}
      actions={<LinkButton to={paths.entry(id)}>{t("people.back")}</LinkButton>}
    >
      {asks ? null : <Alert title={t("people.not-asked")} />}
      {members.length === 0 ? (
        <EmptyState title={t("people.nobody")}>{t("people.nobody-help")}</EmptyState>
      ) : (
        <DataTable
          caption={t("people.table")}
          rows={members}
          rowKey={(member) => member.id}
          columns={[
            {
              key: "member",
              header: t("people.member"),
              rowHeader: true,
              cell: (member) => (
                <Link to={paths.entryMember(id, member.id)}>
                  {member.name || t("people.no-name")}
                </Link>
              ),
            },
            ...purposes.map((purpose, index) => ({
              key: purpose.id,
              header: purpose.label,
              cell: (member: (typeof members)[number]) => (
                <ConsentBadge status={member.purposes[index]?.status ?? "missing"} />
              ),
            })),
            {
              key: "public",
              header: t("people.public-name"),
              cell: ({ published }) => (
                <Badge tone={published ? "success" : "neutral"}>
                  {t(published ? "people.public-yes" : "people.public-no")}
                </Badge>
              ),
            },
            {
              key: "co-author",
              header: t("people.co-author"),
              cell: ({ coAuthors }) => {
                const newest = coAuthors.at(-1);
                return newest ? t(`co-author-status.${newest.status}`) : "–";
              },
            },
          ]}
        />
      )}
      {asks ? <p className="text-muted">{t("people.why")}</p> : null}
      <p className="text-muted">{t("people.no-id-papers")}</p>
    </Page>
  );
}
