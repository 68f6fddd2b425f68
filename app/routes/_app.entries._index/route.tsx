import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { contestsTakingEntries, myEntries, unitsOf } from "~/entries/entry-reads.server";
import { EntryTable } from "~/entries/entry-table";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { prizesOfEntries } from "~/results/prizes-of-entries.server";
import { Card, EmptyState, LinkButton, Page, Section, useT, When } from "~/ui";

export const handle = { title: "entries:mine.title" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, now } = await contextOf(request);
  const [entries, contests, units] = await Promise.all([
    myEntries(actor, now),
    contestsTakingEntries(now),
    unitsOf(actor),
  ]);
  return {
    entries,
    prizes: await prizesOfEntries(entries.map(({ id }) => id), now),
    contests,
    coordinates: units.length > 0,
  };
}

export default function MyEntries() {
  const { entries, prizes, contests, coordinates } = useLoaderData<typeof loader>();
  const t = useT("entries");
  return (
    <Page
      title={t("mine.title")}
      lead={t("mine.lead")}
      actions={
        <>
          {contests.length > 0 ? (
            <LinkButton to={paths.newEntry()} variant="primary">
              {t("mine.new")}
            </LinkButton>
          ) : null}
          {coordinates ? <LinkButton to={paths.unit()}>{t("mine.asUnit")}</LinkButton> : null}
        </>
      }
    >
      {entries.length > 0 ? (
        <EntryTable entries={entries} prizes={prizes} caption={t("mine.list")} />
      ) : (
        <EmptyState title={t("mine.empty")}>{t("mine.emptyHelp")}</EmptyState>
      )}
      <Section title={t("mine.open")}>
        {contests.length > 0 ? (
          <div className="grid gap-4 md:grid-cols-2">
            {contests.map((contest) => (
              <Card
                key={contest.id}
                title={contest.title}
                actions={
                  <LinkButton to={paths.newEntry(contest.slug)}>{t("mine.enter")}</LinkButton>
                }
              >
                <p>{contest.summary}</p>
                <p className="mt-2 text-muted">
                  {t("mine.until")} <When at={contest.closesAt} time zone={contest.timeZone} />
                </p>
              </Card>
            ))}
          </div>
        ) : (
          <EmptyState title={t("mine.noneOpen")}>{t("mine.noneOpenHelp")}</EmptyState>
        )}
      </Section>
    </Page>
  );
}
