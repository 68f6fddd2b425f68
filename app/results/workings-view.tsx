import { formatDecimal } from "~/platform/format";
import { Alert, DefinitionList, Section, useLanguage, useT } from "~/ui";
import type { RoundWorkings, SheetScores, Workings } from "./workings";
import type { WorkingsNames } from "./workings-names";
import { CriteriaTable, SheetTable } from "./workings-tables";

/** Step by step from the sheets to the score, the rank and the prize. */
export function WorkingsView({
  entry,
  workings,
  scores,
  stopped,
  rule,
  names,
}: {
  entry: { readonly rank: number | null };
  workings: Workings;
  /** What the sheets hold, by round and judge. */
  scores: readonly SheetScores[];
  /** From which round it did not go on, and to which. */
  stopped: { readonly round: string; readonly next: string } | null;
  rule: { readonly method: string; readonly minimumSheets: number };
  names: WorkingsNames;
}) {
  const t = useT("results");
  const number = useNumber();
  const { total, tieBreak, prizes, publicVote } = workings;
  // Rounds that it did not come to have nothing to show.
  const last = stopped ? workings.rounds.findIndex(({ round }) => round === stopped.round) : -1;
  const taken = last < 0 ? workings.rounds : workings.rounds.slice(0, last + 1);
  const sum = [
    ...taken.map(({ weight, score }) => `${number(weight)} × ${number(score)}`),
    ...(publicVote ? [number(publicVote.points)] : []),
  ];
  const criteriaOf = (round: string) =>
    names.criteria.filter(({ id }) => names.scoredIn[round]?.includes(id) ?? true);
  const criterion = (id: string) => names.criteria.find((each) => each.id === id)?.label;
  return (
    <>
      {stopped ? (
        <Alert
          tone="info"
          title={t("workings.stopped", {
            round: names.rounds[stopped.round] ?? stopped.round,
            next: names.rounds[stopped.next] ?? stopped.next,
          })}
        >
          {workings.status === "insufficient-sheets" ? t("workings.stopped-unranked") : null}
        </Alert>
      ) : workings.status === "insufficient-sheets" ? (
        <Alert tone="warning" title={t("workings.insufficient", { minimum: rule.minimumSheets })} />
      ) : null}
      {taken.map((round) => (
        <Section
          key={round.round}
          title={t("workings.round", { round: names.rounds[round.round] ?? round.round, weight: number(round.weight) })}
        >
          <SheetTable
            round={round}
            criteria={criteriaOf(round.round)}
            scores={scores.filter((sheet) => sheet.round === round.round)}
            number={number}
          />
          {round.criteria ? <CriteriaTable round={round} criteria={criteriaOf(round.round)} number={number} /> : null}
          <p className="mt-4">
            {t(`workings.combined.${rule.method}`, { count: round.validSheets })} <Rounded round={round} />
          </p>
        </Section>
      ))}
      {total ? (
        <Section title={t("workings.result")}>
          <DefinitionList
            items={[
              ...(publicVote
                ? [
                    {
                      term: t("workings.votes", { count: publicVote.votes, highest: publicVote.highest }),
                      description: number(publicVote.points),
                    },
                  ]
                : []),
              ...(sum.length > 1 || taken.some(({ weight }) => weight !== "1")
                ? [{ term: t("workings.sum"), description: sum.join(" + ") }]
                : []),
              ...(total.exact === total.rounded
                ? []
                : [{ term: t("workings.total-exact"), description: number(total.exact) }]),
              { term: t("workings.total"), description: <strong>{number(total.rounded)}</strong> },
              { term: t("ranking.rank"), description: entry.rank ?? "–" },
              ...tieBreak.map(({ by, id = "", value }) => ({
                term: t(`workings.tie.${by}`, { name: criterion(id) ?? names.rounds[id] ?? id }),
                description: number(value),
              })),
            ]}
          />
        </Section>
      ) : null}
      {prizes.length > 0 ? (
        <Section title={t("workings.prizes")}>
          <DefinitionList
            items={prizes.map(({ level, outcome }) => ({
              term: names.levels[level] ?? t("decisions.no-prize"),
              description: t(`workings.prize.${outcome}`),
            }))}
          />
        </Section>
      ) : null}
    </>
  );
}

function Rounded({ round: { combined, score } }: { round: RoundWorkings }) {
  const t = useT("results");
  const number = useNumber();
  return (
    <>
      {combined && number(combined) !== number(score) ? `${t("workings.exact", { value: number(combined) })} ` : null}
      <strong>{number(score)}</strong>
    </>
  );
}

/** A decimal in the page's language; an endless one stays the fraction that it is. */
function useNumber(): (value: string | null) => string {
  const language = useLanguage();
  return (value) => (value === null ? "–" : value.includes("/") ? value : formatDecimal(value, language));
}
