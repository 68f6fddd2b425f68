import { useShareWords } from "~/contests/share-words";
import { Badge, DataTable, useT, When } from "~/ui";
import type { VoteView } from "./votes.server";

/** Votes of the committee, each with what it needed and what came of it. */
export function VoteTable({
  votes,
  zone,
  named = false,
}: {
  votes: readonly VoteView[];
  zone: string;
  /** Of several scenarios: each by its name. */
  named?: boolean;
}) {
  const t = useT("scenarios");
  const words = useShareWords();
  return (
    <DataTable
      caption={t("votes.title")}
      rows={votes}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "at",
          header: t("votes.at"),
          rowHeader: true,
          cell: ({ recordedAt, scenario }) => (
            <>
              {named ? <span className="block">{scenario}</span> : null}
              <When at={recordedAt} time zone={zone} />
            </>
          ),
        },
        {
          key: "result",
          header: t("votes.result"),
          cell: ({ passed }) => (
            <Badge tone={passed ? "success" : "danger"}>
              {t(passed ? "votes.passed" : "votes.failed")}
            </Badge>
          ),
        },
        {
          key: "counts",
          header: t("votes.counts"),
          cell: ({ votesFor, votesAgainst, votesTotal }) =>
            t("votes.count", { votesFor, votesAgainst, votesTotal }),
        },
        {
          key: "needed",
          header: t("votes.needed"),
          cell: ({ share, needed }) =>
            share === "" ? t("votes.majority") : t("votes.share", { share: words(share), needed }),
        },
        {
          key: "meeting",
          header: t("votes.meeting"),
          cell: ({ meeting }) =>
            meeting ? (
              <>
                {t("votes.meeting-number", { number: meeting.number })}{" "}
                <When at={meeting.at} zone={zone} />
              </>
            ) : (
              t("votes.no-meeting")
            ),
        },
        ...(votes.some(({ reason }) => reason !== "")
          ? [{ key: "reason", header: t("votes.note"), cell: ({ reason }: VoteView) => reason }]
          : []),
      ]}
    />
  );
}
