import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { usePrizeName } from "~/results/scenarios/prize-words";
import type { TallyPage } from "~/results/tally-page.server";
import { Alert, DataTable, LinkButton, Section, useT, When } from "~/ui";

type Tally = NonNullable<TallyPage["tally"]>;

/** By whose numbers the prizes were computed: a scenario's with its vote, or the regulation's. */
export function NumbersInForce({ contestId, tally }: { contestId: string; tally: Tally }) {
  const t = useT("scenarios");
  const { scenario } = tally;
  return (
    <Section
      title={t("title")}
      actions={<LinkButton to={paths.scenarios(contestId)}>{t("open-page")}</LinkButton>}
    >
      {scenario ? (
        <Alert title={t("in-force.title", { name: scenario.name })}>
          {t("in-force.vote", { ...scenario })}
        </Alert>
      ) : (
        <p className="text-muted">{t("in-force.regulation")}</p>
      )}
    </Section>
  );
}

/** Prizes that the ranking alone would not give, each with its reason. */
export function Departures({ contestId, tally }: { contestId: string; tally: Tally }) {
  const t = useT("scenarios");
  const prize = usePrizeName(
    (tally.groups[0]?.levels ?? []).map(({ level, label }) => ({ id: level, label })),
  );
  if (tally.departures.length === 0) return null;
  return (
    <Section title={t("departures.title")} lead={t("departures.lead")}>
      <DataTable
        caption={t("departures.title")}
        rows={tally.departures}
        rowKey={({ entry }) => entry}
        columns={[
          {
            key: "entry",
            header: t("played.entry"),
            rowHeader: true,
            cell: ({ entry }) => <Link to={paths.tallyEntry(contestId, entry)}>{entry}</Link>,
          },
          { key: "from", header: t("departures.by-rank"), cell: ({ from }) => prize(from) },
          { key: "to", header: t("departures.decided"), cell: ({ to }) => prize(to) },
          { key: "reason", header: t("departures.reason"), cell: ({ reason }) => reason },
        ]}
      />
    </Section>
  );
}

/** Every computation of the result, with what it was made for. */
export function History({ tally, zone }: { tally: Tally; zone: string }) {
  const t = useT("scenarios");
  return (
    <Section title={t("history.title")} lead={t("history.lead")} id="history">
      <DataTable
        caption={t("history.title")}
        rows={tally.history}
        rowKey={({ number }) => String(number)}
        columns={[
          { key: "number", header: t("history.number"), align: "end", cell: ({ number }) => number },
          {
            key: "cause",
            header: t("history.cause"),
            rowHeader: true,
            cell: ({ cause, reason, vote }) => (
              <>
                {t(`history.because.${cause}`)}
                {reason ? <span className="block font-normal text-muted">{reason}</span> : null}
                {vote ? (
                  <span className="block font-normal text-muted">{t("history.scenario", { ...vote })}</span>
                ) : null}
              </>
            ),
          },
          {
            key: "at",
            header: t("history.at"),
            cell: ({ createdAt }) => <When at={createdAt} time zone={zone} />,
          },
          { key: "by", header: t("history.by"), cell: ({ by }) => by },
        ]}
      />
    </Section>
  );
}
