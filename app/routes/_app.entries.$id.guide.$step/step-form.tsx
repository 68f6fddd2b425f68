import { useMemo, useRef, type ReactNode } from "react";
import { questionById } from "~/contests/regulation";
import { ConflictView } from "~/entries/writing/conflict-view";
import { RowsContext, useDossierRows } from "~/entries/dossier-rows";
import { DraftFields } from "~/entries/writing/draft-fields";
import { withConflicts } from "~/entries/writing/draft-form";
import { useDraftKeeping } from "~/entries/writing/draft-keeping";
import type { EntryContent } from "~/entries/entry-content";
import { drawnInStep } from "~/entries/writing/guide-steps";
import { SaveStatus } from "~/entries/writing/save-status";
import { paths } from "~/paths";
import { printedFaults } from "~/entries/present";
import { Alert, AppForm, Button, HiddenField, useLanguage, useT } from "~/ui";
import { useDossierLabels } from "~/entries/dossier-labels";
import { mainOf } from "~/entries/writing/draft-values";
import { NotTakenView } from "~/entries/writing/not-taken-view";
import type { GuideAnswer, GuidePage } from "./route";
import { StepFields } from "./step-fields";
import { useStepName } from "./step-list";

/** One step: what is asked, what a good answer holds, and the ways back and on; both save. */
export function StepForm({ page, answer }: { page: GuidePage; answer: GuideAnswer }) {
  const t = useT("drafts");
  const { id, rules, openParts, index, step, steps, timeZone, userId } = page;
  const typed = answer && "content" in answer ? answer : null;
  const conflict = typed?.kind === "conflict" ? typed : null;
  const conflicts = conflict?.conflicts ?? [];
  const told = conflict?.theirs ?? (typed?.kind === "saved" ? typed.content : null);
  const heard = {
    content: told ?? page.draft,
    version: Math.max(told && typed ? typed.version : 0, page.version),
  };
  const language = useLanguage();
  const faults = typed?.faults ?? page.faults;
  const printed = useMemo(() => printedFaults(faults, language), [faults, language]);
  const drawn = (content: EntryContent) => drawnInStep(step, rules, content, openParts);
  const { view, choose, wrapper, again, ...keeping } = useDraftKeeping(
    { entryId: id, userId, rules, ...heard, savedAt: page.savedAt, drawn },
    heard,
  );
  const stored = view ? keeping.content : (typed?.content ?? page.draft);
  const marker = useRef<HTMLSpanElement>(null);
  const { content, change } = useDossierRows(marker, rules, stored, openParts);
  const rows = useMemo(() => ({ change }), [change]);
  // A step shows one of the members: in its form that one is the first.
  const values =
    step.kind === "member"
      ? { ...content, members: stored.members.filter((member) => member.id === step.memberId) }
      : { ...content, mainMember: mainOf(stored) };
  const previous = steps[index - 1];
  const name = useStepName(page)(step);
  return (
    <div ref={wrapper}>
      <AppForm
        encType="multipart/form-data"
        autoComplete="off"
        namespace="entries"
        values={values}
        faults={printed}
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
        {conflict && conflicts.length === 0 ? (
          <Alert tone="danger" title={t("conflict.seen")} />
        ) : null}
        {/* The others draw their own. */}
        {step.kind === "main" ? <h2 className="text-xl font-semibold">{name}</h2> : null}
        <RowsContext.Provider value={rows}>
          <StepFields page={page} step={step} content={values} />
        </RowsContext.Provider>
        <Tip page={page} />
        <div className="actions">
          <Button type="submit" variant="primary" name="go" value="next">
            {t("guide.next")}
          </Button>
          {faults.length > 0 ? (
            <Button type="submit" name="go" value="skip">
              {t("guide.skip")}
            </Button>
          ) : null}
          {previous ? (
            <Button type="submit" name="go" value="back">
              {t("guide.back")}
            </Button>
          ) : null}
        </div>
      </AppForm>
      <div className="save-bar">
        <NotTakenView answer={answer} back={paths.guideEntry(id, step.id)} again={again} />
        <SaveStatus view={view} back={paths.guideEntry(id, step.id)} timeZone={timeZone} />
      </div>
    </div>
  );
}

const FIELDS = ["general", "members", "supporters", "origin"];

/** What a good answer holds and one that does, for those who have never written any. */
export function Tip({ page: { rules, step }, children }: { page: GuidePage; children?: ReactNode }) {
  const t = useT("drafts");
  const question = step.kind === "question" ? questionById(rules, step.questionId) : null;
  const kind = question?.kind ?? (step.kind === "member" ? "members" : step.kind);
  // A question that brings its own example shows it with its field.
  const withExample = !question?.example.trim();
  return (
    <aside className="card">
      <p className="font-semibold">{t(question || FIELDS.includes(kind) ? "guide.tip.title" : "guide.hint")}</p>
      <p className="mt-1">{t(`guide.tip.${kind}`)}</p>
      {withExample ? (
        <p className="mt-2 text-muted">
          <strong>{t("guide.example")}</strong> {t(`guide.example-of.${kind}`)}
        </p>
      ) : null}
      {children}
    </aside>
  );
}
