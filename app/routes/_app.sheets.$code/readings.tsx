import type { KeyingPage } from "~/judging/paper/paper-reads.server";
import { Alert, Decimal, useT, When } from "~/ui";

type Shown = Pick<KeyingPage, "state" | "readings" | "total" | "own">;

/** Where the sheet stands, and who has read it when; never what the other one read. */
export function Readings({ page: { state, readings, total, own } }: { page: Shown }) {
  const t = useT("paper-sheets");
  const tone = { open: "info", once: "info", differs: "warning", agreed: "success", online: "info" } as const;
  const detail = state === "once" && own ? "once-own" : state;
  return (
    <Alert tone={tone[state]} title={t(`key.state.${detail}`)}>
      {total === null ? null : (
        <p>
          {t("key.total")} <Decimal value={total} />
        </p>
      )}
      {readings.length > 0 ? (
        <ul>
          {readings.map(({ name, at }, index) => (
            <li key={index}>
              {t("key.read-by", { name })} <When at={at} time />
            </li>
          ))}
        </ul>
      ) : null}
    </Alert>
  );
}
