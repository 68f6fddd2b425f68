import { LinkButton, Section, useT } from "~/ui";
import { paths } from "~/paths";
import type { ConsentCount } from "./consents.server";

/** How far the members of an entry have answered, with the way to their page. */
export function ConsentSummary({ entryId, count }: { entryId: string; count: ConsentCount | null }) {
  const t = useT("consent");
  return (
    <Section
      title={t("people.title")}
      lead={
        count && count.members > 0 ? t("people.summary", { ...count }) : t("people.lead")
      }
      actions={<LinkButton to={paths.entryPeople(entryId)}>{t("people.open")}</LinkButton>}
    >
      {null}
    </Section>
  );
}
