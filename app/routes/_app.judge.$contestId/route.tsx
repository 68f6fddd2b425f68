import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { judgeQueue, type JudgeQueue, type QueueRow } from "~/judging/sheets/judge-reads.server";
import { PanelTime } from "~/judging/sheets/panel-time";
import { DeclareFirst } from "~/judging/conflicts/declare-first";
import { SheetBadge } from "~/judging/sheets/sheet-badge";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import {
  Alert,
  Badge,
  DataTable,
  Decimal,
  EmptyState,
  LinkButton,
  Page,
  ProgressRing,
  Section,
  useT,
} from "~/ui";

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

export default function JudgeQueuePage() {
  const queue = useLoaderData<typeof loader>();
  const t = useT("judging");
  const interests = useT("conflicts");
  const [search] = useSearchParams();
  const filter = FILTERS.find((one) => one === search.get("show")) ?? "all";
  const { nextToDo, ownFields } = queue;
  return (
    <Page
      title={t("queue.title")}
      lead={queue.title}
      actions={
        <>
          {nextToDo && queue.declared ? (
            <LinkButton variant="primary" to={paths.sheet(nextToDo)}>
              {t("queue.score-next")}
            </LinkButton>
          ) : null}
          <LinkButton variant="quiet" to={paths.declaration(queue.id)}>
            {interests("queue.link")}
          </LinkButton>
          <LinkButton variant="quiet" to={paths.judgeReceipts(queue.id)}>
            {t("receipts.title")}
          </LinkButton>
        </>
      }
    >
      <DeclareFirst
        contestId={queue.id}
        declared={queue.declared}
        justSigned={search.has("declared")}
      />
      <ToDiscuss rows={queue.rows.filter(({ discuss }) => discuss)} />
      <div className="space-y-3">
        {queue.total > 0 ? (
          <ProgressRing done={queue.done} total={queue.total} label={t("progress.sheets-in")} />
        ) : null}
        {ownFields.length > 0 ? (
          <p className="text-muted">{t("queue.own-fields", { fields: ownFields.join("; ") })}</p>
        ) : null}
      </div>
      {queue.total === 0 ? (
        <EmptyState title={t("queue.none")}>{t("queue.none-help")}</EmptyState>
      ) : (
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
      )}
      {queue.panels.map((panel) => (
        <PanelQueue
          key={panel.id}
          queue={queue}
          panel={panel}
          rows={queue.rows.filter((row) => row.panelId === panel.id && passes(filter, row))}
        />
      ))}
    </Page>
  );
}

/** Entries on which the judges differ too far, to be thought over and discussed. */
function ToDiscuss({ rows }: { rows: readonly QueueRow[] }) {
  const t = useT("judging");
  if (rows.length === 0) return null;
  return (
    <Alert tone="warning" title={t("discuss.queue", { count: rows.length })}>
      <p>{t("discuss.what")}</p>
      <ul className="mt-2 space-y-1">
        {rows.map(({ assignmentId, code, title }) => (
          <li key={assignmentId}>
            <Link className="link inline-block py-1" to={`${paths.sheet(assignmentId)}#sheet`}>
              {code} {title}
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function PanelQueue(props: {
  queue: JudgeQueue;
  panel: JudgeQueue["panels"][number];
  rows: readonly QueueRow[];
}) {
  const t = useT("judging");
  const { queue, panel, rows } = props;
  return (
    <Section
      title={panel.name}
      lead={panel.round}
      actions={
        panel.chair ? (
          <LinkButton variant="quiet" to={paths.judgePanel(panel.id)}>
            {t("home.chair-page")}
          </LinkButton>
        ) : undefined
      }
    >
      <p className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        {panel.closed ? (
          <Badge tone="success">{t("panel.closed")}</Badge>
        ) : (
          <PanelTime panel={panel} timeZone={queue.timeZone} />
        )}
        {queue.panels.length > 1 && panel.total > 0 ? (
          <span className="text-muted">
            {t("queue.done-of", { done: panel.done, total: panel.total })}
          </span>
        ) : null}
      </p>
      {queue.total === 0 ? null : rows.length === 0 ? (
        <p className="text-muted">
          {t(panel.total === 0 ? "queue.none-in-panel" : "queue.none-of-these")}
        </p>
      ) : (
        <Rows title={panel.name} rows={rows} />
      )}
    </Section>
  );
}

function Rows({ title, rows }: { title: string; rows: readonly QueueRow[] }) {
  const t = useT("judging");
  return (
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
                {row.ownField ? ` · ${t("queue.own-field")}` : null}
              </span>
            </>
          ),
        },
        {
          key: "state",
          header: t("state"),
          cell: (row) => (
            <>
              <SheetBadge progress={row.progress} />
              {row.discuss ? (
                <>
                  {" "}
                  <Badge tone="warning">{t("discuss.badge")}</Badge>
                </>
              ) : null}
            </>
          ),
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
  );
}
