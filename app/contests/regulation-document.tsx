import { formatBytes, formatDecimal, formatInteger, formatLocalDate } from "~/platform/format";
import { DataTable } from "~/ui/data-table";
import { useLanguage, useT } from "~/ui/i18n";
import { Decimal } from "~/ui/values";
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

export function MemberRules({ members }: Pick<Regulation, "members">) {
  const t = useT("public");
  const { min, max, contribution, bornFrom, bornTo } = members;
  const born = { from: formatLocalDate(bornFrom ?? ""), to: formatLocalDate(bornTo ?? "") };
  return (
    <ul className="list-disc space-y-2 pl-5">
      <li>{t(min === max ? "members.exactly" : "members.between", { min, count: max })}</li>
      {bornFrom && bornTo ? <li>{t("members.born-between", born)}</li> : null}
      {bornFrom && !bornTo ? <li>{t("members.born-from", born)}</li> : null}
      {bornTo && !bornFrom ? <li>{t("members.born-to", born)}</li> : null}
      {contribution ? <li>{t("members.contribution")}</li> : null}
    </ul>
  );
}

/** What a dossier holds: the sections to write and the files to attach. */
export function DossierRules({
  sections,
  attachments,
  blind,
}: Pick<Regulation, "sections" | "attachments" | "blind">) {
  const t = useT("public");
  const language = useLanguage();
  return (
    <div className="grid gap-10">
      <DataTable
        caption={t("dossier.sections")}
        captionVisible
        rows={sections.flatMap(({ questions }) => questions)}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "title",
            header: t("dossier.section"),
            rowHeader: true,
            cell: ({ label, help }) => <Explained label={label} text={help} />,
          },
          {
            key: "required",
            header: t("dossier.required"),
            cell: ({ required }) => t(required ? "dossier.yes" : "dossier.no"),
          },
          {
            key: "words",
            header: t("dossier.max-words"),
            align: "end",
            cell: (question) =>
              "maxWords" in question
                ? t("dossier.words", {
                    count: question.maxWords,
                    number: formatInteger(question.maxWords, language),
                  })
                : null,
          },
        ]}
      />
      <DataTable
        caption={t("dossier.attachments")}
        captionVisible
        rows={attachments}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "label",
            header: t("dossier.attachment"),
            rowHeader: true,
            cell: ({ label, help, namesAuthors }) => (
              <Explained
                label={label}
                text={blind && namesAuthors ? `${help} ${t("dossier.not-for-judges")}` : help}
              />
            ),
          },
          {
            key: "number",
            header: t("dossier.number"),
            cell: ({ min, max }) =>
              min === max
                ? t("dossier.exactly", { count: max })
                : t("dossier.from-to", { min, max }),
          },
          {
            key: "accept",
            header: t("dossier.accept"),
            cell: ({ accept }) => accept.map((kind) => t(`dossier.kind.${kind}`)).join(", "),
          },
          {
            key: "size",
            header: t("dossier.size"),
            align: "end",
            cell: ({ maxBytes }) => formatBytes(maxBytes, language),
          },
        ]}
      />
    </div>
  );
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

function Explained({ label, text }: { label: string; text: string }) {
  return (
    <>
      <span className="block">{label}</span>
      {text ? <span className="mt-1 block max-w-xl font-normal text-muted">{text}</span> : null}
    </>
  );
}
