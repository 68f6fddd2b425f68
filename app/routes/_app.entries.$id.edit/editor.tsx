import { useEffect, useMemo, useRef, type ReactNode } from "react";
import { SignedPapers } from "~/entries/papers/signed-papers";
import { ConflictView } from "~/entries/writing/conflict-view";
import { DossierForm } from "~/entries/writing/dossier-form";
import { DraftFields } from "~/entries/writing/draft-fields";
import { drawnValues, withConflicts } from "~/entries/writing/draft-form";
import { useDraftKeeping } from "~/entries/writing/draft-keeping";
import { NotTakenView } from "~/entries/writing/not-taken-view";
import { Progress } from "~/entries/writing/progress-view";
import { SaveStatus } from "~/entries/writing/save-status";
import { TellingView } from "~/entries/writing/telling-view";
import { paths } from "~/paths";
import { Alert, useT, When } from "~/ui";
import type { EditAnswered, EditPage } from "./route";

/** What has to be read before the form is sent again: it is gone to, as the button was far from it. */
function Told({ answer, children }: { answer: object | null; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer) box.current?.focus();
  }, [answer]);
  return (
    <div ref={box} tabIndex={-1} className="empty:hidden">
      {children}
    </div>
  );
}

/** The form with everything around it that keeps what is written in it. */
export function Editor({ entry, answer }: { entry: EditPage; answer: EditAnswered }) {
  const t = useT("entries");
  const { rules, timeZone, openParts, papers } = entry;
  const typed = answer && "content" in answer ? answer : null;
  const conflict = typed?.kind === "conflict" ? typed : null;
  const asked = typed?.kind === "telling" ? typed : null;
  const unseen = typed?.kind === "refused" ? null : typed;
  // What stands on the server, as far as this page was told.
  const heard = {
    content: conflict?.theirs ?? unseen?.content ?? entry.draft,
    version: Math.max(unseen?.version ?? 0, entry.version),
  };
  const keeping = useDraftKeeping(
    {
      entryId: entry.id,
      userId: entry.userId,
      rules,
      version: heard.version,
      content: heard.content,
      savedAt: entry.savedAt,
      drawn: (content) => drawnValues(rules, content, openParts),
    },
    heard,
  );
  const { view, choose, wrapper, again } = keeping;
  const content = view ? keeping.content : (typed?.content ?? entry.draft);
  const told = view?.conflicts ?? conflict?.conflicts ?? [];
  const base = useMemo(
    () => withConflicts(drawnValues(rules, heard.content, openParts), conflict?.conflicts ?? []),
    [rules, heard.content, openParts, conflict],
  );
  return (
    <div ref={wrapper}>
      <DossierForm
        rules={rules}
        version={heard.version}
        content={content}
        attachments={entry.attachments}
        facts={entry.facts}
        ethnicityOf={entry.ethnicityOf}
        openParts={openParts}
        faults={typed?.faults}
        faultsLead={typed?.kind === "invalid" ? t("edit.notSubmitted") : undefined}
        fileNotes={
          papers ? { [papers.kindId]: <SignedPapers entryId={entry.id} papers={papers} /> } : undefined
        }
      >
        <DraftFields base={base} writer={entry.userId} />
        <Told answer={conflict && conflict.conflicts.length > 0 ? conflict : null}>
          <ConflictView
            rules={rules}
            content={content}
            conflicts={told}
            timeZone={timeZone}
            choose={view ? choose : undefined}
          />
        </Told>
        {conflict && conflict.conflicts.length === 0 ? (
          <Told answer={conflict}>
            <Alert tone="danger" title={t("drafts:conflict.seen")} />
          </Told>
        ) : null}
        {view?.restored ? (
          <Alert tone="info" title={t("drafts:restored.title")}>
            {t("drafts:restored.help")}
          </Alert>
        ) : null}
        {entry.saved && !answer && !view ? (
          <Alert
            tone="success"
            title={
              <>
                {t("edit.saved")} <When at={entry.savedAt} time seconds zone={timeZone} />
              </>
            }
          >
            {t("edit.savedHelp")}
          </Alert>
        ) : null}
        <Told answer={asked}>
          <TellingView places={asked?.places ?? entry.telling} asked={asked !== null} />
        </Told>
        <Progress rules={rules} content={content} openParts={openParts} />
      </DossierForm>
      <div className="save-bar">
        <NotTakenView answer={answer} back={paths.editEntry(entry.id)} again={again} />
        <SaveStatus view={view} back={paths.editEntry(entry.id)} timeZone={timeZone} />
      </div>
    </div>
  );
}
