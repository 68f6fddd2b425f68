import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { formatLocalDate } from "~/platform/format";
import { Badge, DataTable, useT, When } from "~/ui";
import type { PublishingPage } from "./route";

/** Everything that was published, with from when on the public sees it. */
export function Published({ page: { contest, publications } }: { page: PublishingPage }) {
  const t = useT("publication");
  const official = publications.filter(({ kind, recalled }) => kind === "OFFICIAL" && !recalled);
  const nameOf = (row: PublishingPage["publications"][number]) => {
    const correction = official.indexOf(row);
    return correction > 0 ? t("kind.correction", { number: correction }) : t(`kind.${row.kind}`);
  };
  return (
    <DataTable
      caption={t("list")}
      rows={publications}
      rowKey={({ number }) => String(number)}
      columns={[
        {
          key: "kind",
          header: t("column.kind"),
          rowHeader: true,
          cell: (row) => (
            <>
              <Link to={paths.published(contest.id, row.number)}>{nameOf(row)}</Link>
              {row.decisionNumber ? (
                <span className="block font-normal text-muted">
                  {t("by-decision", { number: row.decisionNumber, date: dateOf(row.decisionDate), signer: row.signer })}
                </span>
              ) : null}
              {row.reason ? <span className="block font-normal">{row.reason}</span> : null}
              {row.recalled ? (
                <span className="block font-normal">
                  {t("recalled-because", { reason: row.recalled.superseded ? t("superseded") : row.recalled.reason })}
                </span>
              ) : null}
            </>
          ),
        },
        { key: "tally", header: t("column.tally"), align: "end", cell: ({ tally }) => tally },
        {
          key: "visible",
          header: t("column.visible"),
          cell: (row) => (
            <>
              {row.recalled ? "–" : <When at={row.visibleAt} time zone={contest.timeZone} />} <Shown row={row} />
            </>
          ),
        },
        {
          key: "complaints",
          header: t("column.complaints"),
          cell: ({ complaintsUntil }) =>
            complaintsUntil ? <When at={lastMinute(complaintsUntil)} time zone={contest.timeZone} /> : "–",
        },
      ]}
    />
  );
}

function Shown({ row: { isVisible, isHeld, recalled } }: { row: PublishingPage["publications"][number] }) {
  const t = useT("publication");
  if (recalled) return <Badge>{t("recalled")}</Badge>;
  if (isHeld) return <Badge tone="danger">{t("held")}</Badge>;
  return <Badge tone={isVisible ? "success" : "warning"}>{t(isVisible ? "visible" : "waiting")}</Badge>;
}

/** The end of a day as people read it: 23:59, not the next day's first moment. */
function lastMinute(until: Date | string): Date {
  return new Date(new Date(until).getTime() - 60_000);
}

function dateOf(date: Date | string | null): string {
  return date ? formatLocalDate(new Date(date).toISOString().slice(0, 10)) : "";
}
