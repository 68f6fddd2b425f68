import type { ApprovalPage } from "~/results/approval/approvals.server";
import { StepWord } from "~/results/approval/step-word";
import { Section, useT } from "~/ui";

/** What was signed for tallies that another one took the place of. */
export function Earlier({ page }: { page: ApprovalPage }) {
  const t = useT("approval");
  return (
    <Section title={t("earlier.title")} lead={t("earlier.lead")}>
      <ul className="divide-y divide-line border-y border-line">
        {page.earlier.map((word) => (
          <li key={`${word.tally} ${word.stepId} ${word.panelId ?? ""} ${String(word.at)}`} className="py-4">
            <p className="mb-2">
              {t("earlier.of", { number: word.tally })}: {word.label}
            </p>
            <StepWord
              word={word}
              panel={word.panelId ? (page.panels[word.panelId] ?? null) : null}
              timeZone={page.timeZone}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
