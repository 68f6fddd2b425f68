import type { MadeView, PlannedRow } from "~/judging/assignment/plan-view";
import { Alert, Badge, Count, DataTable, DefinitionList, Pagination, useT } from "~/ui";
import { Loads } from "./loads";
import { TieReport } from "./tie-report";

/** A plan that can be applied: what it changes, how even it is, what it costs, and each entry's judges. */
export function Made({ made, perEntry }: { made: MadeView; perEntry: number }) {
  const t = useT("assignment");
  const totals = made.judges
    .filter(({ left }) => !left)
    .map(({ kept, added, elsewhere }) => kept + added + elsewhere);
  return (
    <>
      {made.tooLate.length > 0 ? (
        <Alert tone="warning" title={t("too-late", { count: made.tooLate.length })}>
          {made.tooLate.map(({ code, name }) => `${code}: ${name}`).join("; ")}
        </Alert>
      ) : null}
      <DefinitionList
        items={[
          {
            term: t("sum.change"),
            description: t("sum.change-is", {
              added: made.added,
              kept: made.kept,
              ended: made.ends.length,
            }),
          },
          {
            term: t("sum.load"),
            description: t("sum.load-is", {
              least: Math.min(...totals),
              most: Math.max(...totals),
            }),
          },
          {
            term: t("sum.fields"),
            description: t("sum.fields-are", { outside: made.outside, added: made.added }),
          },
          { term: t("sum.apart"), description: t("sum.apart-are", { ...made.apart }) },
          {
            term: t("sum.proof"),
            description: t(made.proof.gap === 0 ? "sum.proved" : "sum.gap"),
          },
        ]}
      />
      <Loads judges={made.judges} />
      <TieReport ties={made.ties} perEntry={perEntry} judges={made.judges.length} />
      {made.ends.length > 0 ? (
        <DataTable
          dense
          caption={t("ends.title")}
          captionVisible
          rows={made.ends}
          rowKey={({ code, name }) => `${code} ${name}`}
          columns={[
            { key: "entry", header: t("entry"), rowHeader: true, cell: EntryName },
            { key: "judge", header: t("judge"), cell: ({ name }) => name },
            { key: "why", header: t("ends.why"), cell: ({ why }) => t(`ends.${why}`) },
          ]}
        />
      ) : null}
      {made.again.length > 0 ? (
        <Alert title={t("again", { count: made.again.length })}>
          {made.again.map(({ code, name }) => `${code}: ${name}`).join("; ")}
        </Alert>
      ) : null}
      <DataTable
        dense
        caption={t("entries")}
        captionVisible
        rows={made.entries}
        rowKey={({ code }) => code}
        columns={[
          { key: "entry", header: t("entry"), rowHeader: true, cell: EntryName },
          { key: "field", header: t("field"), cell: ({ field }) => field },
          { key: "judges", header: t("judges"), cell: Judges },
        ]}
      />
      <p className="text-sm text-muted">{t("legend")}</p>
      <Pagination page={made.page} pages={made.pages} />
      <details>
        <summary className="link">{t("sum.how")}</summary>
        <p className="mt-2 max-w-3xl text-sm text-muted">
          {t("sum.cost-is", {
            total: made.cost.balance + made.cost.expertise + made.cost.again,
            ...made.cost,
          })}{" "}
          {made.proof.gap === 0
            ? null
            : t("sum.bound-is", { bound: Math.round(made.proof.bound) })}{" "}
          {t("solver")} <Count value={made.proof.solves} />.
        </p>
      </details>
    </>
  );
}

function EntryName({ code, title }: { code: string; title: string }) {
  return (
    <>
      <span className="figures">{code}</span> {title}
    </>
  );
}

function Judges({ judges }: PlannedRow) {
  const t = useT("assignment");
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {judges.map(({ name, isNew, outside }) => (
        <li key={name} className="flex flex-wrap items-center gap-1">
          {name}
          {isNew ? <Badge tone="info">{t("new")}</Badge> : null}
          {outside ? <Badge tone="warning">{t("outside")}</Badge> : null}
        </li>
      ))}
    </ul>
  );
}
