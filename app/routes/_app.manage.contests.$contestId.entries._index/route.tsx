import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { decidedEntry, listEntries } from "~/entries/screening/desk.server";
import { whyNotScreenMany } from "~/entries/screening/screening-policy";
import { filterFromQuery, isFiltered, queryOf } from "~/entries/list-filter";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { whyNotSeeImports } from "~/results/forwarding/forwarding-policy";
import { Alert, EmptyState, LinkButton, Pagination, Section, useT } from "~/ui";
import { Entries } from "./entries";
import { Filters } from "./filters";

export const handle = { title: "entries:list.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const query = new URL(request.url).searchParams;
  const filter = filterFromQuery(query);
  const list = await listEntries(ctx, contestId, filter);
  if (!list.ok) return refuse(request, list.code);
  const { standing, ...rest } = list.value;
  return {
    ...rest,
    contestId,
    filter,
    query: queryOf(filter, { page: rest.page }),
    mayAct: whyNotScreenMany(standing) === null,
    mayMove: whyNotSeeImports(standing, { contestState: "OPEN" }) === null,
    decided: await decidedEntry(contestId, query.get("decided")),
  };
}

export type ListPage = ReturnType<typeof useLoaderData<typeof loader>>;

export default function EntryListRoute() {
  const list = useLoaderData<typeof loader>();
  const t = useT("entries");
  const { contestId, total, page, pages, entries, decided } = list;
  if (list.all === 0) {
    return (
      <EmptyState
        title={t("list.empty")}
        action={list.mayMove ? <LinkButton to={paths.dossiers(contestId)}>{t("forwarding:dossiers.title")}</LinkButton> : null}
      >
        {t("list.emptyHelp")}
      </EmptyState>
    );
  }
  return (
    <Section
      title={t("list.title")}
      lead={t("list.found", { count: total })}
      actions={
        <>
          {list.mayMove ? <LinkButton to={paths.dossiers(contestId)}>{t("forwarding:dossiers.title")}</LinkButton> : null}
          <LinkButton to={paths.eligibility(contestId)}>{t("screening:to-decision")}</LinkButton>
        </>
      }
    >
      <div className="grid gap-6">
        {decided ? (
          <Alert
            tone="success"
            title={t("screening:decided", {
              code: decided.code,
              state: t(`state.${decided.state}`),
            })}
          >
            {t("screening:nothing-left")}
          </Alert>
        ) : null}
        <Filters list={list} />
        {entries.length === 0 ? (
          <EmptyState
            title={t("list.noneFound")}
            action={
              isFiltered(list.filter) ? (
                <LinkButton to={paths.screening(contestId)}>{t("list.reset")}</LinkButton>
              ) : null
            }
          >
            {t("list.noneFoundHelp")}
          </EmptyState>
        ) : (
          <Entries list={list} />
        )}
        <Pagination page={page} pages={pages} />
      </div>
    </Section>
  );
}
