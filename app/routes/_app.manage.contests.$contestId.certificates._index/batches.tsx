import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { formatBytes, formatDecimal } from "~/platform/format";
import { AppForm, Badge, DataTable, KeptFresh, Section, SelectField, SubmitButton, useLanguage, useT, When, type Tone } from "~/ui";
import type { CertificatesPage } from "./route";

type Batch = CertificatesPage["batches"][number];

const TONES: Readonly<Record<Batch["state"], Tone>> = {
  waiting: "neutral",
  running: "info",
  ready: "success",
  stale: "warning",
  removed: "neutral",
  failed: "danger",
};
/** What is printed in the background, and the form that orders it. */
export function Batches({ page }: { page: CertificatesPage }) {
  const t = useT("certificates");
  const { contestId, batches, prizes, counts, whyNotIssue, timeZone } = page;
  const left = counts.valid - counts.printable;
  const busy = batches.some(({ state }) => state === "waiting" || state === "running");
  return (
    <Section id="print" title={t("print.title")} lead={t("print.lead")}>
      {busy ? <KeptFresh /> : null}
      {whyNotIssue === null && left > 0 ? (
        <p className="help mb-4">
          {t("print.left-out", { count: left })}{" "}
          <Link className="link" to={paths.certificates(contestId, "?show=outdated")}>
            {t("outdated.see")}
          </Link>
        </p>
      ) : null}
      {whyNotIssue === null && counts.printable > 0 ? (
        <AppForm>
          <div className="grid gap-4 md:grid-cols-2">
            <SelectField
              name="prizeId"
              label={t("print.which")}
              placeholder={t("print.all", { count: counts.printable })}
              options={prizes.map(({ id, label, count }) => ({ value: id, label: t("print.prize", { label, count }) }))}
            />
            <SelectField
              name="form"
              label={t("print.form")}
              defaultValue="pdf"
              required
              options={(["pdf", "zip"] as const).map((form) => ({ value: form, label: t(`print.as.${form}`) }))}
            />
          </div>
          <SubmitButton intent="print" variant="secondary">
            {t("print.order")}
          </SubmitButton>
        </AppForm>
      ) : null}
      {batches.length > 0 ? (
        <div className="mt-6" aria-live="polite">
          <DataTable
            caption={t("print.batches")}
            rows={batches}
            rowKey={({ number }) => String(number)}
            columns={[
              {
                key: "number",
                header: t("print.batch"),
                rowHeader: true,
                cell: ({ number, form, total }) => t("print.named", { number, form: t(`print.file.${form}`), count: total }),
              },
              { key: "at", header: t("print.ordered"), cell: ({ createdAt }) => <When at={createdAt} time zone={timeZone} /> },
              {
                key: "state",
                header: t("column.state"),
                cell: (batch) => (
                  <>
                    <Badge tone={TONES[batch.state]}>{t(`print.state.${batch.state}`)}</Badge>
                    <Detail batch={batch} />
                  </>
                ),
              },
              { key: "file", header: t("print.download"), cell: (batch) => <File contestId={contestId} batch={batch} zone={timeZone} /> },
            ]}
          />
        </div>
      ) : null}
    </Section>
  );
}

function Detail({ batch: { state, done, total, fault, milliseconds, peakBytes } }: { batch: Batch }) {
  const t = useT("certificates");
  const language = useLanguage();
  if (state === "ready" && milliseconds !== null && peakBytes !== null)
    return (
      <span className="figures block text-sm text-muted">
        {t("print.took", {
          seconds: formatDecimal((milliseconds / 1000).toFixed(1), language),
          memory: formatBytes(peakBytes, language),
        })}
      </span>
    );
  if (state === "running")
    return (
      <span className="mt-1 block">
        <progress value={done} max={total} aria-label={t("print.progress")} className="w-40 align-middle" />{" "}
        <span className="figures">{t("print.done", { done, total })}</span>
      </span>
    );
  if (state === "failed") return <span className="block text-sm">{t("print.fault", { reference: fault })}</span>;
  if (state === "stale" || state === "removed") return <span className="block text-sm text-muted">{t(`print.why.${state}`)}</span>;
  return null;
}

function File({ contestId, batch, zone }: { contestId: string; batch: Batch; zone: string }) {
  const t = useT("certificates");
  const language = useLanguage();
  if (batch.state !== "ready") return null;
  return (
    <>
      <a className="link inline-block py-1" href={paths.certificateBatch(contestId, batch.number)} download>
        {t("print.get", { form: t(`print.file.${batch.form}`), size: formatBytes(batch.bytes ?? 0, language) })}
      </a>
      {batch.keptUntil ? (
        <span className="block text-sm text-muted">
          {t("print.kept")} <When at={batch.keptUntil} zone={zone} />
        </span>
      ) : null}
    </>
  );
}
