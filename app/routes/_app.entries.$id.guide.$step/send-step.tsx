import { Link } from "@remix-run/react";
import { useEffect, useMemo, useRef } from "react";
import { DossierView } from "~/entries/dossier-view";
import { DraftFields } from "~/entries/writing/draft-fields";
import { drawnValues, SEEN } from "~/entries/writing/draft-form";
import { useDraftKeeping } from "~/entries/writing/draft-keeping";
import { stepOfFault } from "~/entries/writing/guide-steps";
import { TellingView } from "~/entries/writing/telling-view";
import { NotTakenView } from "~/entries/writing/not-taken-view";
import { printedFaults } from "~/entries/present";
import { paths } from "~/paths";
import type { Fault } from "~/platform/result";
import {
  Alert,
  AppForm,
  Button,
  Countdown,
  HiddenField,
  Section,
  SubmitButton,
  useFaultText,
  useLanguage,
  useT,
  When,
} from "~/ui";
import type { GuideAnswer, GuidePage } from "./route";
import { Tip } from "./step-form";
import { useStepName } from "./step-list";

const NOTHING = {};

/** The last step: what is missing, all that is sent in, to be read, and the button. */
export function SendStep({ page, answer }: { page: GuidePage; answer: GuideAnswer }) {
  const t = useT("drafts");
  const entries = useT("entries");
  const { id, rules, openParts, step, userId, attachments } = page;
  const typed = answer && "content" in answer ? answer : null;
  const conflict = typed?.kind === "conflict" ? typed : null;
  const draft = conflict?.theirs ?? page.draft;
  const version = Math.max(conflict?.version ?? 0, page.version);
  const seen = useMemo(
    () => JSON.stringify(drawnValues(rules, draft, openParts)),
    [rules, draft, openParts],
  );
  const heard = { content: draft, version };
  const { wrapper, again } = useDraftKeeping(
    { entryId: id, userId, rules, ...heard, savedAt: page.savedAt, drawn: () => NOTHING },
    heard,
  );
  // The button is far from what has to be read before it is pressed again.
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (typed) told.current?.focus();
  }, [typed]);
  const maySubmit = page.whyNotSubmit === null;
  return (
    <>
      <div ref={wrapper}>
        <AppForm encType="multipart/form-data" autoComplete="off" namespace="entries">
          <HiddenField name="version" value={version} />
          <HiddenField name={SEEN} value={seen} />
          <DraftFields base={NOTHING} writer={userId} />
          <h2 className="text-xl font-semibold">{useStepName(page)(step)}</h2>
          <div ref={told} tabIndex={-1} className="grid gap-4">
            {conflict ? <Alert tone="danger" title={t("conflict.seen")} /> : null}
            {typed?.kind === "invalid" ? (
              <Wrong page={page} faults={typed.faults} />
            ) : (
              <Check page={page} />
            )}
          </div>
          <TellingView
            places={page.telling}
            linkOf={({ path }) => {
              const there = stepOfFault(page.steps, page.draft, { path, code: "" });
              return there ? paths.guideEntry(id, there.id) : null;
            }}
          />
          <Until page={page} />
          <p className="help">{maySubmit ? entries("edit.submitHelp") : t("consent:co-author.what")}</p>
          <div className="actions">
            {maySubmit ? <SubmitButton intent="submit">{entries("edit.submit")}</SubmitButton> : null}
            <Button type="submit" name="go" value="back">
              {t("guide.back")}
            </Button>
          </div>
          <Tip page={page} />
        </AppForm>
      </div>
      <Section title={t("guide.read-again")} lead={t("guide.read-again-lead")}>
        <DossierView rules={rules} snapshot={{ ...draft, attachments: [...attachments], regulationRevision: 0 }} />
      </Section>
      <div className="save-bar">
        <NotTakenView answer={answer} back={paths.guideEntry(id, step.id)} again={again} />
      </div>
    </>
  );
}

/** What is still missing, each with its step. */
function Check({ page }: { page: GuidePage }) {
  const t = useT("drafts");
  const nameOf = useStepName(page);
  const missing = page.steps.filter((step) => step.missing);
  if (missing.length === 0) return <Alert tone="success" title={t("guide.ready")} />;
  return (
    <div className="grid gap-2">
      <p>{t("guide.send-lead")}</p>
      <ul className="grid gap-1">
        {missing.map((step) => (
          <li key={step.id}>
            <Link className="link inline-block py-1" to={paths.checkStep(page.id, step.id)}>
              {nameOf(step)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Why it was not sent in, each with the step where it is mended. */
function Wrong({ page, faults }: { page: GuidePage; faults: readonly Fault[] }) {
  const entries = useT("entries");
  const nameOf = useStepName(page);
  const textOf = useFaultText("entries");
  const printed = printedFaults(faults, useLanguage());
  return (
    <Alert tone="danger" title={entries("edit.notSubmitted")}>
      <ul className="grid gap-1">
        {printed.map((fault) => {
          const step = stepOfFault(page.steps, page.draft, fault);
          return (
            <li key={`${fault.path} ${fault.code}`}>
              {step ? (
                <Link className="link inline-block py-1" to={paths.checkStep(page.id, step.id)}>
                  {nameOf(step)}: {textOf(fault)}
                </Link>
              ) : (
                textOf(fault)
              )}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}

/** Until when it can be sent in. */
function Until({ page: { state, latestScreening, closesAt, now, timeZone } }: { page: GuidePage }) {
  const t = useT("entries");
  const due = state === "SUPPLEMENT_REQUESTED" ? latestScreening?.dueAt : null;
  const until = due ?? closesAt;
  if (!until) return null;
  return (
    <p>
      {t(due ? "edit.supplementUntil" : "edit.until")}: <When at={until} time zone={timeZone} /> (
      <Countdown until={until} now={now} />)
    </p>
  );
}
