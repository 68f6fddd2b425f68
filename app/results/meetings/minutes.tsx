import { dutiesAt, type MeetingDuty } from "~/contests/meeting-duties";
import type { TextValues } from "~/platform/form";
import type { Fault } from "~/platform/result";
import { formatLocalDate } from "~/platform/format";
import {
  Alert,
  AppForm,
  Badge,
  DataTable,
  DateField,
  DefinitionList,
  HiddenField,
  Section,
  SubmitButton,
  TextField,
  useT,
  When,
} from "~/ui";
import { signMinutesForm } from "./meeting-form";
import type { MeetingPage } from "./meetings.server";
import { QuorumLine } from "./quorum-line";

/** A meeting as it was written down, for reading. */
export function Minutes({ page }: { page: MeetingPage }) {
  const t = useT("meetings");
  const { meeting, timeZone } = page;
  const { attendance, signed, kind } = meeting;
  const duties = dutiesAt(meeting);
  const dutyWords = (duty: MeetingDuty) =>
    duty === "head" || duty === "clerk" ? t(`duty.${duty}.${kind}`) : t(`duty.${duty}`);
  return (
    <div className="space-y-6">
      {signed ? (
        <Alert
          tone="success"
          title={t("signed-on", { number: signed.number, date: formatLocalDate(signed.date) })}
        >
          {t("signed-by", { name: page.signedBy })} <When at={signed.at} time zone={timeZone} />
        </Alert>
      ) : null}
      <DefinitionList
        items={[
          {
            term: t("field.time"),
            description: (
              <>
                <When at={meeting.startedAt} time zone={timeZone} />
                {meeting.endedAt ? (
                  <>
                    {" – "}
                    <When at={meeting.endedAt} time zone={timeZone} />
                  </>
                ) : null}
              </>
            ),
          },
          { term: t("field.place"), description: meeting.place },
          { term: t("field.chair"), description: meeting.chair },
          { term: t("field.secretary"), description: meeting.secretary },
        ]}
      />
      <QuorumLine quorum={meeting.quorum} />
      <DataTable
        dense
        caption={t("field.attendance")}
        captionVisible
        rows={attendance.map((attendee, index) => ({ ...attendee, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          { key: "name", header: t("field.name"), rowHeader: true, cell: ({ name }) => name },
          { key: "office", header: t("field.office"), cell: ({ index }) => dutyWords(duties[index] ?? "member") },
          { key: "position", header: t("field.position"), cell: ({ position }) => position },
          {
            key: "present",
            header: t("field.present"),
            cell: ({ present, note }) => (
              <>
                <Badge tone={present ? "success" : "neutral"}>
                  {t(present ? "present" : "absent")}
                </Badge>{" "}
                {note}
              </>
            ),
          },
        ]}
      />
      {page.withheld ? <Alert tone="info" title={t("withheld")} /> : null}
      {(["proceedings", "conclusion"] as const).map((part) =>
        meeting[part] ? (
          <div key={part}>
            <h3 className="card-title">{t(`field.${part}`)}</h3>
            <p className="whitespace-pre-line">{meeting[part]}</p>
          </div>
        ) : null,
      )}
    </div>
  );
}

/** Number and date of the minutes that were signed on paper: after it nothing of the meeting changes. */
export function SignMinutes({
  version,
  faults,
  values,
}: {
  version: number;
  faults: readonly Fault[];
  values: TextValues | undefined;
}) {
  const t = useT("meetings");
  return (
    <Section title={t("sign.title")} lead={t("sign.lead")} id="sign">
      <AppForm
        namespace="meetings"
        schema={signMinutesForm}
        faults={faults}
        values={values}
        className="max-w-2xl"
      >
        <HiddenField name="version" value={version} />
        <TextField name="minutesNumber" label={t("sign.number")} required size="short" />
        <DateField name="minutesDate" label={t("sign.date")} required />
        <SubmitButton intent="sign">{t("sign.submit")}</SubmitButton>
      </AppForm>
    </Section>
  );
}
