import { Link } from "@remix-run/react";
import type { ChairedPanel } from "~/judging/progress/chaired-panel.server";
import { paths } from "~/paths";
import { formatDecimal } from "~/platform/format";
import { Section, useLanguage, useT } from "~/ui";

/** What the chair may want to look at again, in words that conclude nothing. */
export function Notices({ panel: { panel, notices } }: { panel: ChairedPanel }) {
  const t = useT("steering");
  const language = useLanguage();
  if (notices.length === 0) return null;
  return (
    <Section title={t("notice.title")} lead={t("notice.lead")}>
      <ul className="space-y-3">
        {notices.map(({ key, kind, judge, entry, values }) => (
          <li key={key}>
            {entry ? (
              <>
                <Link className="link" to={paths.judgePanelEntry(panel.id, entry.id)}>
                  <span className="figures">{entry.code}</span> {entry.title}
                </Link>
                {": "}
              </>
            ) : null}
            {t(`notice.${kind}`, {
              judge,
              ...Object.fromEntries(
                Object.entries(values).map(([name, value]) => [
                  name,
                  typeof value === "string" ? formatDecimal(value, language) : value,
                ]),
              ),
            })}
          </li>
        ))}
      </ul>
      <details className="mt-4">
        <summary className="link">{t("notice.how")}</summary>
        <p className="mt-2 text-muted">{t("notice.how-text")}</p>
      </details>
    </Section>
  );
}
