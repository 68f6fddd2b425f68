import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { DataTable, useT, When, type Column } from "~/ui";
import type { EntryLine } from "./entry-reads.server";
import { EntryStateBadge } from "./state-badge";

/** Entries with their states: one's own, or those of a unit with who entered them. */
export function EntryTable({
  entries,
  caption,
  withOwner = false,
}: {
  entries: readonly EntryLine[];
  caption: string;
  withOwner?: boolean;
}) {
  const t = useT("entries");
  const columns: Column<EntryLine>[] = [
    {
      key: "title",
      header: t("column.title"),
      rowHeader: true,
      cell: (entry) => (
        <Link className="text-accent underline" to={paths.entry(entry.id)}>
          {entry.title || t("untitled")}
        </Link>
      ),
    },
    { key: "code", header: t("column.code"), cell: (entry) => <Code code={entry.code} /> },
    { key: "contest", header: t("column.contest"), cell: (entry) => entry.contestTitle },
    {
      key: "state",
      header: t("column.state"),
      cell: (entry) => <EntryStateBadge state={entry.state} />,
    },
    ...(withOwner
      ? [
          {
            key: "owner",
            header: t("column.enteredBy"),
            cell: (entry: EntryLine) => entry.ownerName,
          },
        ]
      : []),
    {
      key: "until",
      header: t("column.until"),
      cell: (entry) => (entry.until ? <When at={entry.until} time zone={entry.timeZone} /> : null),
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={entries} rowKey={({ id }) => id} />;
}

function Code({ code }: { code: string | null }) {
  return code ? <span className="figures whitespace-nowrap">{code}</span> : null;
}
