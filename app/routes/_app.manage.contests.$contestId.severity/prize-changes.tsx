import { Link } from "@remix-run/react";
import { UNDECIDED } from "~/contests/rule";
import { paths } from "~/paths";
import type { PrizeView, SeverityView } from "~/results/severity/severity-view";
import { Badge, DataTable, Decimal, Places, Section, useT } from "~/ui";

/** Prizes by the regulation beside those without strictness, and how sure either is. */
export function PrizeChanges({
  contestId,
  prizes,
  titles,
  levels,
}: {
  /** Of a contest with a tally, whose entries have pages of their own. */
  contestId: string | null;
  prizes: SeverityView["prizes"];
  titles: Readonly<Record<string, string>>;
  levels: Readonly<Record<string, string>>;
}) {
  const t = useT("severity");
  const label = (prize: string | null) =>
    prize === null
      ? t("prizes.no-prize")
      : prize === UNDECIDED
        ? t("prizes.undecided")
        : (levels[prize] ?? prize);
  if (!prizes) {
    return (
      <Section title={t("prizes.title")}>
        <p className="text-muted">{t("prizes.not-yet")}</p>
      </Section>
    );
  }
  const summary =
    prizes.changed > 0 ? t("prizes.changed", { count: prizes.changed }) : t("prizes.same");
  return (
    <Section title={t("prizes.title")} lead={prizes.rows.length > 0 ? summary : t("prizes.none")}>
      {prizes.rows.length > 0 ? (
        <div className="grid gap-4">
          <p className="max-w-3xl text-muted">
            {t(prizes.sure ? "prizes.how" : "prizes.not-sure")}
          </p>
          <DataTable
            caption={t("prizes.caption")}
            rows={prizes.rows}
            rowKey={({ entry }) => entry}
            columns={[
              {
                key: "entry",
                header: t("prizes.entry"),
                rowHeader: true,
                cell: ({ entry }) => (
                  <>
                    {contestId === null ? (
                      <span className="figures">{entry}</span>
                    ) : (
                      <Link to={paths.tallyEntry(contestId, entry)}>{entry}</Link>
                    )}
                    <span className="block font-normal">{titles[entry]}</span>
                  </>
                ),
              },
              {
                key: "score",
                header: t("prizes.score"),
                align: "end",
                cell: ({ score }) => (score === null ? "–" : <Decimal value={score} />),
              },
              { key: "now", header: t("prizes.now"), cell: ({ now }) => label(now) },
              {
                key: "adjusted",
                header: t("prizes.adjusted"),
                cell: (row) => <Adjusted row={row} label={label} />,
              },
              ...(prizes.sure
                ? [
                    {
                      key: "sure",
                      header: t("prizes.sure"),
                      cell: (row: PrizeView) => <Sure row={row} label={label} />,
                    },
                  ]
                : []),
            ]}
          />
        </div>
      ) : null}
    </Section>
  );
}

type Label = (prize: string | null) => string;

function Adjusted({ row, label }: { row: PrizeView; label: Label }) {
  const t = useT("severity");
  if (row.adjusted === row.now) return <span className="text-muted">{t("prizes.unchanged")}</span>;
  return (
    <>
      <Badge tone="warning">{label(row.adjusted)}</Badge>
      {row.belowMinimum ? (
        <span className="mt-1 block text-sm text-muted">{t("prizes.below-minimum")}</span>
      ) : null}
    </>
  );
}

function Sure({ row, label }: { row: PrizeView; label: Label }) {
  const t = useT("severity");
  if (row.inTen.length === 0) return null;
  const kept = row.inTen.find(({ prize }) => prize === row.now)?.times ?? 0;
  const list = row.inTen
    .map(({ prize, times }) => t("prizes.ten-item", { prize: label(prize), times }))
    .join(", ");
  return (
    <>
      <Places taken={kept} total={10} label={t("prizes.kept", { times: kept })} />
      <span className="block text-sm text-muted">{t("prizes.ten", { list })}</span>
    </>
  );
}
