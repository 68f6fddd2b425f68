import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { judgeQueue, type QueueRow } from "~/judging/sheets/judge-reads.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import {
  DataTable,
  Decimal,
  EmptyState,
  LinkButton,
  Page,
  ProgressRing,
  Section,
  useT,
} from "~/ui";
import { SheetBadge } from "~/judging/sheets/sheet-badge";

export const handle = { title: "judging:queue.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const queue = await judgeQueue(await contextOf(request), params["contestId"] ?? "");
  return queue.ok ? queue.value : refuse(request, queue.code);
}

const FILTERS = ["all", "todo", "done"] as const;
type Filter = (typeof FILTERS)[number];

function passes(filter: Filter, { progress }: QueueRow): boolean {
  if (filter === "all") return true;
  return (progress === "submitted") === (filter === "done");
}

export default function JudgeQueue() {
  const queue = useLoaderData<typeof loader>();
  const t = useT("judging");
  const [search] = useSearchParams();
  const filter = FILTERS.find((one) => one === search.get("show")) ?? "all";
  const { nextToDo } = queue;
  return (
    <Page
      title={t("queue.title")}
      lead={queue.title}
      actions={
        nextToDo ? (
          <LinkButton variant="primary" to={paths.sheet(nextToDo)}>
            {t("queue.score-next")}
          </LinkButton>
        ) : undefined
      }
    >
      <ProgressRing done={queue.done} total={queue.total} label={t("progress.sheets-in")} />
      {queue.total === 0 ? (
        <EmptyState title={t("queue.none")}>{t("queue.none-help")}</EmptyState>
      ) : (
        <>
          <nav className="actions" aria-label={t("queue.filter")}>
            {FILTERS.map((one) => (
              <Link
                key={one}
                className="chip"
                aria-current={one === filter ? "page" : undefined}
                to={one === "all" ? "." : `?show=${one}`}
              >
                {`${t(`queue.show.${one}`)} (${queue.rows.filter((row) => passes(one, row)).length})`}
              </Link>
            ))}
          </nav>
          {queue.panels.map((panel) => (
            <PanelQueue
              key={panel.id}
              title={panel.name}
              round={panel.round}
              rows={queue.rows.filter((row) => row.panelId === panel.id && passes(filter, row))}
            />
          ))}
        </>
      )}
    </Page>
  );
}

function PanelQueue(props: {
  title: string;
  round: string;
  rows: readonly QueueRow[];
}) {
  const t = useT("judging");
  const { title, round, rows } = props;
  return (
    <Section title={title} lead={round}>
      {rows.length === 0 ? (
        <p className="text-muted">{t("queue.none-of-these")}</p>
      ) : (
        <DataTable
          dense
          caption={title}
          rows={rows}
          rowKey={(row) => row.assignmentId}
          columns={[
            {
              key: "entry",
              header: t("entry"),
              rowHeader: true,
              cell: (row) => (
                <>
                  <Link className="link" to={paths.sheet(row.assignmentId)}>
                    {row.title}
                  </Link>
                  <span className="mt-1 block text-sm font-normal text-muted">
                    <span className="figures">{row.code}</span> · {row.field}
                  </span>
                </>
              ),
            },
            {
              key: "state",
              header: t("state"),
              cell: (row) => <SheetBadge progress={row.progress} />,
            },
            {
              key: "scored",
              header: t("queue.scored"),
              labelled: true,
              cell: (row) => (
                <span className="figures">
                  {row.scored} / {row.criteria}
                </span>
              ),
            },
            {
              key: "total",
              header: t("total"),
              align: "end",
              cell: (row) =>
                row.total === null ? (
                  <span className="whitespace-nowrap text-muted">{t("not-scored")}</span>
                ) : (
                  <span className="whitespace-nowrap">
                    <Decimal value={row.total} /> / <Decimal value={row.highest} />
                  </span>
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}
