import { Link } from "@remix-run/react";
import { formatDateTime } from "~/platform/format";
import type { Fault } from "~/platform/result";
import {
  AppForm,
  Badge,
  CheckboxGroupField,
  EmptyState,
  SubmitButton,
  TextAreaField,
  TextField,
  useT,
} from "~/ui";
import { isPicked, PICKS, type Pick as PickName } from "./reminder";
import { MAX_REMINDER, MAX_SUBJECT, reminderSchema } from "./reminder-form";
import type { ReminderPage } from "./reminders.server";

interface ChooseProps {
  page: ReminderPage;
  pick: PickName;
  timeZone?: string;
  faults: readonly Fault[];
  values: Readonly<Record<string, unknown>> | null;
}

/** Whom to remind, and the words of the mail. */
export function ChooseReminded({ page, pick, timeZone, faults, values }: ChooseProps) {
  const t = useT("steering");
  if (page.people.length === 0)
    return <EmptyState title={t("remind.none")}>{t("remind.none-help")}</EmptyState>;
  const picked = page.people.filter(({ state }) => isPicked(pick, state));
  return (
    <>
      <nav className="actions" aria-label={t("remind.pick")}>
        {PICKS.map((one) => (
          <Link
            key={one}
            className="chip"
            to={`?pick=${one}`}
            aria-current={one === pick && values === null ? "page" : undefined}
          >
            {t(`remind.picks.${one}`)}
            {one === "none" ? null : ` (${page.people.filter(({ state }) => isPicked(one, state)).length})`}
          </Link>
        ))}
      </nav>
      <AppForm
        key={values === null ? pick : "typed"}
        schema={reminderSchema}
        namespace="steering"
        faults={faults}
        values={
          values ?? {
            memberIds: picked.map(({ memberId }) => memberId),
            subject: page.subject,
            text: page.text,
          }
        }
      >
        <CheckboxGroupField
          name="memberIds"
          label={t("remind.whom")}
          required
          options={page.people.map((one) => ({
            value: one.memberId,
            label: t("remind.person", { name: one.name, panel: one.panel }),
            help: (
              <>
                {t(`work.${one.state}`)}, {t("remind.open", { count: one.open })}
                {one.remindedAt
                  ? `. ${t("remind.lately", { at: formatDateTime(one.remindedAt, timeZone) })}`
                  : null}{" "}
                {one.trouble ? <Badge tone="danger">{t("progress.trouble")}</Badge> : null}
              </>
            ),
          }))}
        />
        <TextField name="subject" label={t("remind.subject")} required maxLength={MAX_SUBJECT} />
        <TextAreaField
          name="text"
          label={t("remind.text")}
          help={t("remind.tokens", { tokens: page.tokens.map((one) => `{${one}}`).join(", ") })}
          required
          rows={12}
          maxLength={MAX_REMINDER}
        />
        <SubmitButton intent="preview">{t("remind.preview")}</SubmitButton>
      </AppForm>
    </>
  );
}
