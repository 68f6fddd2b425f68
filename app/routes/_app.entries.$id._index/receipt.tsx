import { paths } from "~/paths";
import { printedTrackingCode } from "~/entries/tracking";
import { formatBytes } from "~/platform/format";
import { DataTable, DefinitionList, Section, useLanguage, useT, When } from "~/ui";
import type { EntryPage } from "./route";

/** The proof of what was received and when: code, time, every file by its SHA-256. */
export function Receipt({
  entry,
  shown,
}: {
  entry: EntryPage;
  shown: NonNullable<EntryPage["shown"]>;
}) {
  const t = useT("entries");
  const words = useT("receipt");
  const language = useLanguage();
  const labelOf = (kindId: string) =>
    entry.rules.attachments.find(({ id }) => id === kindId)?.label ?? kindId;
  return (
    <Section
      title={t("view.receipt")}
      id="receipt"
      actions={
        <a className="button button-secondary" href={paths.entryReceipt(entry.id, shown.number)}>
          {words("pdf.download")}
        </a>
      }
    >
      <DefinitionList
        items={[
          {
            term: t("view.code"),
            description: <strong className="figures text-lg">{entry.code}</strong>,
          },
          {
            term: t("view.submittedAt"),
            description: <When at={shown.submittedAt} time seconds zone={entry.timeZone} />,
          },
          { term: t("view.number"), description: shown.number },
          ...(shown.receiptToken
            ? [
                {
                  term: words("title"),
                  description: (
                    <a className="underline" href={paths.publicReceipt(shown.receiptToken)}>
                      {words("pdf.public")}
                    </a>
                  ),
                },
              ]
            : []),
          ...(entry.trackingCode
            ? [
                {
                  term: words("track.code"),
                  description: (
                    <>
                      <strong className="figures">{printedTrackingCode(entry.trackingCode)}</strong>
                      <p className="help">{words("pdf.track")}</p>
                    </>
                  ),
                },
              ]
            : []),
          ...(entry.unitName ? [{ term: t("view.unit"), description: entry.unitName }] : []),
          {
            term: t("view.digest"),
            description: (
              <>
                <code className="break-all">{shown.sha256}</code>
                <p className="help">{t("view.digestHelp")}</p>
              </>
            ),
          },
        ]}
      />
      {shown.snapshot.attachments.length > 0 ? (
        <div className="mt-6">
          <DataTable
            caption={t("view.files")}
            captionVisible
            rows={shown.snapshot.attachments}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "file",
                header: t("view.file"),
                rowHeader: true,
                cell: (file) => (
                  <a
                    className="break-words text-accent underline"
                    href={paths.entryFile(file.id)}
                    target="_blank"
                    rel="noreferrer"
                  >
                    {file.filename}
                  </a>
                ),
              },
              { key: "kind", header: t("view.kind"), cell: (file) => labelOf(file.kindId) },
              {
                key: "size",
                header: t("view.size"),
                align: "end",
                cell: (file) => (
                  <span className="whitespace-nowrap">{formatBytes(file.size, language)}</span>
                ),
              },
              {
                key: "sha256",
                header: "SHA-256",
                cell: (file) => <code className="break-all text-sm">{file.sha256}</code>,
              },
            ]}
          />
        </div>
      ) : (
        <p>{t("view.noFiles")}</p>
      )}
    </Section>
  );
}
