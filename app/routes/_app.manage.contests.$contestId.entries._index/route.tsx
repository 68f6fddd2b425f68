import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { filterFromQuery } from "~/entries/list-filter";
import { listEntries, type ListedEntry } from "~/entries/screening-reads.server";
import { EntryStateBadge } from "~/entries/state-badge";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { DataTable, EmptyState, LinkButton, Pagination, Section, useT, When } from "~/ui";
import { Filters } from "./filters";

export const handle = { title: "entries:list.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const filter = filterFromQuery(new URL(request.url).searchParams);
  const list = await listEntries(actor, contestId, filter);
  if (!list.ok) return refuse(request, list.code);
  return { ...list.value, contestId, filter };
}

export default function EntryListRoute() {
  const { contestId, filter, fields, counts, total, page, pages, entries, timeZone } =
    useLoaderData<typeof loader>();
  const t = useT("entries");
  const filtered = filter.search !== "" || filter.fieldId !== null || filter.state !== null;
  const none = Object.keys(counts).length === 0 && !filtered;
  if (none) {
    return <EmptyState title={t("list.empty")}>{t("list.emptyHelp")}</EmptyState>;
  }
  return (
    <Section title={t("list.title")} lead={t("list.found", { count: total })}>
      <div className="grid gap-6">
        <Filters contestId={contestId} filter={filter} fields={fields} counts={counts} />
        {entries.length === 0 ? (
          <EmptyState
            title={t("list.noneFound")}
            action={<LinkButton to={paths.screening(contestId)}>{t("list.reset")}</LinkButton>}
          >
            {t("list.noneFoundHelp")}
          </EmptyState>
        ) : (
          <Entries contestId={contestId} entries={entries} timeZone={timeZone} />
        )}
        <Pagination page={page} pages={pages} />
      </div>
    </Section>
  );
}

function Entries({
  contestId,
  entries,
  timeZone,
}: {
  contestId: string;
  entries: readonly ListedEntry[];
  timeZone: string;
}) {
  const t = useT("entries");
  return (
    <DataTable
      dense
      caption={t("list.caption")}
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "title",
          header: t("column.title"),
          rowHeader: true,
          cell: ({ id, title, code, fieldName }) => (
            <>
              <Link className="link" to={paths.screenEntry(contestId, id)}>
                {title}
              </Link>
              <span className="mt-1 block text-sm font-normal text-muted">
                <span className="figures">{code}</span> · {fieldName}
              </span>
            </>
          ),
        },
        {
          key: "authors",
          header: t("column.authors"),
          cell: ({ authors, unitName }) => (
            <>
              {authors.join(", ")}
              {unitName ? <span className="block text-sm text-muted">{unitName}</span> : null}
            </>
          ),
        },
        {
          key: "state",
          header: t("column.state"),
          cell: ({ state }) => <EntryStateBadge state={state} />,
        },
        {
          key: "submittedAt",
          header: t("column.submittedAt"),
          labelled: true,
          cell: ({ submittedAt }) => <When at={submittedAt} time zone={timeZone} />,
        },
      ]}
    />
  );
}
