import { questionsOf } from "~/contests/regulation";
import { paths } from "~/paths";
import { formatDecimal, formatLocalDate } from "~/platform/format";
import { DefinitionList, Section, useLanguage, useT } from "~/ui";
import { AttachmentViews } from "./attachment-view";
import type { EntryRules } from "./eligibility";
import { answerText, type EntryContent, type EntrySnapshot } from "./entry-content";

/** A submitted dossier to read: solution, authors, description, attachments. */
export function DossierView({ rules, snapshot }: { rules: EntryRules; snapshot: EntrySnapshot }) {
  const t = useT("entries");
  const labelOf = (kindId: string) =>
    rules.attachments.find(({ id }) => id === kindId)?.label ?? kindId;
  const order = rules.attachments.map(({ id }) => id);
  const files = [...snapshot.attachments]
    .sort((a, b) => order.indexOf(a.kindId) - order.indexOf(b.kindId))
    .map((file) => ({ ...file, label: labelOf(file.kindId), href: paths.entryFile(file.id) }));
  return (
    <>
      <Section title={t("edit.general")}>
        <DefinitionList
          items={[
            { term: t("edit.titleLabel"), description: snapshot.title },
            {
              term: t("edit.field"),
              description: rules.fields.find(({ id }) => id === snapshot.fieldId)?.name ?? "",
            },
            { term: t("edit.members"), description: <Members snapshot={snapshot} rules={rules} /> },
          ]}
        />
      </Section>
      <Section title={t("edit.sections")}>
        <div className="grid gap-6">
          {questionsOf(rules, snapshot.divisionId).map(({ id, label }) => (
            <div key={id}>
              <h3 className="font-semibold">{label}</h3>
              <SectionText text={answerText(snapshot.answers[id])} />
            </div>
          ))}
        </div>
      </Section>
      <Section title={t("edit.files")}>
        {files.length > 0 ? <AttachmentViews files={files} /> : <p>{t("view.noFiles")}</p>}
      </Section>
    </>
  );
}

function SectionText({ text }: { text: string }) {
  const t = useT("entries");
  if (text.trim() === "") return <p className="text-muted">{t("dossier.notWritten")}</p>;
  return <p className="mt-1 max-w-prose whitespace-pre-line break-words">{text}</p>;
}

function Members({ snapshot, rules }: { snapshot: EntryContent; rules: EntryRules }) {
  const t = useT("entries");
  const language = useLanguage();
  return (
    <ol className="grid gap-3">
      {snapshot.members.map((member) => (
        <li key={member.id}>
          <p className="font-semibold">{member.name}</p>
          <p>{member.unit}</p>
          <p className="figures text-muted">
            {t("dossier.born")} {formatLocalDate(member.birthDate)}
            {rules.members.contribution
              ? `. ${t("dossier.share")} ${t("dossier.percent", { share: formatDecimal(member.share, language) })}`
              : null}
          </p>
        </li>
      ))}
    </ol>
  );
}
