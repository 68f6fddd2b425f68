import { QuestionAnswer } from "~/contests/question-answer";
import { questionById } from "~/contests/regulation";
import { formatDecimal, formatLocalDate } from "~/platform/format";
import { Alert, Button, HiddenField, useLanguage, useT, When } from "~/ui";
import { useDossierLabels } from "../dossier-labels";
import { keepField, THEIRS, type Keep } from "./draft-form";
import type { ShownConflict } from "./draft-sync";
import { isPerson, type DraftValue } from "./draft-values";
import type { EntryContent } from "../entry-content";
import type { EntryRules } from "../entry-facts";

interface Shown {
  readonly rules: EntryRules;
  /** Names the people. */
  readonly content: EntryContent;
  readonly conflicts: readonly ShownConflict[];
  readonly timeZone: string;
  /** With script a press chooses at once; without, the choice is sent with the form. */
  readonly choose?: ((path: string, keep: Keep) => void) | undefined;
}

/** What two people wrote at the same time, side by side. Nothing is decided until somebody chooses. */
export function ConflictView({ rules, content, conflicts, timeZone, choose }: Shown) {
  const t = useT("drafts");
  const label = useConflictLabel(rules, content);
  if (conflicts.length === 0) return null;
  const theirs = Object.fromEntries(conflicts.map((conflict) => [conflict.path, conflict.theirs]));
  return (
    <Alert tone="danger" title={t("conflict.title", { count: conflicts.length })}>
      <p>{t(choose ? "conflict.help" : "conflict.help-no-script")}</p>
      {choose ? null : <HiddenField name={THEIRS} value={JSON.stringify(theirs)} />}
      <div className="mt-4 grid gap-5">
        {conflicts.map((conflict) => (
          <fieldset key={conflict.path} className="card text-ink">
            <legend className="label">{label(conflict.path)}</legend>
            <div className="grid gap-4 sm:grid-cols-2">
              <Side
                title={t("conflict.mine")}
                {...{ rules, content, conflict }}
                value={conflict.mine}
              />
              <Side
                title={
                  <>
                    {conflict.by ? t("conflict.by", { name: conflict.by }) : t("conflict.theirs")}
                    {conflict.at ? (
                      <>
                        {", "}
                        <When at={conflict.at} time zone={timeZone} />
                      </>
                    ) : null}
                  </>
                }
                {...{ rules, content, conflict }}
                value={conflict.theirs}
              />
            </div>
            <Choice conflict={conflict} both={canBeBoth(rules, conflict)} choose={choose} />
          </fieldset>
        ))}
      </div>
    </Alert>
  );
}

/** Two texts can stand one after the other. */
function canBeBoth(rules: EntryRules, { path, mine, theirs }: ShownConflict): boolean {
  if (typeof mine !== "string" || typeof theirs !== "string") return false;
  if (path === "repeat.improved") return true;
  const question = questionById(rules, path.slice("answers.".length));
  return path.startsWith("answers.") && question?.kind === "long-text";
}

function Choice({
  conflict: { path },
  both,
  choose,
}: {
  conflict: ShownConflict;
  both: boolean;
  choose: Shown["choose"];
}) {
  const t = useT("drafts");
  const keeps: Keep[] = ["mine", "theirs", ...(both ? (["both"] as const) : [])];
  if (choose)
    return (
      <div className="actions mt-4">
        {keeps.map((keep) => (
          <Button key={keep} onClick={() => choose(path, keep)}>
            {t(`conflict.keep.${keep}`)}
          </Button>
        ))}
      </div>
    );
  return (
    <div className="mt-4">
      {keeps.map((keep) => (
        <div className="choice" key={keep}>
          <input type="radio" id={`${path}-${keep}`} name={keepField(path)} value={keep} />
          <label htmlFor={`${path}-${keep}`}>{t(`conflict.keep.${keep}`)}</label>
        </div>
      ))}
    </div>
  );
}

function Side({
  title,
  rules,
  content,
  conflict: { path },
  value,
}: Pick<Shown, "rules" | "content"> & {
  title: React.ReactNode;
  conflict: ShownConflict;
  value: DraftValue;
}) {
  return (
    <div className="min-w-0">
      <p className="text-sm font-semibold">{title}</p>
      <div className="mt-1 break-words">
        <Value {...{ rules, content, path, value }} />
      </div>
    </div>
  );
}

function Value({
  rules,
  content,
  path,
  value,
}: Pick<Shown, "rules" | "content"> & { path: string; value: DraftValue }) {
  const t = useT("drafts");
  const language = useLanguage();
  const question = path.startsWith("answers.")
    ? questionById(rules, path.slice("answers.".length))
    : null;
  if (question && !isPerson(value))
    return <QuestionAnswer question={question} answer={value ?? undefined} />;
  const people = [...content.members, ...content.supporters];
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name || id;
  const text = (() => {
    if (value === null)
      return /^(members|supporters)\.\w+$/.test(path) ? t("conflict.removed") : "";
    if (isPerson(value)) {
      const { name, unit } = value;
      const more =
        "share" in value
          ? [
              formatLocalDate(value.birthDate),
              value.share && `${formatDecimal(value.share, language)}%`,
            ]
          : [];
      return [name, unit, ...more].filter(Boolean).join(", ");
    }
    if (Array.isArray(value)) return value.map((id) => nameOf(String(id))).join(", ");
    if (path === "mainMember") return nameOf(value);
    const options =
      path === "fieldId" ? rules.fields : path === "divisionId" ? rules.divisions : [];
    return options.find(({ id }) => id === value)?.name ?? formatLocalDate(value);
  })();
  return text ? (
    <p className="whitespace-pre-line">{text}</p>
  ) : (
    <p className="text-muted">{t("conflict.empty")}</p>
  );
}

/** People are named by their place in the form; of them, also what it is about. */
function useConflictLabel(rules: EntryRules, content: EntryContent) {
  const t = useT("drafts");
  const dossier = useT("dossier");
  const labels = useDossierLabels(rules, content);
  return (path: string): string => {
    if (path === "mainMember") return t("conflict.main");
    const [list, id, property] = path.split(".");
    if ((list !== "members" && list !== "supporters") || !id) return labels[path] ?? path;
    const index = content[list].findIndex((person) => person.id === id);
    if (index < 0) return dossier(`${list}.title`);
    return property
      ? (labels[`${list}.${index}.${property}`] ?? path)
      : dossier(`${list}.one`, { number: index + 1 });
  };
}
