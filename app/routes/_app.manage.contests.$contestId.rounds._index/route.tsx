import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { roundList } from "~/results/round-page.server";
import { Badge, DataTable, Section, useT } from "~/ui";

export const handle = { title: "rounds:list.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const contestId = params["contestId"] ?? "";
  const rounds = await roundList(await contextOf(request), contestId);
  return rounds.ok ? { contestId, rounds: rounds.value } : refuse(request, rounds.code);
}

type Round = ReturnType<typeof useLoaderData<typeof loader>>["rounds"][number];

export default function Rounds() {
  const { contestId, rounds } = useLoaderData<typeof loader>();
  const t = useT("rounds");
  return (
    <Section title={t("list.title")} lead={rounds.length > 1 ? t("list.lead") : undefined}>
      <DataTable
        caption={t("list.caption")}
        rows={rounds}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "round",
            header: t("list.round"),
            rowHeader: true,
            cell: ({ id, label, kind }) => (
              <>
                <Link to={paths.round(contestId, id)}>{label}</Link>
                <span className="block font-normal text-muted">{t(`kind.${kind}`)}</span>
              </>
            ),
          },
          {
            key: "entries",
            header: t("list.entries"),
            align: "end",
            cell: ({ entries, waits }) => (waits ? "–" : entries),
          },
          {
            key: "panels",
            header: t("list.panels"),
            cell: ({ panels, closedPanels }) =>
              panels === 0
                ? t("list.no-panels")
                : t("list.closed", { closed: closedPanels, panels }),
          },
          { key: "line", header: t("list.line"), cell: (round) => <Line round={round} /> },
        ]}
      />
    </Section>
  );
}

function Line({ round: { line, waits } }: { round: Round }) {
  const t = useT("rounds");
  if (!line) return t("list.last");
  if (line.locked)
    return <Badge tone="success">{t("list.locked", { count: line.advancing })}</Badge>;
  return waits ? t("list.waits") : <Badge tone="warning">{t("list.open")}</Badge>;
}
