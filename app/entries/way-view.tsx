import { Section, useT } from "~/ui";
import { stepsOf } from "./entry-steps";
import type { EntryState } from "./entry-state";

/** Where an entry stands on its way, the place marked by word and not by colour alone. */
export function WayView({ state, contest }: { state: EntryState; contest: "OPEN" | "CLOSED" | "PUBLISHED" }) {
  const t = useT("receipt");
  return (
    <Section title={t("steps.title")}>
      <ol className="way">
        {stepsOf(state, contest).map(({ step, state: how }, index) => (
          <li
            key={step}
            className={`way-step way-${how}`}
            aria-current={how === "now" || how === "stopped" ? "step" : undefined}
          >
            <span className="step-number figures" aria-hidden="true">
              {how === "done" ? "✓" : index + 1}
            </span>
            <span className="min-w-0">
              <span className="font-semibold">{t(`steps.${step}`)}</span>{" "}
              <span className="way-word">{t(`steps.${how}`)}</span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
