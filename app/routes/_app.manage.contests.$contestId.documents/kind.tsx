import { issuedForm } from "~/documents/official/official-forms";
import { paths } from "~/paths";
import { formatLocalDate } from "~/platform/format";
import { Alert, AppForm, DateField, HiddenField, Section, SubmitButton, TextField, useT, When } from "~/ui";
import type { DocumentsAnswer, ListedKind } from "./route";
import { PaperSetting } from "./setting";

type Listed = ListedKind["documents"][number];

interface Shown {
  readonly contestId: string;
  readonly kind: ListedKind;
  readonly answer: DocumentsAnswer;
}

const carded = ({ numbered, grounded }: ListedKind) => numbered || grounded;

/** One kind of document: what it is for, and every document of it with its number and its files. */
export function Kind({ contestId, kind, answer }: Shown) {
  const t = useT("official");
  return (
    <Section title={t(`kind.${kind.kind}.title`)} lead={t(`kind.${kind.kind}.lead`)} id={kind.kind}>
      {kind.missing ? (
        <p className="text-muted">{t(`needs.${kind.missing}`)}</p>
      ) : (
        <ul className={carded(kind) ? "grid gap-4" : "card grid gap-1"}>
          {kind.documents.map((document) => (
            <li key={document.id} className={carded(kind) ? "card grid gap-3" : ""}>
              <Files contestId={contestId} kind={kind} document={document} />
              {document.setting ? (
                <PaperSetting
                  kind={kind.kind}
                  subjectId={document.id}
                  setting={document.setting}
                  grounded={kind.grounded}
                  answer={answer}
                />
              ) : null}
              {kind.numbered ? <IssuedNumber kind={kind} document={document} answer={answer} /> : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Files({ contestId, kind: { kind }, document }: Omit<Shown, "answer"> & { document: Listed }) {
  const t = useT("official");
  const { id, at, body } = document;
  const label = body ? `${document.label}. ${t(`meetings:kind.${body}`)}` : document.label;
  const name = label ? t(`kind.${kind}.one`, { label }) : t(`kind.${kind}.title`);
  const links = (other?: "codes" | "agreed") =>
    (["docx", "pdf"] as const).map((form) => (
      <a
        key={form}
        className="link inline-block py-1"
        href={paths.officialDocument(contestId, kind, form, {
          subject: id,
          ...(other === "codes" && { judges: other }),
          ...(other === "agreed" && { names: other }),
        })}
        aria-label={t(other ? `download-${other}` : "download", { form: `.${form}`, name })}
      >
        .{form}
      </a>
    ));
  return (
    <div className="flex flex-wrap items-baseline gap-x-6 gap-y-2">
      {label ? (
        <p className="font-semibold">
          {name}
          {at && kind !== "panel-summary" ? (
            <span className="font-normal text-muted">
              {" "}
              · <When at={at} />
            </span>
          ) : null}
        </p>
      ) : null}
      <p className="flex flex-wrap gap-4">{links()}</p>
      {document.form > 0 ? <p className="text-sm text-muted">{t("own-form", { number: document.form })}</p> : null}
      {kind === "panel-summary" ? (
        <p className="flex flex-wrap gap-4 text-muted">
          {t("judges-by-code")} {links("codes")}
        </p>
      ) : null}
      {kind === "prizes" ? (
        <p className="flex flex-wrap gap-4 text-muted">
          {t("names-agreed")} {links("agreed")}
        </p>
      ) : null}
    </div>
  );
}

/** Number and date that are printed, and the form to put them on record. */
function IssuedNumber({ kind: { kind }, document, answer }: Omit<Shown, "contestId"> & { document: Listed }) {
  const t = useT("official");
  const { id, version, recorded, outdated, number, date, signer } = document;
  const own = answer?.about === "number" && answer.values["kind"] === kind && answer.values["subjectId"] === id ? answer : null;
  return (
    <div>
      <p>
        {number
          ? t(recorded ? "issued" : kind === "minutes" ? "signed" : "announced", { number, date: formatLocalDate(date) }) + (signer ? ` · ${signer}` : "")
          : t("not-issued")}
      </p>
      {outdated ? (
        <Alert tone="warning" title={t("outdated.title", { number: outdated.number, date: formatLocalDate(outdated.date) })}>
          {t("outdated.text")}
        </Alert>
      ) : null}
      <details open={own !== null}>
        <summary className="link mb-3">{t(number ? "change-number" : "record-number")}</summary>
        <AppForm
          schema={issuedForm}
          faults={own?.faults}
          values={own?.values ?? { number, date, signer }}
          namespace="official"
          key={version}
        >
          <HiddenField name="kind" value={kind} />
          <HiddenField name="subjectId" value={id} />
          <HiddenField name="version" value={String(version)} />
          <div className="grid gap-4 md:grid-cols-3">
            <TextField name="number" label={t("field.number")} help={t("number-help")} required />
            <DateField name="date" label={t("field.date")} required />
            <TextField name="signer" label={t("field.signer")} help={t("signer-help")} />
          </div>
          <SubmitButton variant="secondary">{t("save-number")}</SubmitButton>
        </AppForm>
      </details>
    </div>
  );
}
