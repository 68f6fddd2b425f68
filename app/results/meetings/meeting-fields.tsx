import type { TextValues } from "~/platform/form";
import type { Fault } from "~/platform/result";
import {
  Alert,
  AppForm,
  CheckboxField,
  DateTimeField,
  HiddenField,
  LinkButton,
  SubmitButton,
  TextAreaField,
  TextField,
  useT,
} from "~/ui";
import type { Body } from "./body";
import { OFFICES, type Attendee } from "./meeting";
import { meetingForm } from "./meeting-form";
import { LiveQuorum } from "./live-quorum";
import { PeopleRows } from "./people-rows";

interface Props {
  values: TextValues;
  /** 1 of a meeting that is not written down yet. */
  version: number;
  /** The share of members asked for. */
  share: string;
  /** Who meets. */
  body: Body;
  /** When, as long as nothing else is typed. */
  at: Date;
  /** Who was written down at the meeting before; left out: nobody yet. */
  before?: readonly Attendee[];
  /** Where the form was left without saving. */
  back: string;
  answer: MeetingAnswer | null;
}

export interface MeetingAnswer {
  readonly code: "invalid" | "conflict" | "edited";
  readonly intent: string;
  readonly faults: readonly Fault[];
  readonly values: TextValues;
}

/** Time, place, who was there, what was said and decided. */
export function MeetingFields({ values: stored, version, share, body, at, before = [], back, answer }: Props) {
  const t = useT("meetings");
  const values = answer?.values ?? stored;
  return (
    <AppForm
      // Inputs keep their own values: other rows are another form.
      key={JSON.stringify(values)}
      namespace="meetings"
      schema={meetingForm}
      faults={answer?.faults}
      values={values}
      className="max-w-3xl"
      preventScrollReset
    >
      {/* The first button is the one that Enter presses: it saves, and moves nobody. */}
      <SubmitButton intent="save" className="sr-only" tabIndex={-1} aria-hidden="true">
        {t("save")}
      </SubmitButton>
      <HiddenField name="version" value={version} />
      {answer?.code === "conflict" ? (
        <Alert tone="danger" title={t("conflict.title")}>
          {t("conflict.text")}
        </Alert>
      ) : null}
      <div className="grid gap-6 sm:grid-cols-2">
        <DateTimeField name="startedAt" label={t("field.startedAt")} required />
        <DateTimeField name="endedAt" label={t("field.endedAt")} />
      </div>
      <TextField name="place" label={t("field.place")} required />
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField name="chair" label={t("field.chair")} required />
        <TextField name="secretary" label={t("field.secretary")} required />
      </div>
      <h3 className="card-title">{t("field.attendance")}</h3>
      <LiveQuorum share={share} body={body} at={at} before={before} values={values} />
      <PeopleRows list="attendance" values={values} offices={OFFICES}>
        {(path) => (
          <>
            <CheckboxField name={`${path}.present`} label={t("field.present")} />
            <TextField name={`${path}.note`} label={t("field.note")} help={t("note-help")} />
          </>
        )}
      </PeopleRows>
      <TextAreaField
        name="proceedings"
        label={t("field.proceedings")}
        help={t(body.kind === "PANEL" ? "panel-proceedings-help" : "proceedings-help")}
        rows={8}
      />
      <TextAreaField
        name="conclusion"
        label={t("field.conclusion")}
        help={t("conclusion-help")}
        rows={5}
      />
      <div className="actions">
        <SubmitButton intent="save">{t("save")}</SubmitButton>
        <LinkButton to={back} variant="quiet">
          {t("cancel")}
        </LinkButton>
      </div>
    </AppForm>
  );
}
