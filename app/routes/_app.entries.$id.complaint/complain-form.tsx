import { inputAccept } from "~/entries/files/attachment";
import { lastMinute } from "~/platform/format";
import { EVIDENCE } from "~/results/complaints/complaint-form";
import type { ComplaintPage } from "~/results/complaints/complaint-reads.server";
import { Alert, AppForm, FileField, Section, SubmitButton, TextAreaField, useT, When } from "~/ui";
import type { ComplainAnswer } from "./route";

type Plain<T> = T extends Date ? Date | string : T;
type Told = { readonly [K in "until" | "whyNot" | "timeZone"]: Plain<ComplaintPage[K]> };

/** The form while there is time; afterwards what was typed when the time ran out. */
export function ComplainForm({ page: { until, whyNot, timeZone }, answer }: { page: Told; answer: ComplainAnswer }) {
  const t = useT("complaints");
  const typed = answer && "text" in answer.values ? answer.values.text : "";
  if (whyNot === null && until)
    return (
      <Section id="new" title={t("own.write")}>
        <p>
          {t("own.until")} <When at={lastMinute(until)} time zone={timeZone} />.
        </p>
        <AppForm
          className="mt-4"
          encType="multipart/form-data"
          namespace="complaints"
          faults={answer?.faults ?? []}
          values={answer?.values ?? {}}
        >
          <TextAreaField name="text" label={t("own.text")} help={t("own.text-help")} rows={8} required />
          <FileField
            name={`files.${EVIDENCE.id}`}
            label={t("own.files")}
            help={t("own.files-help", { max: EVIDENCE.max })}
            accept={inputAccept(EVIDENCE)}
            maxBytes={EVIDENCE.maxBytes}
            multiple
          />
          <SubmitButton>{t("own.send")}</SubmitButton>
        </AppForm>
      </Section>
    );
  if (whyNot !== "too-late") return null;
  return (
    <Alert tone="info" title={t("own.over")}>
      {until ? <When at={lastMinute(until)} time zone={timeZone} /> : null}
      {typed ? <p className="mt-2 whitespace-pre-line break-words">{typed}</p> : null}
    </Alert>
  );
}
