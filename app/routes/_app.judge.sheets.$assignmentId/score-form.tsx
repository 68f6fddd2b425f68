import { Form, useRevalidator } from "@remix-run/react";
import {
  useEffect,
  useRef,
  useState,
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
} from "react";
import { usePerson } from "~/judging/offline/person";
import { proposalKey } from "~/judging/offline/sheet-copy";
import { otherOf } from "~/judging/offline/sheet-view";
import { readSheetForm } from "~/judging/sheets/score-sheet-form";
import { scoresOf } from "~/judging/sheets/receipt";
import {
  EMPTY_TEXTS,
  proposalFaults,
  readTexts,
  type SheetTexts,
  type TypedContent,
} from "~/judging/sheets/sheet-content";
import { markField, readMarks, submissionFaults, totalMicro, totalText } from "~/judging/sheets/marks";
import type { SheetPage } from "~/judging/sheets/judge-reads.server";
import type { Fault } from "~/platform/result";
import { Alert, Button, Card, Decimal, useLanguage, useT } from "~/ui";
import { ConfirmSubmission } from "./confirm-submission";
import { ConflictView } from "./conflict-view";
import { MarkField } from "./mark-field";
import type { SheetAnswer } from "./route";
import { PendingSubmission, SubmittedHere, useWaiting } from "./pending-submission";
import { SaveStatus } from "./save-status";
import { storedOf } from "./stored";
import { ProposalField, TextFields } from "./text-fields";
import { useLeaving, useSheet } from "./use-sheet";

/** The score sheet being filled in. Complete without script too: each button posts the form. */
export function ScoreForm({ page, answer }: { page: SheetPage; answer: SheetAnswer }) {
  const t = useT("judging");
  const language = useLanguage();
  const { criteria, assignmentId } = page;
  const stored = storedOf(page, language);
  const person = usePerson();
  const { revalidate } = useRevalidator();
  const sheet = useSheet(
    {
      assignmentId,
      person,
      language,
      version: answer && "version" in answer ? answer.version : page.sheet.version,
      state: page.sheet.state,
      stored,
      typed: answer?.typed ? { ...stored, ...answer.typed } : stored,
      other: answer && "other" in answer ? otherOf(answer.other, language) : null,
      about: {
        code: page.entry.code,
        title: page.entry.title,
        labels: Object.fromEntries([
          ...criteria.map(({ id, label }) => [id, label] as const),
          ...page.levels.map(({ id, label }) => [proposalKey(id), label] as const),
        ]),
      },
    },
    revalidate,
  );
  const { typed, other, change, adopt, halt, acknowledge } = sheet;

  const element = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState(answer?.code === "invalid");
  useEffect(() => {
    if (answer && "other" in answer) halt(otherOf(answer.other, language));
    if (answer && "version" in answer) acknowledge(answer.version, { ...EMPTY_TEXTS, ...answer.typed });
    if (answer?.code === "invalid") setAsked(true);
  }, [answer, language, halt, acknowledge]);
  useEffect(() => {
    const early = element.current && readSheetForm(new FormData(element.current));
    if (early) adopt(early);
  }, [adopt]);
  useLeaving(sheet);

  const reading = readMarks(criteria, typed.marks);
  const choice = page.asksProposal ? page.levels.map(({ id }) => id) : null;
  const textFaults = readTexts(typed, EMPTY_TEXTS, choice).faults;
  const missing = [
    ...submissionFaults(reading),
    ...proposalFaults(typed, choice),
    ...textFaults,
  ];
  const faults = asked ? missing : [...reading.faults, ...textFaults];
  const nextMark = reading.missing[0] ?? criteria[0]?.id;
  const total = totalText(totalMicro(criteria, reading.marks));

  const isLocked = sheet.pending || sheet.receipt !== null;
  const waits = useWaiting(sheet);
  const write = (change: Partial<SheetTexts>) => sheet.change({ ...typed, ...change });
  /** Points at what is missing before the sheet can be submitted. */
  const pointAtMissing = () => {
    setAsked(true);
    if (missing[0]) focusField(element.current, missing[0].path);
    return missing.length > 0;
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pressed = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("value");
    if (pressed !== "submit") return void sheet.save();
    if (!pointAtMissing()) void sheet.submit();
  };

  return (
    <Card>
      <h2 className="card-title">{t("sheet.title")}</h2>
      {answer && !("faults" in answer) && !("other" in answer) ? (
        <Alert tone="danger" title={t("sheet.not-saved")}>
          {t(`sheet.why-not.${answer.code}`)}
        </Alert>
      ) : null}
      {sheet.restored && !other ? <Alert tone="info">{t("sheet.restored")}</Alert> : null}
      {other ? (
        <ConflictView
          criteria={criteria}
          levels={page.levels}
          view={sheet}
          assignmentId={assignmentId}
          choose={sheet.choose}
          discard={sheet.discard}
        />
      ) : null}
      {sheet.receipt ? <SubmittedHere receipt={sheet.receipt} /> : null}
      {waits ? <PendingSubmission kept={sheet.kept} takeBack={sheet.takeBack} /> : null}
      {asked && faults.length > 0 ? (
        <Alert tone="danger" title={t("sheet.incomplete", { count: faults.length })} />
      ) : null}
      <Form ref={element} method="post" noValidate onSubmit={onSubmit} className="form mt-4">
        <input type="hidden" name="version" value={other?.version ?? sheet.version} />
        <fieldset className="contents" disabled={isLocked}>
        {criteria.map((criterion) => (
          <MarkField
            key={criterion.id}
            criterion={criterion}
            value={typed.marks[criterion.id] ?? ""}
            fault={faultOf(faults, criterion.id)}
            onChange={(text) =>
              change({ ...typed, marks: { ...typed.marks, [criterion.id]: text } })
            }
            onEnter={onEnter}
            isNext={criterion.id === nextMark}
          />
        ))}
          {page.asksProposal ? (
            <ProposalField levels={page.levels} typed={typed} faults={faults} onChange={write} />
          ) : null}
          <TextFields typed={typed} faults={faults} onChange={write} />
        </fieldset>
        <div className="sum-bar">
          <span>{t("total")}</span>
          <output aria-live="polite">
            {Object.keys(reading.marks).length > 0 ? (
              <>
                <Decimal value={total} /> / <Decimal value={page.highest} />
              </>
            ) : (
              t("not-scored")
            )}
          </output>
          <Missing criteria={criteria} ids={reading.missing} form={element} />
          <SaveStatus view={sheet} assignmentId={assignmentId} />
        </div>
        {waits || sheet.receipt ? null : (
          <>
            <ConfirmSubmission
              page={page}
              typed={typed}
              total={total}
              unchanged={isUnchanged(page, typed, scoresOf(reading.marks))}
              disabled={other !== null || isLocked}
              onAsk={pointAtMissing}
            />
            <div className="actions">
              <Button type="submit" name="intent" value="save">
                {t("sheet.save")}
              </Button>
              <p className="text-sm text-muted">{t("sheet.submit-help")}</p>
            </div>
          </>
        )}
      </Form>
    </Card>
  );
}

/** Which criteria have no mark yet, each leading to its field. */
function Missing({
  criteria,
  ids,
  form,
}: {
  criteria: SheetPage["criteria"];
  ids: readonly string[];
  form: RefObject<HTMLFormElement>;
}) {
  const t = useT("judging");
  if (ids.length === 0) return null;
  return (
    <p className="text-muted">
      {t("sheet.missing", { count: ids.length })}{" "}
      {criteria
        .filter(({ id }) => ids.includes(id))
        .map(({ id, label }, at) => (
          <span key={id} className={at > 0 ? "missing-more" : undefined}>
            {at > 0 ? ", " : null}
            <button type="button" className="link" onClick={() => focusField(form.current, markField(id))}>
              {label}
            </button>
          </span>
        ))}
    </p>
  );
}

/** Whether a sheet that was given back still says what was submitted; the judge's own notes don't count. */
function isUnchanged(
  { submissions }: SheetPage,
  typed: TypedContent,
  scores: Readonly<Record<string, string>>,
): boolean {
  const [last] = submissions;
  if (!last) return false;
  const ids = new Set([...Object.keys(scores), ...Object.keys(last.marks)]);
  return (
    [...ids].every((id) => scores[id] === last.marks[id]) &&
    typed.comment.trim() === last.comment &&
    typed.feedback.trim() === last.feedback &&
    typed.proposal === last.proposal
  );
}

function faultOf(faults: readonly Fault[], criterionId: string): Fault | undefined {
  return faults.find(({ path }) => path === markField(criterionId));
}

function focusField(form: HTMLFormElement | null, name: string) {
  const found = form?.elements.namedItem(name);
  const field = found instanceof RadioNodeList ? found[0] : found;
  if (field instanceof HTMLElement) field.focus();
}

/** Enter goes on to the next field, as on a calculator; it never sends a sheet that is half typed. */
function onEnter(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const { form } = event.currentTarget;
  if (!form) return;
  const chosen = form.querySelector("input[type=radio]:checked") ? ":checked" : "";
  const fields = [
    ...form.querySelectorAll<HTMLElement>(
      `input[type=text], input[type=radio]${chosen}, textarea`,
    ),
  ];
  fields[fields.indexOf(event.currentTarget) + (event.shiftKey ? -1 : 1)]?.focus();
}
