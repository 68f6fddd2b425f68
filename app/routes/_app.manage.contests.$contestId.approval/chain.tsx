import type { ApprovalPage } from "~/results/approval/approvals.server";
import { StepForm, TypedStep, type StepAnswer } from "~/results/approval/step-form";
import { StepBadge, StepWord } from "~/results/approval/step-word";
import { useT } from "~/ui";

interface Props {
  page: ApprovalPage;
  tallyId: string;
  answer: StepAnswer | null;
}

/** Whether a step's own name says already who takes it. */
const isNamed = (label: string, who: string) => label.toLocaleLowerCase("vi").includes(who.toLocaleLowerCase("vi"));

/** The steps in their order; the one whose turn it is can be recorded by those who may. */
export function ChainOfSteps({ page, tallyId, answer }: Props) {
  const t = useT("approval");
  const { chain, taken, panels, timeZone, whyNotSign, whyNotSignWhole } = page;
  return (
    <ol className="divide-y divide-line border-y border-line">
      {chain.map(({ id, label, by, state, missing }, index) => {
        const words = taken.filter(({ stepId }) => stepId === id);
        const whyNot = by === "panel" ? whyNotSign : whyNotSignWhole;
        const turn = state === "open" || state === "sent-back";
        const waiting = missing.map((panel) => panels[panel] ?? panel);
        return (
          <li key={id} className="space-y-3 py-5">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <span>
                <span className="figures text-muted">{index + 1}.</span>{" "}
                <span className="font-medium">{label}</span>{" "}
                {isNamed(label, t(`by.${by}`)) ? null : <span className="text-muted">{t(`by.${by}`)}</span>}
              </span>
              <StepBadge state={state} />
            </p>
            {words.map((word) => (
              <StepWord
                key={`${word.panelId ?? ""} ${String(word.at)}`}
                word={word}
                panel={word.panelId ? (panels[word.panelId] ?? null) : null}
                timeZone={timeZone}
              />
            ))}
            {turn && waiting.length > 0 ? (
              <p className="text-muted">{t("waits-for", { panels: waiting.join(", ") })}</p>
            ) : null}
            {turn && whyNot === "conflict-of-interest" ? (
              <p className="text-muted">{t("refusal:short.conflict-of-interest")}</p>
            ) : null}
            {turn && whyNot === null ? (
              <details open={answer?.values["stepId"] === id}>
                <summary className="link">{t("record", { step: label })}</summary>
                <div className="mt-4">
                  <StepForm
                    tallyId={tallyId}
                    stepId={id}
                    inPerson={false}
                    panels={missing.map((panel) => ({ value: panel, label: panels[panel] ?? panel }))}
                    answer={answer?.values["stepId"] === id ? answer : null}
                  />
                </div>
              </details>
            ) : answer?.values["stepId"] === id ? (
              <TypedStep answer={answer} />
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
