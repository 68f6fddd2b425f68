import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { paths } from "~/paths";
import { DataTable, DefinitionList, Section, useT, When, type Column } from "~/ui";
import type { HeldData } from "./route";

/** All that is held under the account, part by part. */
export function Held({ held }: { held: HeldData }) {
  const t = useT("rights");
  const { account } = held;
  return (
    <>
      <Section title={t("own.account")}>
        <DefinitionList
          items={[
            { term: t("own.name"), description: account.name },
            { term: t("own.unit"), description: account.unitName || "–" },
            { term: t("own.phone"), description: account.phone || "–" },
            { term: t("own.since"), description: <When at={account.createdAt} time /> },
          ]}
        />
      </Section>
      <Part
        title={t("own.roles")}
        rows={held.roles}
        columns={[
          {
            key: "role",
            header: t("own.roles"),
            rowHeader: true,
            cell: ({ role }) => t(`people:role.${role}`),
          },
          {
            key: "place",
            header: t("own.unit"),
            cell: ({ organisation, contest, unit }) =>
              [unit?.name, contest?.title ?? organisation.name].filter(Boolean).join(", "),
          },
        ]}
      />
      <Part
        title={t("own.entries")}
        rows={held.entries}
        columns={[
          {
            key: "entry",
            header: t("own.entry"),
            rowHeader: true,
            cell: ({ id, title, code }) => (
              <Link to={paths.entry(id)}>{title || code || t("own.entry")}</Link>
            ),
          },
          { key: "contest", header: t("field.contest"), cell: ({ contest }) => contest },
          {
            key: "as",
            header: t("own.part"),
            cell: ({ owner }) => t(owner ? "own.owner" : "own.co-author"),
          },
          {
            key: "what",
            header: t("own.kept"),
            cell: ({ versions, files }) =>
              `${t("own.entry-versions", { count: versions })}, ${t("own.entry-files", { count: files })}`,
          },
        ]}
      />
      <Part
        title={t("own.judging")}
        rows={held.judging}
        columns={[
          {
            key: "contest",
            header: t("field.contest"),
            rowHeader: true,
            cell: ({ contest }) => contest,
          },
          {
            key: "sheets",
            header: t("own.judging"),
            cell: ({ sheets }) => t("own.sheets", { count: sheets }),
          },
        ]}
      />
      <Part
        title={t("own.complaints")}
        rows={held.complaints}
        columns={[
          {
            key: "complaint",
            header: t("own.complaints"),
            rowHeader: true,
            cell: ({ entryId, number, entry }) => (
              <Link to={paths.complain(entryId)}>{t("own.complaint", { number, entry: entry ?? "" })}</Link>
            ),
          },
          { key: "contest", header: t("field.contest"), cell: ({ contest }) => contest },
          { key: "at", header: t("own.at"), cell: ({ at }) => <When at={at} time /> },
          { key: "state", header: t("list.state"), cell: ({ state }) => t(`complaints:state.${state}`) },
          { key: "files", header: t("own.kept"), cell: ({ files }) => t("own.entry-files", { count: files }) },
        ]}
      />
      <Part
        title={t("own.requests")}
        rows={held.requests}
        columns={[
          {
            key: "kind",
            header: t("field.kind"),
            rowHeader: true,
            cell: ({ kind }) => t(`kind.${kind}`),
          },
          { key: "state", header: t("list.state"), cell: ({ state }) => t(`state.${state}`) },
          {
            key: "due",
            header: t("own.due"),
            labelled: true,
            cell: ({ dueAt }) => <When at={dueAt} time />,
          },
          {
            key: "answer",
            header: t("request.answer"),
            cell: ({ answer }) => <span className="whitespace-pre-line">{answer || "–"}</span>,
          },
        ]}
      />
      <Part
        title={t("own.sign-ins")}
        rows={held.sessions}
        columns={[
          {
            key: "device",
            header: t("own.sign-in"),
            rowHeader: true,
            cell: ({ userAgent }) => <span className="break-all">{userAgent || "–"}</span>,
          },
          { key: "at", header: t("own.at"), cell: ({ createdAt }) => <When at={createdAt} time /> },
          { key: "ip", header: t("own.address"), cell: ({ ipAddress }) => ipAddress || "–" },
        ]}
      />
      <Part
        title={t("own.mails")}
        rows={held.mails}
        columns={[
          {
            key: "subject",
            header: t("own.subject"),
            rowHeader: true,
            cell: ({ subject }) => subject,
          },
          { key: "at", header: t("own.at"), cell: ({ createdAt }) => <When at={createdAt} time /> },
        ]}
      />
    </>
  );
}

function Part<Row>({
  title,
  rows,
  columns,
}: {
  title: ReactNode;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
}) {
  const t = useT("rights");
  if (rows.length === 0)
    return (
      <Section title={title}>
        <p className="text-muted">{t("own.nothing")}</p>
      </Section>
    );
  return (
    <Section title={title}>
      <DataTable
        dense
        caption={title}
        rows={rows}
        rowKey={(row) => String(rows.indexOf(row))}
        columns={columns}
      />
    </Section>
  );
}
