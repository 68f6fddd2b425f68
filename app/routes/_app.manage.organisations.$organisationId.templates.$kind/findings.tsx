import type { TemplateFinding } from "~/documents/templates/check";
import { useT } from "~/ui";

/** What is said of a form, each with the paragraph in which it stands. */
export function Findings({ findings }: { findings: readonly TemplateFinding[] }) {
  const t = useT("templates");
  return (
    <ul className="grid list-disc gap-2 pl-5">
      {findings.map(({ code, name, where, hint }, index) => (
        <li key={index}>
          {t(`finding.${code}`, { name, hint, tag: `{${name}}` })}
          {hint && code === "unknown" ? ` ${t("finding.hint", { meant: `{${hint}}` })}` : null}
          {where ? (
            <span className="block text-sm text-muted">{t("finding.where", { where })}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
