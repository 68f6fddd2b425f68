import { paths } from "~/paths";
import { Alert, LinkButton, Section, useT } from "~/ui";

/** Whether judges of a blind round can be shown all of the entry, and the way to what they see. */
export function ForJudges({ contestId, entryId, unshown }: { contestId: string; entryId: string; unshown: number }) {
  const t = useT("blind");
  return (
    <Section
      id="for-judges"
      title={t("screening.title")}
      lead={t("screening.lead")}
      actions={<LinkButton to={paths.blindEntry(contestId, entryId)}>{t("screening.open")}</LinkButton>}
    >
      {unshown > 0 ? (
        <Alert tone="warning" title={t("screening.unshown", { count: unshown })}>
          {t("files.way-out")}
        </Alert>
      ) : (
        <p>{t("screening.all-shown")}</p>
      )}
    </Section>
  );
}
