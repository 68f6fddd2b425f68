import { Link } from "@remix-run/react";
import type { FoundEntry, ScanView } from "~/entries/papers/paper-reads.server";
import { paths } from "~/paths";
import { Badge, DataTable, EmptyState, Section, useT, type Column } from "~/ui";

/** The entries whose papers were found, and what became of them. */
export function FoundEntries({
  found,
  place,
}: {
  found: readonly FoundEntry[];
  place: ScanView["place"];
}) {
  const t = useT("papers");
  const untitled = useT("entries")("untitled");
  const columns: Column<FoundEntry>[] = [
    {
      key: "entry",
      header: t("column.entry"),
      rowHeader: true,
      cell: ({ entryId, title, code }) => (
        <>
          <Link
            className="link"
            to={
              place.unitId === null
                ? paths.screenEntry(place.contestId, entryId)
                : paths.entry(entryId)
            }
          >
            {title || untitled}
          </Link>
          {code ? (
            <span className="figures mt-1 block text-sm font-normal text-muted">{code}</span>
          ) : null}
        </>
      ),
    },
    {
      key: "pages",
      header: t("column.scan-pages"),
      labelled: true,
      cell: ({ pages }) => <span className="figures">{pages.join(", ")}</span>,
    },
    { key: "result", header: t("column.result"), cell: (entry) => <Result entry={entry} /> },
  ];
  return (
    <Section title={t("scan.found")}>
      {found.length > 0 ? (
        <DataTable
          dense
          caption={t("scan.found")}
          columns={columns}
          rows={found}
          rowKey={({ entryId }) => entryId}
        />
      ) : (
        <EmptyState title={t("scan.found-none")} />
      )}
    </Section>
  );
}

function Result({ entry }: { entry: FoundEntry }) {
  const t = useT("papers");
  const { attachmentId, whyNot, older, missing } = entry;
  return (
    <span className="flex flex-wrap items-center gap-2">
      {attachmentId ? (
        <>
          <Badge tone="success">{t("found.attached")}</Badge>
          <a className="link" href={paths.entryFile(attachmentId)} target="_blank" rel="noreferrer">
            {t("scan.open-file")}
          </a>
        </>
      ) : whyNot === null ? (
        <Badge tone="info">{t("state.reading")}</Badge>
      ) : (
        <Badge tone="danger">
          {t(whyNot === "no-room" || whyNot === "no-kind" ? `found.${whyNot}` : "found.closed")}
        </Badge>
      )}
      {older ? <Badge tone="warning">{t("found.older")}</Badge> : null}
      {missing.length > 0 ? (
        <Badge tone="warning">{t("found.missing", { pages: missing.join(", ") })}</Badge>
      ) : null}
    </span>
  );
}
