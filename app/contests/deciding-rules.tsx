import { useT } from "~/ui/i18n";
import { FEEDBACK } from "./deciding-edit";
import type { Deciding } from "./deciding";
import { useShareWords } from "./share-words";

/** How the result is decided, in sentences. */
export function DecidingRules({ deciding }: { deciding: Deciding }) {
  const t = useT("contests");
  const words = useShareWords();
  const { panelQuorum, committeeQuorum, voteShare, voteOf, approval, complaintDays, feedback } = deciding;
  const shown = FEEDBACK.filter((what) => feedback[what]).map((what) => t(`field.feedback.${what}`).toLowerCase());
  return (
    <ul className="max-w-2xl list-disc space-y-2 pl-5">
      {panelQuorum ? <li>{t("deciding.says.panelQuorum", { share: words(panelQuorum) })}</li> : null}
      {committeeQuorum ? <li>{t("deciding.says.committeeQuorum", { share: words(committeeQuorum) })}</li> : null}
      {voteShare ? <li>{t(`deciding.says.vote-${voteOf}`, { share: words(voteShare) })}</li> : null}
      {approval.length > 0 ? (
        <li>
          {t("deciding.says.approval")}
          <ol className="mt-1 list-decimal pl-5">
            {approval.map(({ id, label }) => (
              <li key={id}>{label}</li>
            ))}
          </ol>
        </li>
      ) : null}
      <li>{t(complaintDays > 0 ? "deciding.says.complaints" : "deciding.says.no-complaints", { count: complaintDays })}</li>
      <li>
        {shown.length > 0
          ? t("deciding.says.feedback", { what: shown.join(", ") })
          : t("deciding.says.no-feedback")}
      </li>
    </ul>
  );
}
