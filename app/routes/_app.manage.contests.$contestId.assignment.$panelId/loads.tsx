import type { JudgeLoad } from "~/judging/assignment/plan-view";
import { Badge, DataTable, useT } from "~/ui";

/** How many entries each judge has with the plan: a bar to compare, numbers to read. */
export function Loads({ judges }: { judges: readonly JudgeLoad[] }) {
  const t = useT("assignment");
  const total = ({ kept, added, elsewhere }: JudgeLoad) => kept + added + elsewhere;
  const most = Math.max(1, ...judges.map(total), ...judges.map(({ max }) => max ?? 0));
  const anyElsewhere = judges.some(({ elsewhere }) => elsewhere > 0);
  const anyEnded = judges.some(({ ended }) => ended > 0);
  const number = (key: "kept" | "added" | "ended" | "elsewhere" | "outside") => ({
    key,
    header: t(`load.${key}`),
    align: "end" as const,
    labelled: true,
    cell: (judge: JudgeLoad) => <span className="figures">{judge[key]}</span>,
  });
  return (
    <DataTable
      dense
      caption={t("load.title")}
      captionVisible
      rows={judges}
      rowKey={({ judgeId }) => judgeId}
      columns={[
        {
          key: "judge",
          header: t("judge"),
          rowHeader: true,
          cell: ({ name, left }) => (
            <>
              {name} {left ? <Badge>{t("load.left")}</Badge> : null}
            </>
          ),
        },
        {
          key: "bar",
          header: t("load.total"),
          labelled: true,
          cell: (judge) => (
            <span className="flex items-center gap-3">
              <Bar judge={judge} most={most} />
              <span className="figures whitespace-nowrap">
                {judge.max === null
                  ? total(judge)
                  : t("load.of-max", { load: total(judge), max: judge.max })}
              </span>
            </span>
          ),
        },
        number("kept"),
        number("added"),
        ...(anyEnded ? [number("ended")] : []),
        ...(anyElsewhere ? [number("elsewhere")] : []),
        number("outside"),
      ]}
    />
  );
}

/** What they have already, what comes, and a line where they can take no more. */
function Bar({ judge, most }: { judge: JudgeLoad; most: number }) {
  const had = judge.kept + judge.elsewhere;
  const at = (count: number) => (count / most) * 100;
  return (
    <svg
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      className="h-3 w-24 sm:w-40"
      aria-hidden="true"
    >
      <rect x="0" y="3" width="100" height="2" className="fill-line" />
      <rect x="0" y="0" width={at(had)} height="8" className="fill-muted" />
      <rect x={at(had)} y="0" width={at(judge.added)} height="8" className="fill-accent" />
      {judge.max === null ? null : (
        <rect x={Math.min(99, at(judge.max))} y="0" width="1" height="8" className="fill-ink" />
      )}
    </svg>
  );
}
