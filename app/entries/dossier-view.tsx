import { QuestionAnswer } from "~/contests/question-answer";
import { sectionsOf } from "~/contests/regulation";
import { paths } from "~/paths";
import { formatLocalDate } from "~/platform/format";
import { provinceOf } from "~/platform/provinces";
import { DefinitionList, Section, useT } from "~/ui";
import { AttachmentViews } from "./files/attachment-view";
import type { EntrySnapshot } from "./entry-content";
import type { EntryRules } from "./entry-facts";
import { MemberList, SupporterList } from "./members/people-view";

/** A submitted dossier to read: solution, authors, description, attachments unless they are shown elsewhere. */
export function DossierView({
  rules,
  snapshot,
  withFiles = true,
}: {
  rules: EntryRules;
  snapshot: EntrySnapshot;
  withFiles?: boolean;
}) {
  const t = useT("dossier");
  return (
    <>
      <General rules={rules} snapshot={snapshot} />
      <Section title={t("members.title")}>
        <MemberList members={snapshot.members} contribution={rules.members.contribution} />
      </Section>
      {rules.members.maxSupporters > 0 || snapshot.supporters.length > 0 ? (
        <Section title={t("supporters.title")}>
          <SupporterList supporters={snapshot.supporters} />
        </Section>
      ) : null}
      {sectionsOf(rules, snapshot.divisionId).map(({ id, title, questions }) => (
        <Section key={id} title={title}>
          <div className="grid gap-6">
            {questions.map((question) => (
              <div key={question.id} className="min-w-0">
                {question.label === title ? null : (
                  <h3 className="mb-1 font-semibold">{question.label}</h3>
                )}
                <QuestionAnswer question={question} answer={snapshot.answers[question.id]} />
              </div>
            ))}
          </div>
        </Section>
      ))}
      {withFiles ? <Files rules={rules} snapshot={snapshot} /> : null}
    </>
  );
}

interface Shown {
  readonly rules: EntryRules;
  readonly snapshot: EntrySnapshot;
}

function General({ rules, snapshot }: Shown) {
  const t = useT("dossier");
  const { conditions } = rules;
  const { title, fieldId, divisionId, createdOn, province, repeat } = snapshot;
  const answer = (value: string) => (value === "yes" || value === "no" ? t(`origin.${value}`) : "");
  const items = [
    { term: t("title"), description: title },
    { term: t("field"), description: nameIn(rules.fields, fieldId) },
    rules.divisions.length > 0
      ? { term: t("division"), description: nameIn(rules.divisions, divisionId) }
      : null,
    createdOn === ""
      ? null
      : { term: t("origin.created-on"), description: formatLocalDate(createdOn) },
    province === ""
      ? null
      : { term: t("origin.province"), description: provinceOf(province)?.name ?? province },
    conditions.repeats === "not-asked" || repeat.entered === ""
      ? null
      : { term: t("origin.entered"), description: answer(repeat.entered) },
    repeat.won === "" ? null : { term: t("origin.won"), description: answer(repeat.won) },
    repeat.improved === ""
      ? null
      : {
          term: t("origin.improved"),
          description: <p className="whitespace-pre-line">{repeat.improved}</p>,
        },
  ].filter((item) => item !== null);
  return (
    <Section title={t("general")}>
      <DefinitionList items={items} />
    </Section>
  );
}

function nameIn(options: readonly { id: string; name: string }[], chosen: string): string {
  return options.find(({ id }) => id === chosen)?.name ?? "";
}

function Files({ rules, snapshot }: Shown) {
  const t = useT("entries");
  const labelOf = (kindId: string) =>
    rules.attachments.find(({ id }) => id === kindId)?.label ?? kindId;
  const order = rules.attachments.map(({ id }) => id);
  const files = [...snapshot.attachments]
    .sort((a, b) => order.indexOf(a.kindId) - order.indexOf(b.kindId))
    .map((file) => ({ ...file, label: labelOf(file.kindId), href: paths.entryFile(file.id) }));
  return (
    <Section title={t("edit.files")}>
      {files.length > 0 ? <AttachmentViews files={files} /> : <p>{t("view.noFiles")}</p>}
    </Section>
  );
}
