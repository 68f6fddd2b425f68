import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { levelLabel, rubricOf, roundsOf } from "~/contests/regulation";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { entryWorkings } from "~/results/tally-page.server";
import { Section, useT } from "~/ui";
import { WorkingsView } from "./workings";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const contestId = params["contestId"] ?? "";
  const found = await entryWorkings(await contextOf(request), contestId, params["code"] ?? "");
  if (!found.ok) return refuse(request, found.code);
  const { entry, row, regulation } = found.value;
  return {
    contestId,
    entry,
    workings: row.workings,
    combine: regulation.rule.combine,
    names: {
      criteria: Object.fromEntries(rubricOf(regulation).map(({ id, label }) => [id, label])),
      rounds: Object.fromEntries(roundsOf(regulation).map(({ id, label }) => [id, label])),
      levels: Object.fromEntries(regulation.rule.prizes.levels.map(({ id }) => [id, levelLabel(regulation, id) ?? id])),
    },
  };
}

export default function EntryWorkingsRoute() {
  const { contestId, entry, workings, combine, names } = useLoaderData<typeof loader>();
  const t = useT("results");
  return (
    <Section
      title={t("workings.title", { code: entry.code })}
      lead={entry.title}
      actions={<Link to={paths.tally(contestId)}>{t("workings.back")}</Link>}
    >
      <WorkingsView entry={entry} workings={workings} combine={combine} names={names} />
    </Section>
  );
}
