import { Link } from "@remix-run/react";
import type { ChairedPanel } from "~/judging/progress/chaired-panel.server";
import { paths } from "~/paths";
import { formatDecimal } from "~/platform/format";
import { Badge, Section, useLanguage, useT } from "~/ui";

/** Entries of the panel whose judges differ too far: first those that wait for its answer. */
export function Differences({ panel: { panel, differences, chair } }: { panel: ChairedPanel }) {
  const t = useT("steering");
  const language = useLanguage();
  if (differences.length === 0) return null;
  const waiting = differences.filter(({ answer }) => answer === null);
  const sorted = [...waiting, ...differences.filter(({ answer }) => answer !== null)];
  return (
    <Section
      id="differences"
      title={
        waiting.length > 0
          ? t("difference.to-discuss", { count: waiting.length })
          : t("difference.title")
      }
      lead={t("difference.lead")}
    >
      <ul className="space-y-3">
        {sorted.map(({ entryId, code, title, spread, limit, answer }) => (
          <li key={entryId}>
            <Badge tone={answer ? "success" : "warning"}>
              {t(answer ? "difference.answered" : "difference.waits")}
            </Badge>{" "}
            <Link className="link" to={paths.judgePanelEntry(panel.id, entryId)}>
              <span className="figures">{code}</span> {title}
            </Link>{" "}
            <span className="text-muted">
              {spread === null
                ? t("difference.entry-lead-withheld", { limit: formatDecimal(limit, language) })
                : t("difference.entry-lead", {
                    spread: formatDecimal(spread, language),
                    limit: formatDecimal(limit, language),
                  })}
            </span>{" "}
            {chair && !answer ? (
              <Link
                className="link text-sm"
                to={paths.judgePanelEntry(panel.id, entryId)}
                aria-label={`${t("difference.discuss")}: ${code}`}
              >
                {t("difference.discuss")}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
