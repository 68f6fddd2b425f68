import { paths } from "~/paths";
import { LinkButton, Section, useT } from "~/ui";

/** After closing: the way to what is published, complaints and corrections. */
export function Publishing({ contest }: { contest: { readonly id: string } }) {
  const t = useT("publication");
  return (
    <Section title={t("title")} lead={t("lead")}>
      <LinkButton variant="primary" to={paths.publication(contest.id)}>
        {t("open")}
      </LinkButton>
    </Section>
  );
}
