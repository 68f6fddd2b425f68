import { formatDateTime } from "~/platform/format";
import {
  Alert,
  AppForm,
  Badge,
  Card,
  CheckboxField,
  HiddenField,
  Section,
  SubmitButton,
  useT,
} from "~/ui";
import type { PreparedReminders } from "./reminders.server";

interface PreviewProps {
  prepared: PreparedReminders;
  /** What was written, with its tokens, and who was chosen. */
  values: Readonly<Record<string, unknown>>;
  /** Why it was not sent although that was pressed. */
  code: "preview" | "changed" | "lately";
  timeZone?: string;
}

/** Every mail exactly as its person will get it; sent by the one button. */
export function ReminderPreview({ prepared, values, code, timeZone }: PreviewProps) {
  const t = useT("steering");
  const { mails, leftOut, seen } = prepared;
  const lately = mails.filter((mail) => mail.lately).length;
  const hidden = (
    <>
      {mails.map(({ memberId }) => (
        <HiddenField key={memberId} name="memberIds[]" value={memberId} />
      ))}
      <HiddenField name="subject" value={String(values["subject"] ?? "")} />
      <HiddenField name="text" value={String(values["text"] ?? "")} />
    </>
  );
  return (
    <Section
      title={t("remind.preview-title", { count: mails.length })}
      lead={t("remind.preview-lead")}
    >
      <div className="space-y-6">
        {code === "changed" ? <Alert tone="warning" title={t("remind.changed")} /> : null}
        {leftOut > 0 ? (
          <Alert tone="info" title={t("remind.left-out", { count: leftOut })} />
        ) : null}
        {mails.length === 0 ? (
          <Alert tone="warning" title={t("remind.nobody")} />
        ) : (
          <AppForm>
            {hidden}
            <HiddenField name="seen" value={seen} />
            {lately > 0 ? (
              <Alert
                tone={code === "lately" ? "danger" : "warning"}
                title={t("remind.lately-title", { count: lately })}
              >
                <CheckboxField name="again" label={t("remind.again")} />
              </Alert>
            ) : null}
            <SubmitButton intent="send">{t("remind.send", { count: mails.length })}</SubmitButton>
          </AppForm>
        )}
        <AppForm>
          {hidden}
          <SubmitButton intent="edit" variant="secondary">
            {t("remind.edit")}
          </SubmitButton>
        </AppForm>
        {mails.map((mail) => (
          <Card
            key={mail.memberId}
            title={
              <>
                {mail.name}{" "}
                {mail.lately && mail.remindedAt ? (
                  <Badge tone="warning">
                    {t("remind.lately", { at: formatDateTime(mail.remindedAt, timeZone) })}
                  </Badge>
                ) : null}
              </>
            }
          >
            <p className="text-sm text-muted">
              {t("remind.to")}: {mail.to}
            </p>
            <p className="font-semibold">{mail.subject}</p>
            <p className="break-words whitespace-pre-line">{mail.text.trim()}</p>
          </Card>
        ))}
      </div>
    </Section>
  );
}
