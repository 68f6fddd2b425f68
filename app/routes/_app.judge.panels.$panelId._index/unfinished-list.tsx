import { Link } from "@remix-run/react";
import type { Unfinished } from "~/judging/panels/close-panel.server";
import { SheetBadge } from "~/judging/sheets/sheet-badge";
import { paths } from "~/paths";
import { Alert, useT } from "~/ui";

/**
 * What keeps a panel from being closed: each sheet that is not in, each entry that nobody or too few judge,
 * each difference without an answer.
 */
export function UnfinishedList({
  panelId,
  missing,
  unassigned,
  short,
  differences,
  elsewhere,
}: Unfinished & { panelId: string }) {
  const t = useT("steering");
  return (
    <Alert
      tone="danger"
      title={t("chair.unfinished", {
        count: missing.length + unassigned.length + short.length + differences.length + (elsewhere ? 1 : 0),
      })}
    >
      <ul className="space-y-1">
        {missing.map(({ assignmentId, judgeName, entryCode, entryTitle, state, own }) => (
          <li key={assignmentId}>
            {judgeName}:{" "}
            <Link className="link" to={own ? paths.sheet(assignmentId) : `#${entryCode}`}>
              <span className="figures">{entryCode}</span> {entryTitle}
            </Link>{" "}
            <SheetBadge progress={state === "RETURNED" ? "returned" : "todo"} />
          </li>
        ))}
        {unassigned.map(({ code, title }) => (
          <li key={code}>
            <span className="figures">{code}</span> {title}: {t("chair.unassigned")}
          </li>
        ))}
        {short.map(({ code, title, judges, wanted }) => (
          <li key={code}>
            <span className="figures">{code}</span> {title}: {t("chair.short", { judges, wanted })}
          </li>
        ))}
        {differences.map(({ entryId, code, title }) => (
          <li key={entryId}>
            <Link className="link" to={paths.judgePanelEntry(panelId, entryId)}>
              <span className="figures">{code}</span> {title}
            </Link>
            {": "}
            {t("chair.differs")}
          </li>
        ))}
        {elsewhere ? <li>{t("chair.elsewhere")}</li> : null}
      </ul>
    </Alert>
  );
}
