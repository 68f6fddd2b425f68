import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { Badge, DataTable, Section, useT, When } from "~/ui";
import type { DossiersRoutePage } from "./route";

/** The archives that came, with how much of each was taken in. */
export function Brought({ page: { contestId, imports, timeZone } }: { page: DossiersRoutePage }) {
  const t = useT("forwarding");
  if (imports.length === 0) return null;
  return (
    <Section title={t("brought.title")}>
      <DataTable
        caption={t("brought.title")}
        rows={imports}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "from",
            header: t("brought.from"),
            rowHeader: true,
            cell: ({ id, organisation, contest, filename }) => (
              <>
                <Link className="link" to={paths.broughtDossiers(contestId, id)}>
                  {contest}
                </Link>
                <span className="mt-1 block text-sm font-normal text-muted">
                  {organisation} · <span className="break-all">{filename}</span>
                </span>
              </>
            ),
          },
          {
            key: "at",
            header: t("brought.at"),
            cell: ({ at, by }) => (
              <>
                <When at={at} time zone={timeZone} />
                <span className="block text-sm text-muted">{by}</span>
              </>
            ),
          },
          {
            key: "state",
            header: t("column.state"),
            cell: ({ taken, total, finished, busy }) => busy ? (
              <Badge tone="info">{t("taking-in:progress.title")}</Badge>
            ) : (
              <Badge tone={taken === total ? "success" : finished ? "neutral" : "warning"}>
                {t(finished && taken < total ? "brought.expired" : "brought.taken", { taken, total })}
              </Badge>
            ),
          },
        ]}
      />
    </Section>
  );
}
