import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { entryWorkings } from "~/results/tally-page.server";
import { workingsNames } from "~/results/workings-names";
import { WorkingsView } from "~/results/workings-view";
import { LinkButton, Section, useT } from "~/ui";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const contestId = params["contestId"] ?? "";
  const found = await entryWorkings(await contextOf(request), contestId, params["code"] ?? "");
  if (!found.ok) return refuse(request, found.code);
  const { entry, row, scores, regulation } = found.value;
  const { method, minimumSheets } = regulation.rule.combine;
  return {
    contestId,
    entry,
    workings: row.workings,
    scores,
    stopped: entry.stopped,
    rule: { method, minimumSheets },
    names: workingsNames(regulation),
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
