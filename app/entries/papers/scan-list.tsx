import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { Badge, DataTable, EmptyState, Section, useT, When, type Column, type Tone } from "~/ui";
import type { ScanLine } from "./paper-reads.server";
import { useLookingAgain } from "./use-looking-again";

/** Scans that were handed in, the latest first. */
export function ScanList({ title, scans }: { title?: string; scans: readonly ScanLine[] }) {
  const t = useT("papers");
  useLookingAgain(scans.some(({ finished }) => !finished));
  const columns: Column<ScanLine>[] = [
    {
      key: "file",
      header: t("column.file"),
      rowHeader: true,
      cell: (scan) => (
        <Link className="link" to={paths.paperScan(scan.id)}>
          {scan.filename}
        </Link>
      ),
    },
    {
      key: "sent",
      header: t("column.sent"),
      labelled: true,
      cell: (scan) => <When at={scan.createdAt} time />,
    },
    {
      key: "pages",
      header: t("column.pages"),
      labelled: true,
      align: "end",
      cell: ({ pageCount }) => <span className="figures">{pageCount ?? ""}</span>,
    },
    { key: "state", header: t("column.state"), cell: (scan) => <ScanState scan={scan} /> },
  ];
  const heading = title ?? t("scans");
  return (
    <Section title={heading}>
      {scans.length > 0 ? (
        <DataTable dense caption={heading} columns={columns} rows={scans} rowKey={({ id }) => id} />
      ) : (
        <EmptyState title={t("scans-empty")}>{t("scans-empty-help")}</EmptyState>
      )}
    </Section>
  );
}

/** How far a scan is, in a word. */
export function ScanState({ scan }: { scan: ScanLine }) {
  const t = useT("papers");
  const [tone, text]: [Tone, string] = scan.fault
    ? ["danger", t(`state.${scan.fault}`)]
    : !scan.finished
      ? ["info", t("state.reading")]
      : scan.open > 0
        ? ["warning", t("state.open", { count: scan.open })]
        : ["success", t("state.done")];
  return <Badge tone={tone}>{text}</Badge>;
}
