import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { StateBadge } from "~/contests/state-badge";
import { managedContests } from "~/contests/managed-contests.server";
import { whyNotEditLetterhead } from "~/documents/official/official-policy";
import { whyNotSeePastSolutions } from "~/entries/similarity/similarity-policy";
import { paths } from "~/paths";
import { whyNotHandleDataRequests } from "~/people/data-policy";
import { requireActor } from "~/people/request.server";
import { standingAt } from "~/people/standing";
import { Count, DataTable, EmptyState, LinkButton, Page, Section, useT } from "~/ui";

export const handle = { title: "contests:manage.title" };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const organisations = await managedContests(actor);
  return {
    organisations: organisations.map((organisation) => {
      const standing = standingAt(actor, { organisationId: organisation.id });
      return {
        ...organisation,
        mayHandleRequests: whyNotHandleDataRequests(standing) === null,
        mayEditLetterhead: whyNotEditLetterhead(standing) === null,
        maySeePastSolutions: whyNotSeePastSolutions(standing) === null,
      };
    }),
  };
}

export default function ManageRoute() {
  const { organisations } = useLoaderData<typeof loader>();
  const t = useT("contests");
  if (organisations.length === 0) {
    return (
      <Page title={t("manage.title")}>
        <EmptyState title={t("manage.no-organisation.title")}>
          {t("manage.no-organisation.text")}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t("manage.title")} lead={t("manage.lead")}>
      {organisations.map(({ id, name, mayCreate, mayHandleRequests, mayEditLetterhead, maySeePastSolutions, contests }) => (
        <Section
          key={id}
          title={name}
          actions={
            <>
              <LinkButton to={paths.managePeople(id)}>{t("manage.people")}</LinkButton>
              {mayHandleRequests ? (
                <LinkButton to={paths.dataRequests(id)}>{t("rights:list.title")}</LinkButton>
              ) : null}
              {mayEditLetterhead ? (
                <LinkButton to={paths.letterhead(id)}>{t("official:letterhead.title")}</LinkButton>
              ) : null}
              {maySeePastSolutions ? (
                <LinkButton to={paths.pastSolutions(id)}>{t("similarity:past.title")}</LinkButton>
              ) : null}
              {mayCreate && contests.length > 0 ? (
                <LinkButton to={paths.newContest(id)} variant="primary">
                  {t("manage.create")}
                </LinkButton>
              ) : null}
            </>
          }
        >
          {contests.length === 0 ? (
            <EmptyState
              title={t("manage.no-contest.title")}
              action={
                mayCreate ? (
                  <LinkButton to={paths.newContest(id)} variant="primary">
                    {t("manage.create")}
                  </LinkButton>
                ) : null
              }
            >
              {t("manage.no-contest.text")}
            </EmptyState>
          ) : (
            <DataTable
              caption={t("manage.caption", { organisation: name })}
              rows={contests}
              rowKey={(contest) => contest.id}
              columns={[
                {
                  key: "title",
                  header: t("manage.contest"),
                  rowHeader: true,
                  cell: (contest) => (
                    <Link to={paths.manageContest(contest.id)}>{contest.title}</Link>
                  ),
                },
                {
                  key: "kind",
                  header: t("manage.kind"),
                  cell: (contest) => t(`kind.${contest.kind}`),
                },
                {
                  key: "state",
                  header: t("manage.state"),
                  cell: (contest) => <StateBadge state={contest.state} />,
                },
                {
                  key: "entries",
                  header: t("manage.entries"),
                  align: "end",
                  cell: (contest) => <Count value={contest.entries} />,
                },
              ]}
            />
          )}
        </Section>
      ))}
    </Page>
  );
}
