import { Form, Link } from "@remix-run/react";
import { useRef } from "react";
import { BULK_ACTIONS } from "~/entries/screening/bulk";
import { DeskKeys, type DeskKey } from "~/entries/screening/desk-keys";
import type { ListedEntry } from "~/entries/screening/desk.server";
import { EntryStateBadge } from "~/entries/state-badge";
import { paths } from "~/paths";
import { Badge, Button, DataTable, SubmitButton, useT, When, type Column } from "~/ui";
import type { ListPage } from "./route";

const KEYS: readonly DeskKey[] = [
  { keys: ["j", "ArrowDown"], says: "next-row", step: 1 },
  { keys: ["k", "ArrowUp"], says: "previous-row", step: -1 },
  { keys: ["e"], says: "eligible", open: "#eligible" },
  { keys: ["s"], says: "supplement", open: "#supplement" },
  { keys: ["i"], says: "ineligible", open: "#ineligible" },
  { keys: ["n"], says: "note", open: "#notes" },
  { keys: ["x"], says: "tick", to: "input[name=entry]" },
  { keys: ["/"], says: "search", to: "input[name=q]" },
];

/** The page's entries, with what may be done to many of them at once. */
export function Entries({ list }: { list: ListPage }) {
  const t = useT("screening");
  const form = useRef<HTMLFormElement>(null);
  const { contestId, mayAct, total, query } = list;
  const tickAll = () => {
    const boxes = [
      ...(form.current?.querySelectorAll<HTMLInputElement>("input[name=entry]") ?? []),
    ];
    const all = boxes.every(({ checked }) => checked);
    for (const box of boxes) box.checked = !all;
  };
  return (
    <Form ref={form} method="post" action={paths.bulkScreening(contestId)} className="grid gap-4">
      <div className="tick-all no-print">
        {mayAct ? (
          <>
            <input type="hidden" name="query" value={query} />
            <label className="grid gap-1">
              <span className="text-sm text-muted">{t("bulk.action")}</span>
              <select name="action" className="input input-medium">
                {BULK_ACTIONS.map((action) => (
                  <option key={action} value={action}>
                    {t(`bulk.actions.${action}`)}
                  </option>
                ))}
              </select>
            </label>
            <label className="grid gap-1">
              <span className="text-sm text-muted">{t("bulk.scope")}</span>
              <select name="scope" className="input input-medium">
                <option value="ticked">{t("bulk.ticked")}</option>
                <option value="filter">{t("bulk.all-of-filter", { count: total })}</option>
              </select>
            </label>
            <SubmitButton variant="secondary">{t("bulk.preview")}</SubmitButton>
          </>
        ) : null}
        <DeskKeys keys={KEYS}>
          {mayAct ? (
            <Button variant="quiet" onClick={tickAll} className="needs-script">
              {t("bulk.tick-page")}
            </Button>
          ) : null}
        </DeskKeys>
      </div>
      <EntryTable list={list} />
    </Form>
  );
}

function EntryTable({ list }: { list: ListPage }) {
  const t = useT("entries");
  const s = useT("screening");
  const { contestId, entries, timeZone, checklist, query } = list;
  const tick: Column<ListedEntry> = {
    key: "tick",
    header: <span className="sr-only">{s("bulk.choose")}</span>,
    align: "center",
    cell: ({ id, code }) => (
      <input type="checkbox" name="entry" value={id} aria-label={s("bulk.tick", { code })} />
    ),
  };
  const columns: Column<ListedEntry>[] = [
    {
      key: "title",
      header: t("column.title"),
      rowHeader: true,
      cell: ({ id, title, code, fieldName }) => (
        <>
          <Link className="link" data-desk-row to={paths.deskEntry(contestId, id, query)}>
            {title}
          </Link>
          <span className="mt-1 block text-sm font-normal text-muted">
            <span className="figures">{code}</span> · {fieldName}
          </span>
        </>
      ),
    },
    {
      key: "authors",
      header: t("column.authors"),
      cell: ({ authors, unitName }) => (
        <>
          {authors.join(", ")}
          {unitName ? <span className="block text-sm text-muted">{unitName}</span> : null}
        </>
      ),
    },
    {
      key: "state",
      header: t("column.state"),
      cell: (row) => (
        <>
          <EntryStateBadge state={row.state} />
          {row.dueAt ? (
            <span className="block text-sm text-muted">
              {s("due")} <When at={row.dueAt} time zone={timeZone} />
            </span>
          ) : null}
        </>
      ),
    },
    {
      key: "marks",
      header: s("column.marks"),
      cell: (row) => <Marks row={row} checklist={checklist} />,
    },
    {
      key: "submittedAt",
      header: t("column.submittedAt"),
      labelled: true,
      cell: ({ submittedAt }) => <When at={submittedAt} time zone={timeZone} />,
    },
  ];
  return (
    <DataTable
      dense
      caption={t("list.caption")}
      rows={entries}
      rowKey={({ id }) => id}
      columns={list.mayAct ? [tick, ...columns] : columns}
    />
  );
}

/** What there is to know of an entry besides its state. */
function Marks({ row, checklist }: { row: ListedEntry; checklist: number }) {
  const t = useT("screening");
  const shown = row.flags.filter((flag) => flag !== "unchecked");
  if (shown.length === 0 && (checklist === 0 || row.checked === 0)) return null;
  return (
    <span className="flex flex-wrap gap-1">
      {checklist > 0 && row.checked > 0 ? (
        <Badge tone={row.checked === checklist ? "success" : "neutral"}>
          {t("checklist.short", { done: row.checked, total: checklist })}
        </Badge>
      ) : null}
      {shown.map((flag) => (
        <Badge key={flag} tone={flag === "noted" ? "neutral" : "warning"}>
          {t(`flags.${flag}`)}
        </Badge>
      ))}
    </span>
  );
}
