import { Link } from "@remix-run/react";
import { ScoreBadge } from "~/entries/similarity/score-view";
import type { ListedFinding, OtherSide } from "~/entries/similarity/similar-reads.server";
import { paths } from "~/paths";
import { Badge, DataTable, useT } from "~/ui";

/** Pairs with where they are alike, how much, and what a person made of it. */
export function FindingTable({
  contestId,
  findings,
}: {
  contestId: string;
  findings: readonly ListedFinding[];
}) {
  const t = useT("similarity");
  return (
    <DataTable
      dense
      caption={t("list.caption")}
      rows={findings}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "pair",
          header: t("column.pair"),
          rowHeader: true,
          cell: ({ id, entry, other }) => (
            <Link className="block" to={paths.similarPair(contestId, id)}>
              <span className="link">{entry.title}</span>{" "}
              <span className="text-sm font-normal text-muted">
                <span className="figures">{entry.code}</span>, {t("with")}
              </span>{" "}
              <OtherTitle other={other} />
            </Link>
          ),
        },
        {
          key: "signs",
          header: t("column.signs"),
          labelled: true,
          cell: ({ signs }) => signs.map((sign) => t(`sign.${sign}`)).join(", "),
        },
        {
          key: "score",
          header: t("column.score"),
          cell: ({ score }) => <ScoreBadge score={score} />,
        },
        {
          key: "opinion",
          header: t("column.opinion"),
          cell: ({ opinion }) => (
            <Badge tone={opinion === null ? "neutral" : "success"}>
              {t(`opinion.${opinion ?? "none"}`)}
            </Badge>
          ),
        },
      ]}
    />
  );
}

function OtherTitle({ other }: { other: OtherSide }) {
  const t = useT("similarity");
  switch (other.kind) {
    case "entry":
      return (
        <>
          <span className="block">{other.title}</span>
          <span className="block text-sm font-normal text-muted">
            <span className="figures">{other.code}</span>
            {other.contestTitle ? <> · {other.contestTitle}</> : null}
          </span>
        </>
      );
    case "elsewhere":
      return (
        <>
          <span className="block">{t("elsewhere")}</span>
          <span className="block text-sm font-normal text-muted">{other.contestTitle}</span>
        </>
      );
    case "past":
      return (
        <>
          <span className="block">{other.title}</span>
          <span className="block text-sm font-normal text-muted">
            {other.source ? t("source", { source: other.source }) : t("pair.past")}
          </span>
        </>
      );
  }
}
