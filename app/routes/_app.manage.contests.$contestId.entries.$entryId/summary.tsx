import { SimilarNote } from "~/entries/similarity/similar-note";
import { EntryStateBadge } from "~/entries/state-badge";
import { paths } from "~/paths";
import { ForwardedNote, OriginNote } from "~/results/forwarding/entry-notes";
import { DefinitionList, LinkButton, Section, useT, When } from "~/ui";
import type { ScreeningPage } from "./route";

/** Whose entry it is, since when it is here, where it stands. */
export function Summary({ entry }: { entry: ScreeningPage }) {
  const t = useT("entries");
  const s = useT("screening");
  const { rules, fieldId, snapshot, way } = entry;
  const nameOf = (id: string) => rules.fields.find((field) => field.id === id)?.name ?? "";
  return (
    <Section title={snapshot.title} lead={<span className="figures">{entry.code}</span>}>
      <DefinitionList
        items={[
          {
            term: t("column.state"),
            description: (
              <span className="flex flex-wrap items-center gap-2">
                <EntryStateBadge state={entry.state} />
                {entry.decision !== null ? (
                  <LinkButton
                    variant="quiet"
                    to={paths.eligibilityDecision(entry.contestId, entry.decision)}
                  >
                    {s("in-decision", { number: entry.decision })}
                  </LinkButton>
                ) : null}
              </span>
            ),
          },
          {
            term: t("screen.owner"),
            description: (
              <>
                {entry.owner.name} <span className="break-all">({entry.owner.email})</span>
              </>
            ),
          },
          ...(entry.unitName ? [{ term: t("view.unit"), description: entry.unitName }] : []),
          ...(way.origin
            ? [{ term: t("forwarding:origin.title"), description: <OriginNote origin={way.origin} /> }]
            : []),
          ...(way.forwarded.length > 0
            ? [
                {
                  term: t("forwarding:of-entry.title"),
                  description: <ForwardedNote forwarded={way.forwarded} timeZone={entry.timeZone} />,
                },
              ]
            : []),
          ...(fieldId === snapshot.fieldId
            ? []
            : [{ term: s("moved-to"), description: nameOf(fieldId) }]),
          {
            term: t("view.number"),
            description: (
              <>
                {entry.number}, <When at={entry.submittedAt} time seconds zone={entry.timeZone} />
              </>
            ),
          },
          ...(entry.whyNotNote === "role"
            ? []
            : [
                {
                  term: t("forwarding:export.title"),
                  description: (
                    <a className="link" href={paths.dossierArchive(entry.contestId, { entry: entry.code })}>
                      {t("forwarding:export.one")}
                    </a>
                  ),
                },
              ]),
          {
            term: s("similar"),
            description: (
              <SimilarNote
                contestId={entry.contestId}
                entryId={entry.id}
                note={entry.similar ?? undefined}
              />
            ),
          },
        ]}
      />
    </Section>
  );
}
