import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { levelLabel, rubricOf } from "~/contests/regulation";
import { roundsOf } from "~/contests/rounds";
import { criteriaOfRound } from "~/contests/rule";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { entryWorkings } from "~/results/tally-page.server";
import { LinkButton, Section, useT } from "~/ui";
import { WorkingsView } from "./workings";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const contestId = params["contestId"] ?? "";
  const found = await entryWorkings(await contextOf(request), contestId, params["code"] ?? "");
  if (!found.ok) return refuse(request, found.code);
  const { entry, row, scores, regulation, stopped } = found.value;
  const { method, minimumSheets } = regulation.rule.combine;
  return {
    contestId,
    entry,
    workings: row.workings,
    scores,
    stopped,
    rule: { method, minimumSheets },
    names: {
      criteria: rubricOf(regulation).map(({ id, label, max }) => ({ id, label, max })),
      rounds: Object.fromEntries(roundsOf(regulation).map(({ id, label }) => [id, label])),
      scoredIn: Object.fromEntries(
        roundsOf(regulation).map(({ id }) => [
          id,
          criteriaOfRound(regulation.rule, id).map((criterion) => criterion.id),
        ]),
      ),
      levels: Object.fromEntries(regulation.rule.prizes.levels.map(({ id }) => [id, levelLabel(regulation, id) ?? id])),
    },
  };
}

export default function EntryWorkingsRoute() {
  const { contestId, ...view } = useLoaderData<typeof loader>();
  const t = useT("results");
  return (
    <Section
      title={t("workings.title", { code: view.entry.code })}
      lead={view.entry.title}
      actions={<LinkButton to={paths.tally(contestId)}>{t("workings.back")}</LinkButton>}
    >
      <WorkingsView {...view} />
    </Section>
  );
}
