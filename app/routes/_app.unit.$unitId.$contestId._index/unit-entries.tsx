import { Link } from "@remix-run/react";
import { EntryStateBadge } from "~/entries/state-badge";
import { printedTrackingCode } from "~/entries/tracking";
import { paths } from "~/paths";
import { AppForm, DataTable, Section, SubmitButton, useT, type Column } from "~/ui";
import type { UnitDeskPage } from "./route";

type Row = UnitDeskPage["entries"][number];

/** The unit's entries; where the contest has units choose first, with the choice, and with drafts to send in at once. */
export function UnitEntries({ desk }: { desk: UnitDeskPage }) {
  const t = useT("units");
  const { entries, unitRound, whyNot } = desk;
  const drafts = entries.filter(({ state }) => state === "DRAFT");
  const canChoose = unitRound && whyNot === null && drafts.length > 0;
  const ready = whyNot === null ? drafts.filter(({ selected }) => !unitRound || selected) : [];
  const parts = [
    ...(canChoose ? [{ id: "round", title: t("round.title"), count: drafts.length }] : []),
    ...(ready.length > 0 ? [{ id: "send", title: t("send.title"), count: ready.length }] : []),
    { id: "list", title: t("list.title"), count: entries.length },
  ];
  return (
    <>
      {parts.length > 1 ? (
        <ul className="mt-6 flex flex-wrap gap-x-6 gap-y-2">
          {parts.map(({ id, title, count }) => (
            <li key={id}>
              <a className="link" href={`#${id}`}>
                {title} ({count})
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {canChoose ? (
        <Section id="round" title={t("round.title")} lead={t("round.help")}>
          <AppForm>
            <Table
              entries={drafts}
              columns={[
                chooseColumn(
                  t("column.choose"),
                  (row) => t("round.choose", { title: row.title }),
                  ({ selected }) => selected,
                ),
                rankColumn(t),
              ]}
            />
            <SubmitButton intent="select">{t("round.save")}</SubmitButton>
          </AppForm>
        </Section>
      ) : null}
      {ready.length > 0 ? (
        <Section id="send" title={t("send.title")} lead={t("send.help")}>
          <AppForm>
            <Table
              entries={ready}
              columns={[
                chooseColumn(
                  t("column.choose"),
                  (row) => t("send.choose", { title: row.title }),
                  ({ faults }) => faults === 0,
                ),
                {
                  key: "missing",
                  header: t("column.missing"),
                  labelled: true,
                  cell: ({ faults }) =>
                    faults === 0 ? t("missing.none") : t("missing.some", { count: faults }),
                },
              ]}
            />
            <SubmitButton intent="send">{t("send.submit")}</SubmitButton>
          </AppForm>
        </Section>
      ) : null}
      <Section id="list" title={t("list.title")}>
        <Table
          entries={entries}
          columns={[
            {
              key: "state",
              header: t("column.state"),
              cell: ({ id, state }) => <EntryStateBadge state={state} told={desk.prizes[id]} />,
            },
            {
              key: "code",
              header: t("column.code"),
              labelled: true,
              cell: ({ code, trackingCode }) => (
                <span className="figures inline-flex flex-wrap gap-x-3 align-top">
                  {[code || (trackingCode ? "" : "–"), trackingCode && printedTrackingCode(trackingCode)]
                    .filter(Boolean)
                    .map((one) => (
                      <span key={one} className="whitespace-nowrap">
                        {one}
                      </span>
                    ))}
                </span>
              ),
            },
          ]}
        />
      </Section>
    </>
  );
}

function chooseColumn(
  header: string,
  label: (row: Row) => string,
  isTicked: (row: Row) => boolean,
): Column<Row> {
  return {
    key: "choose",
    header,
    cell: (row) => (
      <input
        type="checkbox"
        name="entry"
        value={row.id}
        defaultChecked={isTicked(row)}
        aria-label={label(row)}
        className="checkbox"
      />
    ),
  };
}

function rankColumn(t: ReturnType<typeof useT>): Column<Row> {
  return {
    key: "rank",
    header: t("column.rank"),
    labelled: true,
    cell: (row) => (
      <input
        className="input w-24"
        name={`rank.${row.id}`}
        inputMode="numeric"
        defaultValue={row.rank ?? ""}
        aria-label={t("round.rank", { title: row.title })}
      />
    ),
  };
}

function Table({ entries, columns }: { entries: readonly Row[]; columns: readonly Column<Row>[] }) {
  const t = useT("units");
  const words = useT("entries");
  const title: Column<Row> = {
    key: "title",
    header: t("column.title"),
    rowHeader: true,
    cell: (row) => (
      <>
        <Link className="link" to={paths.entry(row.id)}>
          {row.importKey ? <span className="figures">{row.importKey}. </span> : null}
          {row.title || words("untitled")}
        </Link>
        <span className="mt-1 block text-sm font-normal text-muted">
          {row.members
            .map(({ name }) => name)
            .filter(Boolean)
            .join(", ")}
        </span>
      </>
    ),
  };
  const [first, ...rest] = columns;
  const all = first?.key === "choose" ? [first, title, ...rest] : [title, ...columns];
  return (
    <DataTable
      dense
      caption={t("list.title")}
      columns={all}
      rows={entries}
      rowKey={({ id }) => id}
    />
  );
}
