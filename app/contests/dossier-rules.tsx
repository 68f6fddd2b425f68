import { formatBytes, formatInteger, formatLocalDate } from "~/platform/format";
import { DataTable } from "~/ui/data-table";
import { useLanguage, useT } from "~/ui/i18n";
import { groupedDecimal } from "./answer-text";
import { Explained } from "./explained";
import type { Question, Regulation } from "./regulation";

/** What a dossier holds: the questions to answer, section by section, and the files to attach. */
export function DossierRules({
  sections,
  divisions,
  attachments,
  blind,
}: Pick<Regulation, "sections" | "divisions" | "attachments"> & { blind: boolean }) {
  const t = useT("public");
  const words = useT("regulation");
  const language = useLanguage();
  const answer = useAnswerWords();
  const inDivisions = ({ divisionIds }: Question) =>
    divisions
      .filter(({ id }) => divisionIds.includes(id))
      .map(({ name }) => name)
      .join(", ");
  return (
    <div className="grid gap-10">
      {sections.map((section) => (
        <div key={section.id} className="same-columns">
          <DataTable
            caption={<Explained label={section.title} text={section.help} />}
            captionVisible
            rows={section.questions}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "label",
                header: words("question.label"),
                rowHeader: true,
                cell: (question) => (
                  <>
                    <Explained label={question.label} text={question.help} />
                    <Example question={question} />
                  </>
                ),
              },
              {
                key: "answer",
                header: words("question.answer"),
                cell: (question) => (
                  <Explained
                    label={answer(question)}
                    text={
                      inDivisions(question)
                        ? words("question.divisions", { divisions: inDivisions(question) })
                        : ""
                    }
                  />
                ),
              },
              {
                key: "required",
                header: t("dossier.required"),
                cell: ({ required }) => t(required ? "dossier.yes" : "dossier.no"),
              },
            ]}
          />
        </div>
      ))}
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

function Example({ question: { example } }: { question: Question }) {
  const t = useT("questions");
  if (example.trim() === "") return null;
  return (
    <details className="example font-normal">
      <summary>{t("example")}</summary>
      <p className="example-text">{example.trim()}</p>
    </details>
  );
}

/** How a question is answered, in a phrase: "văn bản, nhiều nhất 600 chữ". */
function useAnswerWords(): (question: Question) => string {
  const t = useT("regulation");
  const language = useLanguage();
  const range = (from: string | null, to: string | null) => {
    if (from && to) return t("answer.between", { from, to });
    if (from) return t("answer.from", { from });
    return to ? t("answer.to", { to }) : "";
  };
  const joined = (...parts: string[]) => parts.filter(Boolean).join(", ");
  return (question) => {
    switch (question.kind) {
      case "short-text":
      case "long-text":
        return t("answer.text", {
          count: question.maxWords,
          number: formatInteger(question.maxWords, language),
        });
      case "choice":
        return t("answer.choice", { options: labels(question.options) });
      case "choices":
        return question.max === null
          ? t("answer.choices", { options: labels(question.options) })
          : t("answer.choices-at-most", { options: labels(question.options), count: question.max });
      case "number": {
        const limit = (value: string | null) => value && groupedDecimal(value, language);
        return joined(
          question.unit ? t("answer.number-in", { unit: question.unit }) : t("answer.number"),
          range(limit(question.min), limit(question.max)),
        );
      }
      case "money":
        return joined(
          t("answer.money"),
          range(null, question.max === null ? null : formatInteger(question.max, language)),
        );
      case "date": {
        const day = (date: string | null) => date && formatLocalDate(date);
        return joined(t("answer.date"), range(day(question.from), day(question.to)));
      }
      case "table":
        return t("answer.table", { columns: labels(question.columns), count: question.maxRows });
      case "link":
        return t("answer.link");
    }
  };
}

const labels = (rows: readonly { readonly label: string }[]) =>
  rows.map(({ label }) => label).join("; ");
