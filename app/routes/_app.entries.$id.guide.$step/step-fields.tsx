import { Link } from "@remix-run/react";
import { QuestionField } from "~/contests/question-field";
import { questionById } from "~/contests/regulation";
import { GeneralFields } from "~/entries/writing/dossier-form";
import { isOpenPart } from "~/entries/dossier-parts";
import type { EntryContent } from "~/entries/entry-content";
import { MemberRow } from "~/entries/writing/member-fields";
import { OriginFields } from "~/entries/writing/origin-fields";
import { SupporterFields } from "~/entries/writing/supporter-fields";
import { paths } from "~/paths";
import { Alert, LinkButton, SubmitButton, useT } from "~/ui";
import type { GuidePage } from "./route";
import { useStepName } from "./step-list";

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
    case "files":
      return (
        <div className="grid gap-3">
          <p>{t("guide.files-lead")}</p>
          <p>
            <LinkButton to={`${paths.editEntry(page.id)}#files`}>{t("guide.files-link")}</LinkButton>
          </p>
        </div>
      );
    case "send":
      return <Check page={page} />;
  }
}

/** What is still missing, each with its step. */
function Check({ page }: { page: GuidePage }) {
  const t = useT("drafts");
  const nameOf = useStepName(page);
  const missing = page.steps.filter(({ missing }) => missing);
  if (missing.length === 0) return <Alert tone="success" title={t("guide.ready")} />;
  return (
    <div className="grid gap-2">
      <p>{t("guide.send-lead")}</p>
      <ul className="grid gap-1">
        {missing.map((step) => (
          <li key={step.id}>
            <Link className="link inline-block py-1" to={paths.guideEntry(page.id, step.id)}>
              {nameOf(step)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
