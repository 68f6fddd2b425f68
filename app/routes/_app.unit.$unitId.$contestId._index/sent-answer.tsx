import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { Alert, useT } from "~/ui";
import type { SentPage } from "./route";

/** What became of each entry that was to be sent in. */
export function SentAnswer({ sent }: { sent: SentPage["sent"] }) {
  const t = useT("units");
  const done = sent.filter(({ outcome }) => outcome === "sent");
  const left = sent.filter(({ outcome }) => outcome !== "sent");
  if (sent.length === 0) return <Alert tone="warning" title={t("send.none")} />;
  return (
    <>
      {done.length > 0 ? (
        <Alert tone="success" title={t("send.sent", { count: done.length })}>
          <ul>
            {done.map(({ entryId, title, code }) => (
              <li key={entryId}>
                <span className="figures">{code}</span> {title}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {left.length > 0 ? (
        <Alert tone="warning" title={t("send.failed", { count: left.length })}>
          <ul>
            {left.map(({ entryId, title, faults, outcome }) => (
              <li key={entryId}>
                {title}:{" "}
                {outcome === "not-yet-right"
                  ? t("send.fault", { count: faults.length })
                  : t("send.refused")}{" "}
                <Link className="link" to={paths.editEntry(entryId)}>
                  {t("send.open")}
                </Link>
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
    </>
  );
}
