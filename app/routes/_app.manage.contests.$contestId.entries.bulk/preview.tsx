import { useMemo } from "react";
import { bulkSchema } from "~/entries/screening/bulk";
import { EntryStateBadge } from "~/entries/state-badge";
import {
  Alert,
  AppForm,
  CheckboxGroupField,
  DataTable,
  DateTimeField,
  HiddenField,
  LinkButton,
  Section,
  SelectField,
  SubmitButton,
  TextAreaField,
  useT,
} from "~/ui";
import type { BulkAnswer, BulkPage } from "./route";

type Shown = Extract<BulkAnswer, { step: "preview" }>;

/** What will happen to each entry, and which are left alone and why; nothing has happened yet. */
export function Preview({ answer, back, page }: { answer: Shown; back: string; page: BulkPage }) {
  const t = useT("screening");
  const schema = useMemo(() => bulkSchema(page.timeZone), [page.timeZone]);
  const ready = answer.lines.filter(({ whyNot }) => whyNot === null);
  const values = { reason: "", dueAt: answer.proposedDue, asked: [], ...answer.values };
  return (
    <Section
      title={t(`bulk.actions.${answer.action}`)}
      lead={t("bulk.will", { count: ready.length, total: answer.lines.length })}
    >
      <div className="grid gap-6">
        {answer.leftOut > 0 ? (
          <Alert tone="warning" title={t("bulk.left-out", { count: answer.leftOut })} />
        ) : null}
        {ready.length > 0 ? (
          <AppForm schema={schema} namespace="screening" faults={answer.faults} values={values}>
            <HiddenField name="action" value={answer.action} />
            <HiddenField name="query" value={answer.query} />
            {ready.map(({ id, version }) => (
              <HiddenField key={id} name="targets[]" value={`${id}:${version}`} />
            ))}
            <Asks answer={answer} />
            <div className="actions">
              <SubmitButton intent="apply">{t("bulk.apply", { count: ready.length })}</SubmitButton>
              <LinkButton variant="quiet" to={back}>
                {t("bulk.back")}
              </LinkButton>
            </div>
          </AppForm>
        ) : (
          <LinkButton to={back}>{t("bulk.back")}</LinkButton>
        )}
        <DataTable
          dense
          caption={t("bulk.caption")}
          rows={answer.lines}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "title",
              header: t("entries:column.title"),
              rowHeader: true,
              cell: ({ title, code }) => (
                <>
                  {title} <span className="figures block text-sm font-normal text-muted">{code}</span>
                </>
              ),
            },
            {
              key: "state",
              header: t("entries:column.state"),
              cell: ({ state }) => <EntryStateBadge state={state} />,
            },
            {
              key: "will",
              header: t("bulk.column"),
              cell: ({ whyNot }) =>
                whyNot === null ? (
                  t(`bulk.effect.${answer.action}`)
                ) : (
                  <span className="text-muted">{t(`bulk.refusal.${whyNot}`)}</span>
                ),
            },
          ]}
        />
      </div>
    </Section>
  );
}

/** What the action needs to know besides the entries. */
function Asks({ answer }: { answer: Shown }) {
  const t = useT("screening");
  switch (answer.action) {
    case "eligible":
    case "remind":
      return <p className="help">{t(`bulk.help.${answer.action}`)}</p>;
    case "supplement":
      return (
        <>
          <TextAreaField
            name="reason"
            label={t("entries:screen.reason")}
            help={t("entries:screen.reasonHelp")}
            required
          />
          <CheckboxGroupField
            name="asked"
            className="checks-columns"
            label={t("asked.title")}
            help={t("asked.help")}
            options={answer.askable.map(({ path, label }) => ({
              value: path,
              label: label ?? t(`entries:part.${path}`),
            }))}
          />
          <DateTimeField name="dueAt" label={t("entries:screen.dueAt")} required />
        </>
      );
    case "move-field":
      return (
        <>
          <SelectField
            name="fieldId"
            label={t("move.to")}
            required
            options={answer.fields.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextAreaField name="reason" label={t("move.reason")} help={t("move.help")} required />
        </>
      );
  }
}
