import { QuestionField } from "~/contests/question-field";
import { questionById } from "~/contests/regulation";
import { GeneralFields } from "~/entries/writing/dossier-form";
import { isOpenPart } from "~/entries/dossier-parts";
import type { EntryContent } from "~/entries/entry-content";
import { MemberRow } from "~/entries/writing/member-fields";
import { OriginFields } from "~/entries/writing/origin-fields";
import { SupporterFields } from "~/entries/writing/supporter-fields";
import { FileFields } from "~/entries/files/file-fields";
import { HiddenField, RadioGroupField, SubmitButton, useT } from "~/ui";
import type { GuidePage } from "./route";

interface Props {
  readonly page: GuidePage;
  readonly step: GuidePage["step"];
  /** Of the members only the one that the step is about. */
  readonly content: EntryContent;
}

/** The fields of one step: those of the whole form. */
export function StepFields({ page, step, content }: Props) {
  const t = useT("drafts");
  const { rules, openParts } = page;
  switch (step.kind) {
    case "general":
      return <GeneralFields rules={rules} isOpen={(path) => isOpenPart(openParts, path)} />;
    case "origin":
      return <OriginFields conditions={rules.conditions} openParts={openParts} />;
    case "member": {
      const [member] = content.members;
      const isLast = step.index === page.draft.members.length - 1;
      return member ? (
        <div className="grid gap-4">
          <MemberRow
            member={member}
            index={0}
            rules={rules.members}
            alone
            removable={false}
            withEthnicity={page.ethnicityOf.includes(member.id)}
          />
          {isLast && page.draft.members.length < rules.members.max ? (
            <div>
              <SubmitButton intent="add-member" variant="secondary">
                {t("guide.add-member")}
              </SubmitButton>
            </div>
          ) : null}
        </div>
      ) : null;
    }
    case "supporters":
      return (
        <SupporterFields max={rules.members.maxSupporters} supporters={content.supporters} />
      );
    case "question": {
      const question = questionById(rules, step.questionId);
      return question ? <QuestionField question={question} /> : null;
    }
    case "main":
      return (
        <>
          {content.members.map(({ id }, i) => (
            <HiddenField key={id} name={`members.${i}.id`} value={id} />
          ))}
          <RadioGroupField
            name="mainMember"
            label={t("guide.main-label")}
            required
            options={content.members.map(({ id, name }, i) => ({
              value: id,
              label: name.trim() || t("guide.member", { number: i + 1 }),
            }))}
          />
        </>
      );
    case "files":
      return (
        <FileFields
          kinds={rules.attachments.filter(({ id }) => isOpenPart(openParts, `files.${id}`))}
          attachments={page.attachments}
          version={page.version}
        />
      );
    case "send":
      return null;
  }
}
