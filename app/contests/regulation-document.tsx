import { formatDecimal } from "~/platform/format";
import { DataTable } from "~/ui/data-table";
import { useLanguage, useT } from "~/ui/i18n";
import { Decimal } from "~/ui/values";
import { Explained } from "./explained";
import { rubricOf, type Regulation } from "./regulation";
import { ruleSentences, type RuleSentence } from "./rule-words";

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

export function Rubric({ regulation }: { regulation: Pick<Regulation, "rule" | "criteriaText"> }) {
  const t = useT("public");
  const rubric = rubricOf(regulation);
  const weighted = rubric.some(({ weight }) => weight !== "1");
  return (
    <DataTable
      caption={t("rubric.caption")}
      rows={rubric}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "label",
          header: t("rubric.criterion"),
          rowHeader: true,
          cell: ({ label, guidance }) => <Explained label={label} text={guidance} />,
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

export function RuleInWords({ regulation }: { regulation: Regulation }) {
  return <Sentences sentences={ruleSentences(regulation)} />;
}

function Sentences({
  sentences,
  nested = false,
}: {
  sentences: readonly RuleSentence[];
  nested?: boolean;
}) {
  const t = useT("public");
  const language = useLanguage();
  const wordsOf = ({ key, params }: RuleSentence) =>
    t(`rule.${key}`, {
      ...params,
      ...(typeof params?.["weight"] === "string"
        ? { weight: formatDecimal(params["weight"], language) }
        : {}),
    });
  return (
    <ol
      className={`max-w-2xl space-y-2 pl-6 ${nested ? "mt-2 list-[lower-alpha]" : "list-decimal"}`}
    >
      {sentences.map((sentence, index) => (
        <li key={index}>
          {wordsOf(sentence)}
          {sentence.items ? <Sentences sentences={sentence.items} nested /> : null}
        </li>
      ))}
    </ol>
  );
}
