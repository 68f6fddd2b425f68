import type { ContestDifferences } from "~/judging/differences/contest-differences.server";
import { AnswerForm } from "~/judging/differences/answer-form";
import { DifferenceNoteText } from "~/judging/differences/difference-note";
import type { Fault } from "~/platform/result";
import { formatDecimal } from "~/platform/format";
import { Badge, DataTable, Decimal, Section, useLanguage, useT } from "~/ui";

interface FlaggedProps {
  round: ContestDifferences["rounds"][number];
  timeZone: string;
  answer: { code: string; faults: readonly Fault[]; values: Readonly<Record<string, unknown>> } | null;
}

/** The entries of one round whose judges differ too far, and what their panels answered. */
export function Flagged({ round, timeZone, answer }: FlaggedProps) {
  const t = useT("steering");
  const language = useLanguage();
  const lead =
    round.limit === null
      ? t("difference.no-limit")
      : t("difference.limit", { limit: formatDecimal(round.limit, language) });
  return (
    <Section title={round.label} lead={lead}>
      {round.limit === null ? null : round.flagged.length === 0 ? (
        <p className="text-muted">{t("difference.none")}</p>
      ) : (
        <DataTable
          caption={`${t("difference.title")}: ${round.label}`}
          rows={round.flagged}
          rowKey={({ entryId }) => entryId}
          columns={[
            {
              key: "entry",
              header: t("entry"),
              rowHeader: true,
              cell: ({ code, title }) => (
                <>
                  <span className="figures">{code}</span> {title}
                </>
              ),
            },
            { key: "panel", header: t("difference.panel"), cell: ({ panel }) => panel },
            {
              key: "spread",
              header: t("difference.spread"),
              align: "end",
              cell: ({ spread }) => (spread === null ? null : <Decimal value={spread} />),
            },
            {
              key: "answer",
              header: t("difference.answer"),
              cell: (one) => {
                const mine = answer?.values["entryId"] === one.entryId ? answer : null;
                if (one.answer)
                  return (
                    <>
                      <Badge tone="success">{t("difference.answered")}</Badge>
                      <DifferenceNoteText note={one.answer} timeZone={timeZone} />
                    </>
                  );
                return (
                  <>
                    <Badge tone="warning">{t("difference.waits")}</Badge>
                    {one.whyNotAnswer === null ? (
                      <>
                        <p className="my-2 text-sm">{t("difference.answer-here")}</p>
                        <AnswerForm
                          entryId={one.entryId}
                          seen={one.seen}
                          panelId={one.panelId}
                          conflict={mine?.code === "conflict"}
                          faults={mine?.faults ?? []}
                          values={mine?.values}
                        />
                      </>
                    ) : null}
                  </>
                );
              },
            },
          ]}
        />
      )}
    </Section>
  );
}
