import { useT } from "~/ui";
import { fieldId, useAppForm } from "~/ui/form-context";
import { useDossierLabels } from "../dossier-labels";
import type { EntryContent } from "../entry-content";
import type { EntryRules } from "../entry-facts";
import { useEligibility } from "./live-eligibility";
import { progressOf } from "./progress";

/** How much is done, and what is missing, each with the way to its field; it follows what is typed. */
export function Progress({
  rules,
  content,
  openParts,
}: {
  rules: EntryRules;
  content: EntryContent;
  openParts: readonly string[] | null;
}) {
  const t = useT("drafts");
  const { prefix } = useAppForm();
  const labels = useDossierLabels(rules, content);
  const { done, total, missing } = progressOf(rules, content, useEligibility(), openParts);
  return (
    <section className="card" aria-label={t("progress.label")}>
      <p className="font-semibold">
        {missing.length === 0 ? t("progress.ready") : t("progress.left", { count: missing.length })}
      </p>
      <ProgressBar done={done} total={total} />
      {missing.length > 0 ? (
        <details className="mt-3">
          <summary className="cursor-pointer py-1 text-accent">{t("progress.see")}</summary>
          <ul className="mt-2 grid gap-1 sm:grid-cols-2">
            {missing.map(({ item, field }) => (
              <li key={item}>
                <a className="link inline-block py-1" href={`#${fieldId(prefix, field)}`}>
                  {labels[item] ?? labels[field] ?? item}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

/** A bar to look at, the numbers to read. */
export function ProgressBar({ done, total }: { done: number; total: number }) {
  const t = useT("drafts");
  return (
    <div className="mt-2 flex items-center gap-3">
      <progress className="progress-bar" value={done} max={Math.max(1, total)} aria-hidden="true" />
      <span className="figures text-sm whitespace-nowrap text-muted">
        {t("progress.of", { done, total })}
      </span>
    </div>
  );
}
