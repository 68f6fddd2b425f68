import { useMemo, useRef } from "react";
import { ConflictView } from "~/entries/writing/conflict-view";
import { RowsContext, useDossierRows } from "~/entries/dossier-rows";
import { DraftFields } from "~/entries/writing/draft-fields";
import { withConflicts } from "~/entries/writing/draft-form";
import { useDraftKeeping } from "~/entries/writing/draft-keeping";
import type { EntryContent } from "~/entries/entry-content";
import { drawnInStep } from "~/entries/writing/guide-steps";
import { SaveStatus } from "~/entries/writing/save-status";
import { paths } from "~/paths";
import { AppForm, Button, HiddenField, LinkButton, useT } from "~/ui";
import { useDossierLabels } from "~/entries/dossier-labels";
import type { GuideAnswer, GuidePage } from "./route";
import { StepFields } from "./step-fields";
import { useStepName } from "./step-list";

/** One step: what is asked, what a good answer holds, and the ways back and on; both save. */
export function StepForm({ page, answer }: { page: GuidePage; answer: GuideAnswer }) {
  const t = useT("drafts");
  const { id, rules, openParts, index, step, steps, timeZone, userId } = page;
  const conflicts = answer?.conflicts ?? [];
  const heard = {
    content: answer?.theirs ?? page.draft,
    version: Math.max(answer?.theirs ? answer.version : 0, page.version),
  };
  const drawn = (content: EntryContent) => drawnInStep(step, rules, content, openParts);
  const { view, choose, wrapper, ...keeping } = useDraftKeeping(
    { entryId: id, userId, rules, ...heard, savedAt: page.savedAt, drawn },
    heard,
  );
  const stored = view ? keeping.content : (answer?.content ?? page.draft);
  const marker = useRef<HTMLSpanElement>(null);
  const { content, change } = useDossierRows(marker, rules, stored, openParts);
  const rows = useMemo(() => ({ change }), [change]);
  // A step shows one of the members: in its form that one is the first.
  const values =
    step.kind === "member"
      ? { ...content, members: stored.members.filter((member) => member.id === step.memberId) }
      : content;
  const previous = steps[index - 1];
  const name = useStepName(page)(step);
  return (
    <div ref={wrapper}>
      <AppForm
        encType="multipart/form-data"
        autoComplete="off"
        namespace="entries"
        values={values}
        faults={answer?.faults}
        labels={useDossierLabels(rules, values)}
      >
        <span ref={marker} hidden />
        <HiddenField name="version" value={heard.version} />
        <DraftFields base={withConflicts(drawn(heard.content), conflicts)} writer={userId} />
        {/* Enter in a field goes on, and not back. */}
        <button className="sr-only" tabIndex={-1} aria-hidden="true" name="go" value="next" />
        <ConflictView
          rules={rules}
          content={stored}
          conflicts={view?.conflicts ?? conflicts}
          timeZone={timeZone}
          choose={view ? choose : undefined}
        />
        {/* The others draw their own. */}
        {step.kind === "files" || step.kind === "send" ? (
          <h2 className="text-xl font-semibold">{name}</h2>
        ) : null}
        <RowsContext.Provider value={rows}>
          <StepFields page={page} step={step} content={values} />
        </RowsContext.Provider>
        <Tip page={page} />
        <div className="actions">
          {step.kind === "send" ? (
            <LinkButton variant="primary" to={paths.editEntry(id)}>
              {t("guide.to-whole")}
            </LinkButton>
          ) : (
            <Button type="submit" variant="primary" name="go" value="next">
              {t("guide.next")}
            </Button>
          )}
          {previous ? (
            <Button type="submit" name="go" value="back">
              {t("guide.back")}
            </Button>
          ) : null}
        </div>
      </AppForm>
      <div className="save-bar">
        <SaveStatus view={view} back={paths.guideEntry(id, step.id)} timeZone={timeZone} />
      </div>
    </div>
  );
}

/** What a good answer holds, for those who have never written one. */
function Tip({ page: { rules, step } }: { page: GuidePage }) {
  const t = useT("drafts");
  const kind = (() => {
    if (step.kind === "member") return "members";
    if (step.kind !== "question") return step.kind;
    const question = rules.sections
      .flatMap(({ questions }) => questions)
      .find(({ id }) => id === step.questionId);
    if (question?.kind === "long-text" || question?.kind === "table") return question.kind;
    return "short";
  })();
  return (
    <aside className="card">
      <p className="font-semibold">{t("guide.tip.title")}</p>
      <p className="mt-1">{t(`guide.tip.${kind}`)}</p>
    </aside>
  );
}
