import type { JudgeView, SeverityView, Verdict } from "~/results/severity/severity-view";
import { Alert, DataTable, Section, useT } from "~/ui";
import { usePoints } from "./points";

const TONE: Readonly<Record<Verdict, { bar: string; dot: string }>> = {
  strict: { bar: "stroke-warning", dot: "fill-warning" },
  lenient: { bar: "stroke-info", dot: "fill-info" },
  usual: { bar: "stroke-line-strong", dot: "fill-line-strong" },
};
const SAYS: Readonly<Record<Verdict, string>> = {
  strict: "judges.strict",
  lenient: "judges.lenient",
  usual: "judges.no-difference",
};
const ROW = "grid gap-x-6 gap-y-1 md:grid-cols-[12rem_minmax(0,1fr)_17rem] md:items-center";

/** Each judge as a dot with its uncertainty around the panel's average, strictest on top, and the same in words. */
export function JudgeChart({
  view,
  nameOf,
}: {
  view: SeverityView;
  nameOf: (code: string) => string;
}) {
  const t = useT("severity");
  const points = usePoints();
  const limit = points(view.limit, view.limit < 1 ? 2 : 0);
  return (
    <Section title={t("judges.title")} lead={t("judges.lead", { count: view.sheets })}>
      <div className="grid gap-6">
        <Summary judges={view.judges} />
        {view.components.length > 1 ? (
          <Alert tone="warning" title={t("apart.title", { count: view.components.length })}>
            {t("apart.text")}
          </Alert>
        ) : null}
        <div className="card">
          <div className={ROW} aria-hidden="true">
            <div className="grid grid-cols-3 text-sm text-muted md:col-start-2">
              <span>
                {t("judges.stricter")}
                <span className="figures block">
                  ← {t("judges.points", { points: `−${limit}` })}
                </span>
              </span>
              <span className="text-center">
                {t("judges.usual")}
                <span className="figures block">0</span>
              </span>
              <span className="text-right">
                {t("judges.more-lenient")}
                <span className="figures block">
                  {t("judges.points", { points: `+${limit}` })} →
                </span>
              </span>
            </div>
          </div>
          {view.components.map((component, at) => (
            <div key={component[0]} className={at > 0 ? "mt-6" : "mt-2"}>
              {view.components.length > 1 ? (
                <h3 className="card-title">{t("apart.part", { number: at + 1 })}</h3>
              ) : null}
              <ul>
                {view.judges
                  .filter(({ judge }) => component.includes(judge))
                  .map((judge) => (
                    <JudgeRow
                      key={judge.judge}
                      judge={judge}
                      name={nameOf(judge.judge)}
                      limit={view.limit}
                    />
                  ))}
              </ul>
            </div>
          ))}
        </div>
        <details>
          <summary className="link">{t("judges.table")}</summary>
          <Figures judges={view.judges} nameOf={nameOf} />
        </details>
      </div>
    </Section>
  );
}

function JudgeRow({ judge, name, limit }: { judge: JudgeView; name: string; limit: number }) {
  const t = useT("severity");
  const points = usePoints();
  return (
    <li className={`${ROW} border-t border-line py-3`}>
      <span className="min-w-0">
        <span className="font-semibold">{name}</span>{" "}
        <span className="figures text-sm text-muted">{judge.judge}</span>
      </span>
      <Mark judge={judge} limit={limit} />
      <span className="text-sm">
        <span className={judge.verdict === "usual" ? "text-muted" : "font-semibold"}>
          {t(SAYS[judge.verdict], { points: points(Math.abs(judge.severity)) })}
        </span>
        {judge.margin > 0 ? (
          <span className="block text-muted">
            {t("judges.margin", { margin: points(judge.margin) })}
          </span>
        ) : null}
        {judge.few ? (
          <span className="block text-muted">{t("judges.few", { count: judge.sheets })}</span>
        ) : null}
      </span>
    </li>
  );
}

function Summary({ judges }: { judges: readonly JudgeView[] }) {
  const t = useT("severity");
  const count = (wanted: Verdict) => judges.filter(({ verdict }) => verdict === wanted).length;
  if (judges.length === 1) return <p>{t("judges.single")}</p>;
  if (judges.every(({ severity }) => severity === 0)) return <p>{t("judges.zero")}</p>;
  if (count("usual") === judges.length) return <p>{t("judges.all-usual")}</p>;
  return (
    <p>
      {count("strict") > 0 ? t("judges.some-strict", { count: count("strict") }) : null}{" "}
      {count("lenient") > 0 ? t("judges.some-lenient", { count: count("lenient") }) : null}
    </p>
  );
}

/** Widths are parts of the row, so that it fits any screen; the words beside it say the same. */
function Mark({
  judge: { severity, margin, verdict },
  limit,
}: {
  judge: JudgeView;
  limit: number;
}) {
  const at = (points: number) => `${(50 + (50 * points) / limit).toFixed(2)}%`;
  const { bar, dot } = TONE[verdict];
  return (
    <svg className="block h-7 w-full overflow-visible" aria-hidden="true">
      <line x1="0" x2="100%" y1="50%" y2="50%" className="stroke-line" strokeWidth="1" />
      <line x1="50%" x2="50%" y1="0" y2="100%" className="stroke-line-strong" strokeWidth="1.5" />
      <line
        x1={at(severity - margin)}
        x2={at(severity + margin)}
        y1="50%"
        y2="50%"
        className={bar}
        strokeWidth="4"
        strokeLinecap="round"
      />
      <circle
        cx={at(severity)}
        cy="50%"
        r="7"
        className={`${dot} stroke-surface`}
        strokeWidth="2"
      />
    </svg>
  );
}

function Figures({
  judges,
  nameOf,
}: {
  judges: readonly JudgeView[];
  nameOf: (code: string) => string;
}) {
  const t = useT("severity");
  const points = usePoints();
  const figures = (value: string | number) => <span className="figures">{value}</span>;
  return (
    <DataTable
      dense
      caption={t("judges.table")}
      rows={judges}
      rowKey={({ judge }) => judge}
      columns={[
        {
          key: "name",
          header: t("judges.name"),
          rowHeader: true,
          cell: ({ judge }) => nameOf(judge),
        },
        {
          key: "code",
          header: t("judges.code"),
          labelled: true,
          cell: ({ judge }) => figures(judge),
        },
        {
          key: "sheets",
          header: t("judges.sheets"),
          labelled: true,
          cell: ({ sheets }) => figures(sheets),
        },
        {
          key: "mean",
          header: t("judges.mean"),
          labelled: true,
          cell: ({ mean }) => figures(points(mean, 2)),
        },
        {
          key: "severity",
          header: t("judges.severity"),
          align: "end",
          cell: ({ severity }) => figures(points(severity, 2)),
        },
        {
          key: "error",
          header: t("judges.error"),
          labelled: true,
          cell: ({ margin }) => figures(points(margin, 2)),
        },
      ]}
    />
  );
}
