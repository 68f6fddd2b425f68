import type { MadeView } from "~/judging/assignment/plan-view";
import { Alert, useT } from "~/ui";

const MOST = 12;

interface TieReportProps {
  ties: MadeView["ties"];
  perEntry: number;
  judges: number;
}

/** Which judges can be compared with which, and on which single entries that hangs. */
export function TieReport({ ties, perEntry, judges }: TieReportProps) {
  const t = useT("assignment");
  const { components, weak } = ties;
  const together = components.length <= 1;
  const help = (
    <>
      {ties.result === "not-found" ? <p>{t("ties.not-found")}</p> : null}
      {!together && perEntry > 1 ? (
        <>
          <p>{t("ties.sets-help")}</p>
          <Names sets={components} />
        </>
      ) : null}
      {weak.length > 0 ? (
        <>
          <p className="mt-2">{t("ties.weak-help")}</p>
          <ul className="mt-1 list-disc space-y-1 ps-5">
            {weak.slice(0, MOST).map(({ code, title, parts }) => (
              <li key={code}>
                <span className="figures">{code}</span> {title}: {parts.map(listed).join(" | ")}
              </li>
            ))}
          </ul>
          {weak.length > MOST ? <p>{t("ties.more", { count: weak.length - MOST })}</p> : null}
        </>
      ) : null}
      {(weak.length > 0 || !together) && perEntry > 1 && ties.result === "impossible" ? (
        <p className="mt-2">{t("ties.proved")}</p>
      ) : null}
    </>
  );
  const firm = together && weak.length === 0;
  return (
    <Alert
      tone={firm ? "success" : "warning"}
      title={
        perEntry === 1
          ? t("ties.one-judge")
          : firm
            ? t("ties.firm", { count: judges })
            : together
              ? t("ties.weak", { count: weak.length })
              : t("ties.apart", { count: components.length })
      }
    >
      {firm ? <p>{t("ties.firm-help")}</p> : help}
    </Alert>
  );
}

function listed(names: readonly string[]): string {
  return names.length > MOST ? `${names.slice(0, MOST).join(", ")}, …` : names.join(", ");
}

function Names({ sets }: { sets: readonly (readonly string[])[] }) {
  return (
    <ol className="mt-1 list-decimal space-y-1 ps-5">
      {sets.map((set) => (
        <li key={set.join()}>{listed(set)}</li>
      ))}
    </ol>
  );
}
