import { DataTable } from "~/ui/data-table";
import { useT } from "~/ui/i18n";
import { When } from "~/ui/values";

interface Revision {
  readonly id: string;
  readonly number: number;
  readonly sha256: string;
  readonly decisionNumber: string;
  readonly decisionDate: Date | string | null;
  readonly reason: string;
  readonly createdAt: Date | string;
}

/** The frozen regulations of a contest with the papers that they rest on. */
export function RevisionList({ revisions }: { revisions: readonly Revision[] }) {
  const t = useT("contests");
  return (
    <DataTable
      caption={t("revision.title")}
      rows={revisions}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "number",
          header: t("revision.number"),
          rowHeader: true,
          cell: ({ number }) => t("revision.name", { number }),
        },
        {
          key: "decision",
          header: t("revision.decision"),
          cell: ({ decisionNumber, decisionDate }) => (
            <>
              {decisionNumber}
              {/* A calendar date, kept as midnight UTC. */}
              {decisionDate ? (
                <>
                  , <When at={decisionDate} zone="UTC" />
                </>
              ) : null}
            </>
          ),
        },
        { key: "reason", header: t("revision.reason"), cell: ({ reason }) => reason || "–" },
        {
          key: "since",
          header: t("revision.since"),
          cell: ({ createdAt }) => <When at={createdAt} time />,
        },
        {
          key: "hash",
          header: t("revision.hash"),
          cell: ({ sha256 }) => <code className="break-all">{sha256}</code>,
        },
      ]}
    />
  );
}
