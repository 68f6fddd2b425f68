import { useT } from "~/ui/i18n";
import { ChangedFields } from "./changed-fields";
import type { RevisionChange } from "./regulation-changes";
import { PartView } from "./regulation-view";

/** Each revision beside the one before it: only the parts that changed, in the words in which they are read. */
export function RevisionChanges({ changes, now }: { changes: readonly RevisionChange[]; now: Date | string }) {
  const t = useT("contests");
  return changes.map(({ number, parts, before, after }) => (
    <details key={number} className="card mt-6">
      <summary className="link">{t("revision.compare", { number, before: number - 1 })}</summary>
      <div className="mt-4 grid gap-8">
        {parts.map((part) => (
          <section key={part}>
            <h3 className="card-title">{t(`part.${part}.title`)}</h3>
            <ChangedFields part={part} before={before} after={after} />
            <div className="mt-3 grid gap-8 lg:grid-cols-2">
              {([before, after] as const).map((regulation, index) => (
                <div key={index} className="min-w-0">
                  <h4 className="mb-2 text-sm font-semibold text-muted">
                    {t("revision.name", { number: number - 1 + index })}
                  </h4>
                  <PartView part={part} regulation={regulation} now={now} />
                </div>
              ))}
            </div>
          </section>
        ))}
      </div>
    </details>
  ));
}
