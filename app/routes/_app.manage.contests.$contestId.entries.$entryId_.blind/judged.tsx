import { QuestionAnswer } from "~/contests/question-answer";
import { Section, useT } from "~/ui";
import type { BlindRoutePage } from "./route";

/** The entry's words as its blind judges read them. */
export function Judged({ page: { judged } }: { page: BlindRoutePage }) {
  const t = useT("blind");
  return (
    <Section id="judged" title={t("judged.title")} lead={t("judged.lead")}>
      <p className="text-lg font-semibold">
        <span className="figures">{judged.code}</span> {judged.title}
      </p>
      <p>
        {judged.field}
        {judged.division ? ` · ${judged.division}` : null}
      </p>
      {judged.sections.map(({ id, title, answers }) => (
        <section key={id} className="grid min-w-0 gap-3">
          <h3 className="font-semibold">{title}</h3>
          {answers.map(({ question, answer }) => (
            <div key={question.id} className="min-w-0">
              {question.label === title ? null : <h4 className="mb-1 text-muted">{question.label}</h4>}
              <QuestionAnswer question={question} answer={answer} />
            </div>
          ))}
        </section>
      ))}
    </Section>
  );
}
