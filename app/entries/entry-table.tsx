import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { DataTable, useT, When, type Column } from "~/ui";
import type { EntryLine } from "./entry-reads.server";
import { EntryStateBadge } from "./state-badge";
import type { ToldResult } from "./told-result";

/** Entries with their states: one's own, or those of a unit with who entered them. */
export function EntryTable({
  entries,
  prizes,
  caption,
  withOwner = false,
}: {
  entries: readonly EntryLine[];
  /** By entry, of those whose result is out. */
  prizes: Readonly<Record<string, ToldResult>>;
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
        <>
          <Link className="link" to={paths.entry(entry.id)}>
            {entry.title || t("untitled")}
          </Link>
          <span className="mt-1 block text-sm font-normal text-muted">
            {entry.code ? <span className="figures">{entry.code} · </span> : null}
            {entry.contestTitle}
          </span>
        </>
      ),
    },
    {
      key: "state",
      header: t("column.state"),
      cell: (entry) => (
        <>
          <EntryStateBadge state={entry.state} told={prizes[entry.id]} />
          {entry.progress && entry.until ? (
            <span className="mt-1 block text-sm text-muted">
              {t("drafts:progress.of", { ...entry.progress })}
            </span>
          ) : null}
        </>
      ),
    },
    ...(withOwner
      ? [
          {
            key: "owner",
            header: t("column.enteredBy"),
            labelled: true,
            cell: (entry: EntryLine) => entry.ownerName,
          },
        ]
      : []),
    {
      key: "until",
      header: t("column.until"),
      labelled: true,
      cell: (entry) => (entry.until ? <When at={entry.until} time zone={entry.timeZone} /> : null),
    },
  ];
  return <DataTable dense caption={caption} columns={columns} rows={entries} rowKey={({ id }) => id} />;
}
