import { UNDECIDED } from "~/contests/rule";
import type { ShownChange } from "~/results/complaints/correction-pages.server";
import { DataTable, Decimal, useT } from "~/ui";

type Outcome = ShownChange["before"];

/** Whose score, rank or prize is another, before beside after. */
export function Changes({ changes }: { changes: readonly ShownChange[] }) {
  const t = useT("corrections");
  if (changes.length === 0) return <p>{t("changes.none")}</p>;
  return (
    <DataTable
      caption={t("changes.title")}
      rows={changes}
      rowKey={({ entry }) => entry}
      columns={[
        {
          key: "entry",
          header: t("column.entry"),
          rowHeader: true,
          cell: ({ entry, title }) => (
            <>
              <span className="figures">{entry}</span>
              <span className="block font-normal">{title}</span>
            </>
          ),
        },
        { key: "before", header: t("changes.before"), cell: ({ before }) => <Result of={before} /> },
        { key: "after", header: t("changes.after"), cell: ({ after }) => <Result of={after} /> },
      ]}
    />
  );
}

function Result({ of }: { of: Outcome }) {
  const t = useT("corrections");
  if (!of) return <>{t("changes.not-in")}</>;
  const prize = of.prize === UNDECIDED ? t("changes.undecided") : (of.prize ?? t("changes.no-prize"));
  return (
    <>
      {of.score === null ? t("changes.no-score") : <Decimal value={of.score} />}
      {of.rank === null ? null : <> · {t("changes.rank", { rank: of.rank })}</>}
      <span className="block">{prize}</span>
    </>
  );
}
