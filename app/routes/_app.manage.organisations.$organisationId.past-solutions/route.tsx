import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { listPastSolutions } from "~/entries/similarity/past-solutions.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { pageOf } from "~/platform/page-number";
import {
  AppForm,
  DataTable,
  EmptyState,
  LinkButton,
  Page,
  Pagination,
  Section,
  SubmitButton,
  TextField,
  useT,
} from "~/ui";
import { answerPastForm } from "./answer";
import { Import } from "./import";
import { Removal } from "./removal";

export const handle = { title: "similarity:past.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await contextOf(request);
  const organisationId = params["organisationId"] ?? "";
  const query = new URL(request.url).searchParams;
  const search = (query.get("q") ?? "").slice(0, 200);
  const list = await listPastSolutions(actor, organisationId, { search, page: pageOf(query) });
  if (!list.ok) return refuse(request, list.code);
  return { ...list.value, organisationId, search };
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerPastForm(request, await contextOf(request), params["organisationId"] ?? "");
}

export type PastPage = ReturnType<typeof useLoaderData<typeof loader>>;

export default function PastSolutionsRoute() {
  const list = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("similarity");
  const mayEdit = list.whyNotEdit === null;
  return (
    <Page title={t("past.title")} eyebrow={list.organisation} lead={t("past.lead")}>
      {mayEdit ? <Import answer={answer} /> : null}
      <Section title={t("past.list")} lead={t("past.found", { count: list.total })}>
        <div className="grid gap-6">
          {list.total > 0 || list.search ? (
            <AppForm method="get" values={{ q: list.search }}>
              <div className="grid items-end gap-4 md:grid-cols-[1fr_auto]">
                <TextField name="q" type="search" label={t("past.search")} />
                <SubmitButton variant="secondary">{t("past.find")}</SubmitButton>
              </div>
            </AppForm>
          ) : null}
          {list.solutions.length > 0 ? (
            <Solutions list={list} mayEdit={mayEdit} />
          ) : list.search ? (
            <EmptyState
              title={t("past.none-found")}
              action={
                <LinkButton to={paths.pastSolutions(list.organisationId)}>
                  {t("past.reset")}
                </LinkButton>
              }
            />
          ) : (
            <EmptyState title={t("past.empty")}>{t("past.empty-help")}</EmptyState>
          )}
          <Pagination page={list.page} pages={list.pages} />
        </div>
      </Section>
      <p>
        <Link className="link" to={paths.manage()}>
          {t("past.back")}
        </Link>
      </p>
    </Page>
  );
}

function Solutions({ list, mayEdit }: { list: PastPage; mayEdit: boolean }) {
  const t = useT("similarity");
  return (
    <DataTable
      dense
      caption={t("past.caption")}
      rows={list.solutions}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "title",
          header: t("past.column-title"),
          rowHeader: true,
          cell: ({ title, summary }) => (
            <>
              {title}
              {summary ? (
                <span className="mt-1 block text-sm font-normal text-muted">{summary}</span>
              ) : null}
            </>
          ),
        },
        { key: "source", header: t("past.column-source"), cell: ({ source }) => source },
        ...(mayEdit
          ? [
              {
                key: "remove",
                header: t("past.column-remove"),
                cell: ({ id, title }: PastPage["solutions"][number]) => (
                  <Removal id={id} title={title} />
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
