import { Form, useBeforeUnload, useBlocker, useSubmit } from "@remix-run/react";
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { readSheetForm, sheetForm } from "~/judging/sheets/score-sheet-form";
import { EMPTY_TEXTS } from "~/judging/sheets/sheet-content";
import { markField, readMarks, submissionFaults, totalMicro, totalText } from "~/judging/sheets/marks";
import type { SheetPage } from "~/judging/sheets/judge-reads.server";
import { formatDecimal } from "~/platform/format";
import type { Language } from "~/platform/language";
import type { Fault } from "~/platform/result";
import { Alert, Button, Card, Decimal, useLanguage, useT } from "~/ui";
import { ConflictView } from "./conflict-view";
import { MarkField } from "./mark-field";
import type { SheetAnswer } from "./route";
import { SaveStatus } from "./save-status";
import { otherOf, useSheet, type Typed } from "./use-sheet";

/** The score sheet being filled in. Complete without script too: each button posts the form. */
export function ScoreForm({ page, answer }: { page: SheetPage; answer: SheetAnswer }) {
  const t = useT("judging");
  const language = useLanguage();
  const { criteria, assignmentId } = page;
  const stored = storedOf(page, language);
  const sheet = useSheet({
    assignmentId,
    language,
    version: answer && "version" in answer ? answer.version : page.sheet.version,
    stored,
    typed: answer?.typed ? { ...stored, ...answer.typed } : stored,
    other: answer && "other" in answer ? otherOf(answer.other, language) : null,
  });
  const { typed, other, send, change, adopt, halt, acknowledge } = sheet;

  const element = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState(answer?.code === "invalid");
  const submit = useSubmit();
  useEffect(() => {
    if (answer && "other" in answer) halt(otherOf(answer.other, language));
    if (answer && "version" in answer) acknowledge(answer.version, { ...EMPTY_TEXTS, ...answer.typed }, false);
    if (answer?.code === "invalid") setAsked(true);
  }, [answer, language, halt, acknowledge]);
  useEffect(() => {
    const early = element.current && readSheetForm(new FormData(element.current));
    if (early) adopt(early);
  }, [adopt]);
  useLeaving(sheet);

  const reading = readMarks(criteria, typed.marks);
  const faults = asked ? submissionFaults(reading) : reading.faults;
  const total = totalText(totalMicro(criteria, reading.marks));

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pressed = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("value");
    if (pressed !== "submit") return void send();
    const faulty = submissionFaults(reading)[0];
    setAsked(true);
    if (faulty) return focusField(element.current, faulty.path);
    void send().then((version) => {
      if (version === null) return;
      const form = sheetForm({ version, ...typed });
      form.set("intent", "submit");
      submit(form, { method: "post" });
    });
  };

  return (
    <Card title={t("sheet.title")}>
      {answer && !("faults" in answer) && !("other" in answer) ? (
        <Alert tone="danger" title={t("sheet.not-saved")}>
          {t(`sheet.why-not.${answer.code}`)}
        </Alert>
      ) : null}
      {sheet.restored && !other ? <Alert tone="info">{t("sheet.restored")}</Alert> : null}
      {other ? (
        <ConflictView
          criteria={criteria}
          typed={typed}
          other={other}
          assignmentId={assignmentId}
          choose={sheet.choose}
        />
      ) : null}
      {asked && faults.length > 0 ? (
        <Alert tone="danger" title={t("sheet.incomplete", { count: faults.length })} />
      ) : null}
      <Form ref={element} method="post" noValidate onSubmit={onSubmit} className="form mt-4">
        <input type="hidden" name="version" value={other?.version ?? sheet.version} />
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
          />
        ))}
        <p className="flex items-baseline justify-between border-y border-line py-3 text-lg font-semibold">
          {t("total")}
          <output aria-live="polite">
            <Decimal value={total} /> / <Decimal value={page.highest} />
          </output>
        </p>
        {reading.missing.length > 0 ? (
          <p className="text-sm text-muted">
            {t("sheet.missing", { count: reading.missing.length })}
          </p>
        ) : null}
        <div className="field">
          <label className="label" htmlFor="sheet-comment">
            {t("sheet.comment")}
          </label>
          <textarea
            id="sheet-comment"
            name="comment"
            rows={5}
            className="input"
            value={typed.comment}
            onChange={(event) => change({ ...typed, comment: event.currentTarget.value })}
          />
          {faults
            .filter(({ path }) => path === "comment")
            .map((fault) => (
              <p key={fault.code} className="fault">
                {t(`fault.${fault.code}`, fault.params)}
              </p>
            ))}
        </div>
        <SaveStatus state={sheet.state} assignmentId={assignmentId} />
        <div className="actions">
          <Button type="submit" name="intent" value="save">
            {t("sheet.save")}
          </Button>
          <Button
            type="submit"
            name="intent"
            value="submit"
            variant="primary"
            disabled={other !== null && other.state === "SUBMITTED"}
          >
            {t("sheet.submit")}
          </Button>
        </div>
        <p className="text-sm text-muted">{t("sheet.submit-help")}</p>
      </Form>
    </Card>
  );
}

function storedOf({ sheet }: SheetPage, language: Language): Typed {
  const marks = Object.entries(sheet.marks).map(([id, score]) => [
    id,
    formatDecimal(score, language),
  ]);
  const { comment, feedback, notes, proposal } = sheet;
  return {
    marks: Object.fromEntries(marks) as Record<string, string>,
    comment,
    feedback,
    notes,
    proposal,
  };
}

function faultOf(faults: readonly Fault[], criterionId: string): Fault | undefined {
  return faults.find(({ path }) => path === markField(criterionId));
}

function focusField(form: HTMLFormElement | null, name: string) {
  const field = form?.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}

/** Enter goes on to the next field, as on a calculator; it never sends a sheet that is half typed. */
function onEnter(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key !== "Enter") return;
  event.preventDefault();
  const fields = [
    ...(event.currentTarget.form?.querySelectorAll<HTMLElement>("input[type=text], textarea") ??
      []),
  ];
  fields[fields.indexOf(event.currentTarget) + 1]?.focus();
}

/** Nobody leaves unwarned with marks that the server does not have; where it takes them in time, nobody is asked. */
function useLeaving({ state, send }: Pick<ReturnType<typeof useSheet>, "state" | "send">) {
  const unsaved = state.kind !== "saved";
  const t = useT("judging");
  useBeforeUnload((event) => {
    if (unsaved) event.preventDefault();
  });
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    void send().then((version) => {
      if (version !== null || window.confirm(t("sheet.leave"))) blocker.proceed();
      else blocker.reset();
    });
  }, [blocker, send, t]);
}
