import { formatDecimal } from "~/platform/format";
import { DataTable } from "~/ui/data-table";
import { useLanguage, useT } from "~/ui/i18n";
import { Decimal } from "~/ui/values";
import { Explained } from "./explained";
import { rubricOf, type Regulation, type RubricCriterion } from "./regulation";
import { roundSentences } from "./round-words";
import { roundsOf } from "./rounds";
import { ruleSentences, type RuleSentence } from "./rule-words";

type Ruled = Pick<Regulation, "rule" | "rounds" | "criteriaText">;

/** Parameters of a sentence that are decimals. */
const DECIMALS: ReadonlySet<string> = new Set(["weight", "points", "score"]);

export function Articles({ articles }: Pick<Regulation, "articles">) {
  const t = useT("public");
  return articles.map((article, index) => (
    <section key={article.id} id={`article-${article.id}`} className="article max-w-2xl">
      <h3 className="text-lg font-semibold">
        {t("regulation.article", { number: index + 1, title: article.title })}
      </h3>
      <p className="prose-text mt-2">{article.text}</p>
    </section>
  ));
}

/** The rubric; where rounds have their own, one for each of them. */
export function Rubric({ regulation }: { regulation: Ruled }) {
  const t = useT("public");
  if (regulation.rule.rounds.every(({ criteria }) => criteria === undefined))
    return <RubricTable caption={t("rubric.caption")} rubric={rubricOf(regulation)} />;
  return (
    <div className="grid gap-8">
      {roundsOf(regulation).map(({ id, label }) => (
        <RubricTable
          key={id}
          caption={t("rubric.of-round", { round: label })}
          captionVisible
          rubric={rubricOf(regulation, id)}
        />
      ))}
    </div>
  );
}

function RubricTable({
  rubric,
  ...caption
}: {
  rubric: readonly RubricCriterion[];
  caption: string;
  captionVisible?: boolean;
}) {
  const t = useT("public");
  const weighted = rubric.some(({ weight }) => weight !== "1");
  return (
    <DataTable
      {...caption}
      rows={rubric}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "label",
          header: t("rubric.criterion"),
          rowHeader: true,
          cell: ({ label, guidance, anchors }) => (
            <>
              <Explained label={label} text={guidance} />
              <Anchors anchors={anchors} />
            </>
          ),
        },
        {
          key: "points",
          header: t("rubric.points"),
          align: "end",
          cell: ({ min, max }) => (
            <>
              <Decimal value={min} />–<Decimal value={max} />
            </>
          ),
        },
        {
          key: "step",
          header: t("rubric.step"),
          align: "end",
          cell: ({ step }) => <Decimal value={step} />,
        },
        ...(weighted
          ? [
              {
                key: "weight",
                header: t("rubric.weight"),
                align: "end" as const,
                cell: ({ weight }: { weight: string }) => <Decimal value={weight} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function Anchors({ anchors }: Pick<RubricCriterion, "anchors">) {
  const t = useT("public");
  const language = useLanguage();
  if (anchors.length === 0) return null;
  return (
    <ul className="mt-2 grid max-w-xl gap-1 font-normal text-muted">
      {anchors.map(({ points, text }, index) => (
        <li key={index}>{t("rubric.anchor", { points: formatDecimal(points, language), text })}</li>
      ))}
    </ul>
  );
}

/** How each round is held, in sentences. */
export function RoundsInWords({ regulation }: { regulation: Pick<Regulation, "rule" | "rounds"> }) {
  return (
    <div className="grid gap-6">
      {roundsOf(regulation).map(({ id, label }) => (
        <section key={id}>
          <h3 className="text-lg font-semibold">{label}</h3>
          <Sentences group="round" sentences={roundSentences(regulation, id)} />
        </section>
      ))}
    </div>
  );
}

export function RuleInWords({ regulation }: { regulation: Regulation }) {
  return <Sentences group="rule" sentences={ruleSentences(regulation)} />;
}

function Sentences({
  group,
  sentences,
  nested = false,
}: {
  group: "rule" | "round";
  sentences: readonly RuleSentence[];
  nested?: boolean;
}) {
  const t = useT("public");
  const language = useLanguage();
  const wordsOf = ({ key, params = {} }: RuleSentence) => {
    const shown = Object.entries(params).map(([name, value]) => [
      name,
      DECIMALS.has(name) ? formatDecimal(String(value), language) : value,
    ]);
    return t(`${group}.${key}`, Object.fromEntries(shown));
  };
  return (
    <ol
      className={`mt-2 max-w-2xl space-y-2 pl-6 ${nested ? "list-[lower-alpha]" : "list-decimal"}`}
    >
      {sentences.map((sentence, index) => (
        <li key={index}>
          {wordsOf(sentence)}
          {sentence.items ? <Sentences group={group} sentences={sentence.items} nested /> : null}
        </li>
      ))}
    </ol>
  );
}
