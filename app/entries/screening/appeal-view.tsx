import { paths } from "~/paths";
import { lastMinute } from "~/platform/format";
import type { Fault } from "~/platform/result";
import { Alert, AppForm, Section, SubmitButton, TextAreaField, useT, When, type Tone } from "~/ui";
import type { AppealPage } from "./appeals.server";
import { appealSchema } from "../eligibility/eligibility-form";

const TONES: Readonly<Record<"OPEN" | "UPHELD" | "REJECTED", Tone>> = {
  OPEN: "warning",
  UPHELD: "success",
  REJECTED: "neutral",
};

/** On the entry's page: the form to appeal while there is time, then the appeal and its answer. */
export function AppealView({
  entryId,
  appeal: page,
  faults,
  values,
}: {
  entryId: string;
  appeal: AppealPage | null;
  faults?: readonly Fault[];
  values?: unknown;
}) {
  const t = useT("screening");
  if (!page) return null;
  const { appeal, whyNot, until, timeZone } = page;
  if (!appeal && whyNot !== null && whyNot !== "too-late") return null;
  return (
    <Section id="appeal" title={t("appeal.title")}>
      {appeal ? <Sent appeal={appeal} timeZone={timeZone} /> : null}
      {whyNot === null && until ? (
        <>
          <p>
            {t("appeal.may")} <When at={lastMinute(until)} time zone={timeZone} />.
          </p>
          <AppForm
            action={paths.appeal(entryId)}
            schema={appealSchema}
            namespace="screening"
            faults={faults}
            values={values}
          >
            <TextAreaField
              name="appeal"
              label={t("appeal.text")}
              help={t("appeal.text-help")}
              required
              rows={6}
            />
            <SubmitButton>{t("appeal.send")}</SubmitButton>
          </AppForm>
        </>
      ) : null}
      {!appeal && whyNot === "too-late" && until ? (
        <p className="text-muted">
          {t("appeal.too-late")} <When at={lastMinute(until)} time zone={timeZone} />.
        </p>
      ) : null}
    </Section>
  );
}

function Sent({
  appeal,
  timeZone,
}: {
  appeal: NonNullable<AppealPage["appeal"]>;
  timeZone: string;
}) {
  const t = useT("screening");
  return (
    <Alert tone={TONES[appeal.state]} title={t(`appeal.state.${appeal.state}`)}>
      <p className="whitespace-pre-line break-words">{appeal.text}</p>
      <p className="mt-2">
        {t("appeal.sent-at")} <When at={appeal.at} time zone={timeZone} />
      </p>
      {appeal.answeredAt ? (
        <>
          <p className="mt-4 whitespace-pre-line break-words">
            <strong>{t("appeal.answer")}: </strong>
            {appeal.answer}
          </p>
          <p className="mt-2">
            {t("appeal.answered-at")} <When at={appeal.answeredAt} time zone={timeZone} />
          </p>
        </>
      ) : null}
    </Alert>
  );
}
