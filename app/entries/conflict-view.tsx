import { formatDecimal, formatLocalDate } from "~/platform/format";
import { Alert, DefinitionList, useLanguage, useT, When } from "~/ui";
import { questionById } from "~/contests/regulation";
import type { EntryRules } from "./eligibility";
import { answerText, type EntryContent } from "./entry-content";
import { differences } from "./present";

/** What somebody else saved in between, where it differs from what was typed here. */
export function ConflictView({
  rules,
  mine,
  theirs,
  savedAt,
  timeZone,
  reloadTo,
}: {
  rules: EntryRules;
  mine: EntryContent;
  theirs: EntryContent;
  savedAt: Date;
  timeZone: string;
  /** Where the saved version is. */
  reloadTo: string;
}) {
  const t = useT("entries");
  const different = differences(mine, theirs);
  const labelOf = (name: string) => {
    if (name === "title") return t("edit.titleLabel");
    if (name === "fieldId") return t("edit.field");
    if (name === "members") return t("edit.members");
    return questionById(rules, name.slice("answers.".length))?.label ?? name;
  };
  return (
    <Alert tone="danger" title={t("conflict.title")}>
      <p>{t("conflict.help")}</p>
      <p className="mt-3 font-semibold">
        {t("conflict.theirs")} <When at={savedAt} time seconds zone={timeZone} />
      </p>
      {different.length === 0 ? (
        <p>{t("conflict.same")}</p>
      ) : (
        <DefinitionList
          items={different.map((name) => ({
            term: labelOf(name),
            description: <Theirs rules={rules} content={theirs} name={name} />,
          }))}
        />
      )}
      <p className="mt-3">
        {/* A full load: the fields of this page keep what was typed in them. */}
        <a href={reloadTo}>{t("conflict.useTheirs")}</a>
      </p>
    </Alert>
  );
}

function Theirs({
  rules,
  content,
  name,
}: {
  rules: EntryRules;
  content: EntryContent;
  name: string;
}) {
  const t = useT("entries");
  const language = useLanguage();
  if (name === "members") {
    return (
      <ol>
        {content.members.map((member) => (
          <li key={member.id}>
            {[
              member.name,
              formatLocalDate(member.birthDate),
              member.unit,
              member.share &&
                t("dossier.percent", { share: formatDecimal(member.share, language) }),
            ]
              .filter(Boolean)
              .join(", ") || t("conflict.empty")}
          </li>
        ))}
      </ol>
    );
  }
  const text =
    name === "title"
      ? content.title
      : name === "fieldId"
        ? (rules.fields.find(({ id }) => id === content.fieldId)?.name ?? "")
        : answerText(content.answers[name.slice("answers.".length)]);
  return <p className="whitespace-pre-line break-words">{text || t("conflict.empty")}</p>;
}
