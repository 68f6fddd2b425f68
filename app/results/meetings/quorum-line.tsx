import { Badge, useT } from "~/ui";
import type { Quorum } from "./meeting";

/** How many were there, and whether that is enough. */
export function QuorumLine({ quorum }: { quorum: Quorum }) {
  const t = useT("meetings");
  const { present, members, share, needed, reached } = quorum;
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span>{t("quorum.count", { present, members })}</span>
      {share === "" ? (
        <span className="text-muted">{t("quorum.not-asked")}</span>
      ) : (
        <>
          <Badge tone={reached ? "success" : "warning"}>
            {t(reached ? "quorum.reached" : "quorum.missed")}
          </Badge>
          <span className="text-muted">{t("quorum.needed", { share, needed })}</span>
        </>
      )}
    </p>
  );
}
