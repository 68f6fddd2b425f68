import type { ScanView } from "~/entries/papers/paper-reads.server";
import { paths } from "~/paths";
import { AppForm, Badge, HiddenField, Section, SelectField, SubmitButton, useT } from "~/ui";

/** Pages whose code could not be read, each with its picture and a choice of whose it is. */
export function UnreadPages({
  scanId,
  pages,
  entries,
}: {
  scanId: string;
  pages: ScanView["unread"];
  entries: ScanView["entries"];
}) {
  const t = useT("papers");
  const untitled = useT("entries")("untitled");
  const options = entries.map(({ id, label }) => ({ value: id, label: label || untitled }));
  return (
    <Section id="unread" title={t("scan.unread")} lead={t("scan.unread-help")}>
      <ul className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
        {pages.map(({ number, entryId, suggested }) => (
          <li key={number} className="card grid content-start gap-4">
            <h3 className="card-title flex flex-wrap items-center gap-2">
              {t("scan.page", { number })}
              {entryId ? <Badge tone="success">{t("scan.placed")}</Badge> : null}
            </h3>
            <a href={paths.paperPage(scanId, number)} target="_blank" rel="noreferrer">
              <img
                src={paths.paperPage(scanId, number)}
                alt={t("scan.page-alt", { number })}
                loading="lazy"
                className="h-72 w-full rounded border border-line bg-white object-contain"
              />
            </a>
            <AppForm key={`${number}-${entryId ?? ""}`}>
              <HiddenField name="number" value={number} />
              <SelectField
                name="entryId"
                label={t("scan.entry")}
                placeholder={t("scan.nobody")}
                options={options}
                defaultValue={entryId ?? suggested ?? ""}
              />
              <SubmitButton variant="secondary">{t("scan.place")}</SubmitButton>
            </AppForm>
          </li>
        ))}
      </ul>
    </Section>
  );
}
