import { formatDateTime } from "~/platform/format";
import { useT } from "~/ui";
import type { MailTrouble } from "./mail-trouble.server";

/** That mail does not reach somebody, why, and what to do about it. */
export function MailTroubleNote({
  trouble,
  timeZone,
  title,
}: {
  trouble: MailTrouble;
  timeZone: string;
  title?: string;
}) {
  const t = useT("steering");
  return (
    <details className="text-sm font-normal">
      <summary className="link">
        <span className="badge tone-danger">{title ?? t("progress.trouble")}</span>
      </summary>
      <p className="mt-2">{t("progress.trouble-at", { at: formatDateTime(trouble.at, timeZone) })}</p>
      <p className="break-words text-muted">{trouble.error}</p>
      <p>{t("progress.trouble-do")}</p>
    </details>
  );
}
