import { Link } from "@remix-run/react";
import { questionById } from "~/contests/regulation";
import { ProgressBar } from "~/entries/writing/progress-view";
import { paths } from "~/paths";
import { useT } from "~/ui";
import type { GuidePage } from "./route";

type Step = GuidePage["step"];

/** What a step is called. */
export function useStepName(page: GuidePage): (step: Step) => string {
  const t = useT("drafts");
  return (step) => {
    switch (step.kind) {
      case "member": {
        const name = page.draft.members[step.index]?.name.trim();
        return name || t("guide.member", { number: step.index + 1 });
      }
      case "question":
        return questionById(page.rules, step.questionId)?.label ?? "";
      default:
        return t(`guide.${step.kind}`);
    }
  };
}

/** How far one is, and the way to every step; folded away, since one thing is asked at a time. */
export function StepList({ page }: { page: GuidePage }) {
  const t = useT("drafts");
  const nameOf = useStepName(page);
  const { progress, steps, index } = page;
  return (
    <div className="relative">
      <ProgressBar done={progress.done} total={progress.total} />
      <Link className="link absolute right-0 mt-2 py-1" to={paths.editEntry(page.id)}>
        {t("guide.whole")}
      </Link>
      <details className="mt-2" key={page.step.id}>
        <summary className="cursor-pointer py-1 text-accent">{t("guide.steps")}</summary>
        <ol className="mt-2 grid gap-1">
          {steps.map((step, i) => (
            <li key={step.id}>
              <Link
                className="link inline-block py-1"
                to={step.missing ? paths.checkStep(page.id, step.id) : paths.guideEntry(page.id, step.id)}
                aria-current={i === index ? "step" : undefined}
              >
                {i + 1}. {nameOf(step)}
              </Link>
              {step.kind === "send" ? null : (
                <span className="text-sm text-muted">
                  {" "}
                  ({t(step.missing ? "guide.missing" : "guide.done")})
                </span>
              )}
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}
