import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { formatBytes } from "~/platform/format";
import { Alert, AppForm, Confirmation, HiddenField, Section, SubmitButton, useLanguage, useT, When, type Tone } from "~/ui";
import type { ComplaintPage, ShownComplaint } from "./complaint-reads.server";
import type { ComplaintState } from "./complaint-policy";

export const COMPLAINT_TONES: Readonly<Record<ComplaintState, Tone>> = {
  OPEN: "warning",
  UPHELD: "success",
  REJECTED: "neutral",
  WITHDRAWN: "neutral",
};

type Shown = { readonly [K in keyof ShownComplaint]: ShownComplaint[K] };

/** The complaints about an entry with their answers, and taking back one that waits. */
export function ComplaintsView({ page }: { page: ComplaintPage }) {
  const t = useT("complaints");
  const { complaints, timeZone } = page;
  if (complaints.length === 0) return null;
  return (
    <Section title={t("own.sent")}>
      <div className="grid gap-6">
        {complaints.map((complaint) => (
          <div key={complaint.id}>
            <Complaint complaint={complaint} timeZone={timeZone} />
            {complaint.mayTakeBack ? (
              <AppForm className="mt-4">
                <HiddenField name="complaintId" value={complaint.id} />
                <HiddenField name="version" value={complaint.version} />
                <Confirmation label={t("own.take-back")} warning={t("own.take-back-warning")}>
                  <SubmitButton intent="take-back" variant="danger">
                    {t("own.take-back-confirm")}
                  </SubmitButton>
                </Confirmation>
              </AppForm>
            ) : null}
          </div>
        ))}
      </div>
    </Section>
  );
}

/** One complaint, its files, its answer. */
export function Complaint({ complaint, timeZone }: { complaint: Shown; timeZone: string }) {
  const t = useT("complaints");
  const language = useLanguage();
  const { number, state, text, at, files, answer, answeredAt } = complaint;
  return (
    <Alert tone={COMPLAINT_TONES[state]} title={t("titled", { number, state: t(`state.${state}`) })}>
      <p className="whitespace-pre-line break-words">{text}</p>
      {files.length > 0 ? (
        <ul className="mt-2">
          {files.map(({ id, filename, size }) => (
            <li key={id}>
              <a className="link inline-block break-all py-1" href={paths.complaintFile(id)} target="_blank" rel="noreferrer">
                {filename}
              </a>{" "}
              <span className="text-muted">{formatBytes(size, language)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="mt-2">
        {t("sent-at")} <When at={at} time zone={timeZone} />
      </p>
      {answeredAt && state !== "WITHDRAWN" ? (
        <>
          <p className="mt-4 whitespace-pre-line break-words">
            <strong>{t("answer")}: </strong>
            {answer}
          </p>
          <p className="mt-2">
            {t("answered-at")} <When at={answeredAt} time zone={timeZone} />
          </p>
        </>
      ) : null}
    </Alert>
  );
}

/** On the entry's page: that one may complain, until when, and what became of it. */
export function ComplaintNote({ page }: { page: ComplaintPage | null }) {
  const t = useT("complaints");
  if (!page) return null;
  const { entryId, complaints, until, whyNot, timeZone } = page;
  const [newest] = complaints;
  if (!newest && whyNot !== null) return null;
  return (
    <Section id="complaint" title={t("own.title")}>
      {newest ? <p>{t("titled", { number: newest.number, state: t(`state.${newest.state}`) })}</p> : null}
      {whyNot === null && until ? (
        <p>
          {t("own.until")} <When at={new Date(new Date(until).getTime() - 60_000)} time zone={timeZone} />.
        </p>
      ) : null}
      <p className="mt-2">
        <Link className="link" to={paths.complain(entryId)}>
          {t(newest ? "own.see" : "own.go")}
        </Link>
      </p>
    </Section>
  );
}
