import { DefinitionList, Section, useT } from "~/ui";
import type { PlainPart } from "../dossier-parts";
import type { VersionChanges, WordRun } from "./version-diff";

/** What a version changed: words gone are struck out, words that came are underlined, so that colour is not needed. */
export function VersionChangesView({ title, changes }: { title: string; changes: VersionChanges }) {
  const t = useT("receipt");
  const partLabel = usePartLabel();
  const { texts, files } = changes;
  if (texts.length === 0 && files.length === 0)
    return (
      <Section title={title} id="changes">
        <p>{t("diff.none")}</p>
      </Section>
    );
  return (
    <Section title={title} id="changes" lead={texts.length > 0 ? t("diff.legend") : undefined}>
      <DefinitionList
        items={[
          ...texts.map(({ part, label, runs }) => ({
            term: label ?? partLabel(part as PlainPart),
            description: <Runs runs={runs} />,
          })),
          ...files.map(({ label, added, removed }) => ({
            term: label,
            description: (
              <>
                <FileNames word={t("diff.files-removed")} names={removed} />
                <FileNames word={t("diff.files-added")} names={added} />
              </>
            ),
          })),
        ]}
      />
    </Section>
  );
}

/** A text's runs of words: gone struck out, new underlined. */
export function Runs({ runs }: { runs: readonly WordRun[] }) {
  const t = useT("receipt");
  const isWhole = runs.every(({ kind }) => kind !== "same");
  return (
    <p className={`max-w-prose whitespace-pre-line break-words${isWhole ? " flex flex-col gap-2" : ""}`}>
      {runs.map(({ kind, text }, index) => {
        if (kind === "same") return <span key={index}>{text}</span>;
        const Tag = kind === "added" ? "ins" : "del";
        return (
          <Tag key={index} className={`diff-${kind}`}>
            <span className="sr-only"> [{t(`diff.${kind}`)}: </span>
            {text}
            <span className="sr-only">] </span>
          </Tag>
        );
      })}
    </p>
  );
}

function FileNames({ word, names }: { word: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p className="break-words">
      {word}: {names.join(", ")}
    </p>
  );
}

/** The names of the parts outside questions and files, as the form has them. */
export function usePartLabel(): (part: PlainPart) => string {
  const t = useT("entries");
  return (part) => t(`part.${part}`);
}
