import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { unitEntries, unitsOf } from "~/entries/entry-reads.server";
import { EntryTable } from "~/entries/entry-table";
import { unitContests } from "~/entries/units/unit-desk.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { prizesOfEntries, prizesOfUnits } from "~/results/prizes-of-entries.server";
import { EmptyState, LinkButton, Page, Section, useT } from "~/ui";

export const handle = { title: "entries:unit.title" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, now } = await contextOf(request);
  const [units, places] = await Promise.all([unitsOf(actor), unitContests(actor)]);
  const contests = await prizesOfUnits(places, now);
  const lists = await Promise.all(
    units.map(async ({ id, name }) => ({
      id,
      name,
      contests: contests.filter(({ unitId }) => unitId === id),
      entries: await unitEntries(actor, id, now),
    })),
  );
  const ids = lists.flatMap(({ entries }) => entries.map(({ id }) => id));
  return { units: lists, prizes: await prizesOfEntries(ids, now) };
}

export default function UnitEntries() {
  const { units, prizes } = useLoaderData<typeof loader>();
  const t = useT("entries");
  const words = useT("units");
  const papers = useT("papers");
  return (
    <Page
      title={t("unit.title")}
      lead={t("unit.lead")}
      actions={
        units.length > 0 ? <LinkButton to={paths.unitPapers()}>{papers("title")}</LinkButton> : null
      }
    >
      {units.length === 0 ? (
        <EmptyState title={t("unit.none")}>{t("unit.noneHelp")}</EmptyState>
      ) : null}
      {units.map((unit) => (
        <Section
          key={unit.id}
          title={unit.name}
          actions={
            <LinkButton variant="primary" to={paths.newEntry(undefined, unit.id)}>
              {t("unit.new")}
            </LinkButton>
          }
        >
          {unit.contests.length > 0 ? (
            <ul className="mb-6 divide-y divide-line border-y border-line">
              {unit.contests.map(({ contestId, contestTitle, prizes: won }) => (
                <li key={contestId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
                  <span className="min-w-0">
                    {contestTitle}
                    {won ? (
                      <span className="mt-1 block text-sm font-semibold">{words("desk.won", { prizes: won })}</span>
                    ) : null}
                  </span>
                  <LinkButton to={paths.unitContest(unit.id, contestId)}>
                    {words("desk.of")}
                    <span className="sr-only">: {contestTitle}</span>
                  </LinkButton>
                </li>
              ))}
            </ul>
          ) : null}
          {unit.entries.length > 0 ? (
            <EntryTable entries={unit.entries} prizes={prizes} caption={unit.name} withOwner />
          ) : (
            <EmptyState title={t("unit.empty")}>{t("unit.emptyHelp")}</EmptyState>
          )}
        </Section>
      ))}
    </Page>
  );
}
