import { paths } from "~/paths";
import { Button, DataTable, EmptyState, Section, useT } from "~/ui";
import type { DossiersRoutePage } from "./route";

/** Dossiers to be ticked and taken along as one archive. A plain form: what it answers with is a file. */
export function TakeAlong({ page: { contestId, entries, whyNotExport, mayExportAll } }: { page: DossiersRoutePage }) {
  const t = useT("forwarding");
  return (
    <Section title={t("export.title")} lead={t("export.lead")}>
      {whyNotExport ? null : entries.length === 0 ? (
        <EmptyState title={t("export.no-entries")}>{t("export.no-entries-help")}</EmptyState>
      ) : (
        <form method="post" action={paths.dossierArchive(contestId)} className="form">
          <details className="folded" open={entries.length <= 20 || undefined}>
            <summary>
              <span>{t("export.entries", { count: entries.length })}</span>
            </summary>
            <DataTable
              dense
              caption={t("export.title")}
              rows={entries}
              rowKey={({ code }) => code}
              columns={[
                {
                  key: "tick",
                  header: <span className="sr-only">{t("export.tick")}</span>,
                  align: "center",
                  cell: ({ code }) => (
                    <input type="checkbox" name="entry" value={code} aria-label={t("choose.tick", { code })} />
                  ),
                },
                {
                  key: "entry",
                  header: t("column.entry"),
                  rowHeader: true,
                  cell: ({ code, title, from }) => (
                    <>
                      {title}
                      <span className="mt-1 block text-sm font-normal text-muted">
                        <span className="figures">{code}</span>
                        {from ? ` · ${t("origin.short", { organisation: from })}` : ""}
                      </span>
                    </>
                  ),
                },
              ]}
            />
          </details>
          <fieldset className="field">
            <legend className="label">{t("export.people")}</legend>
            {(["consented", ...(mayExportAll ? (["all"] as const) : [])] as const).map((people) => (
              <div key={people} className="choice mt-2">
                <input
                  type="radio"
                  id={`people-${people}`}
                  name="people"
                  value={people}
                  defaultChecked={people === "consented"}
                  aria-describedby={`people-${people}-help`}
                />
                <div>
                  <label htmlFor={`people-${people}`}>{t(`export.${people}`)}</label>
                  <p className="help" id={`people-${people}-help`}>
                    {t(`export.${people}-help`)}
                  </p>
                </div>
              </div>
            ))}
          </fieldset>
          <div className="actions">
            <Button type="submit">{t("export.submit")}</Button>
          </div>
        </form>
      )}
    </Section>
  );
}
