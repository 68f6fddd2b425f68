import { useActionData, useSearchParams } from "@remix-run/react";
import { isPicked, PICKS } from "~/judging/progress/reminder";
import { ChooseReminded } from "~/judging/progress/reminder-choose";
import { ReminderPreview } from "~/judging/progress/reminder-preview";
import type { ReminderPage } from "~/judging/progress/reminders.server";
import type { answerReminder } from "./answer";

/** Choosing whom to remind with which words, or the mails as they will go out. */
export function ReminderSteps({ page }: { page: ReminderPage }) {
  const answer = useActionData<typeof answerReminder>();
  const [search] = useSearchParams();
  const proposed = page.people.some(({ state }) => isPicked("not-begun", state)) ? "not-begun" : "unfinished";
  const pick = PICKS.find((one) => one === search.get("pick")) ?? proposed;
  const { timeZone } = page.contest;
  return (
    <div className="space-y-6">
      {answer?.step === "preview" ? (
        <ReminderPreview {...answer} timeZone={timeZone} />
      ) : (
        <ChooseReminded
          page={page}
          pick={pick}
          timeZone={timeZone}
          faults={answer?.faults ?? []}
          values={answer?.values ?? null}
        />
      )}
    </div>
  );
}
