import { useShareWords } from "~/contests/share-words";
import { Badge, useT } from "~/ui";
import type { Quorum } from "./meeting";

/** How many were there, whether that is enough, and whom the list has wrong. */
export function QuorumLine({ quorum }: { quorum: Quorum }) {
  const t = useT("meetings");
  const words = useShareWords();
  const { present, members, share, needed, reached, known, unlisted, strangers } = quorum;
  return (
    <div className="space-y-1">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span>{t("quorum.count", { present, members })}</span>
        {share === "" ? (
          <span className="text-muted">{t("quorum.not-asked")}</span>
        ) : (
          <>
            <Badge tone={reached ? "success" : "warning"}>
              {t(reached ? "quorum.reached" : "quorum.missed")}
            </Badge>
            <span className="text-muted">{t("quorum.needed", { share: words(share), needed })}</span>
          </>
        )}
      </p>
      {unlisted.length > 0 ? (
        <p className="text-muted">{t("quorum.unlisted", { names: unlisted.join(", ") })}</p>
      ) : null}
      {strangers.length > 0 ? (
        <p className="text-muted">{t("quorum.strangers", { names: strangers.join(", ") })}</p>
      ) : null}
      {known || share === "" ? null : <p className="text-muted">{t("quorum.unknown")}</p>}
    </div>
  );
}
