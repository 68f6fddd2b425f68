import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { Alert, useT, When } from "~/ui";
import type { PublishedPageData } from "./route";

/** Whether the public sees it, will see it, or never will, and why. */
export function Seen({ page: { contestId, timeZone, publication } }: { page: PublishedPageData }) {
  const t = useT("publication");
  const { isVisible, isHeld, recalled, visibleAt } = publication;
  if (recalled)
    return (
      <Alert tone="info" title={t("preview.recalled")}>
        <p>
          <When at={recalled.at} time zone={timeZone} />
        </p>
        <p className="mt-2 break-words whitespace-pre-line">{t("notice.reason", { reason: recalled.superseded ? t("superseded") : recalled.reason })}</p>
      </Alert>
    );
  if (isHeld)
    return (
      <Alert tone="danger" title={t("preview.held")}>
        <p>{t("preview.held-text")}</p>
        <p className="mt-2">
          <Link className="link" to={paths.corrections(contestId)}>
            {t("corrections:title")}
          </Link>
        </p>
      </Alert>
    );
  return (
    <Alert tone={isVisible ? "success" : "warning"} title={t(isVisible ? "preview.seen" : "preview.unseen")}>
      <When at={visibleAt} time zone={timeZone} />
    </Alert>
  );
}
