import { useT } from "~/ui/i18n";
import { Section } from "~/ui/page";
import { AwardsRules } from "./awards-rules";
import { DecidingRules } from "./deciding-rules";
import { DossierRules } from "./dossier-rules";
import { ChecklistRules, ConditionRules, ConsentRules, MemberRules } from "./entrant-rules";
import { FieldList } from "./field-list";
import { PrizeTable } from "./prize-table";
import type { Regulation } from "./regulation";
import { isBlind } from "./rounds";
import { Articles, RoundsInWords, Rubric, RuleInWords } from "./regulation-document";
import type { RegulationPart } from "./regulation-parts";
import { WindowsLine } from "./windows-line";

/** Sections and attachments are one table to read. */
const READ_PARTS = [
  "text",
  "fields",
  "members",
  "conditions",
  "sections",
  "consents",
  "checklist",
  "dates",
  "rubric",
  "rounds",
  "rule",
  "prizes",
  "awards",
  "deciding",
] as const;

interface Props {
  regulation: Regulation;
  now: Date | string;
}

/** The whole regulation as the secretariat reads it. */
export function RegulationView(props: Props) {
  const t = useT("contests");
  return READ_PARTS.map((part) => (
    <Section
      key={part}
      id={part}
      title={t(part === "sections" ? "regulation.dossier" : `part.${part}.title`)}
    >
      <PartView part={part} {...props} />
    </Section>
  ));
}

/** One part of it. */
export function PartView({ part, regulation, now }: Props & { part: RegulationPart }) {
  switch (part) {
    case "text":
      return (
        <>
          {regulation.summary ? <p className="max-w-2xl">{regulation.summary}</p> : null}
          <div className="mt-6 grid gap-6">
            <Articles articles={regulation.articles} />
          </div>
        </>
      );
    case "fields":
      return <FieldList regulation={regulation} />;
    case "members":
      return <MemberRules {...regulation} />;
    case "conditions":
      return <ConditionRules {...regulation} />;
    case "consents":
      return <ConsentRules {...regulation} />;
    case "checklist":
      return <ChecklistRules {...regulation} />;
    case "sections":
    case "attachments":
      return <DossierRules {...regulation} blind={isBlind(regulation)} />;
    case "dates":
      return <WindowsLine regulation={regulation} now={now} />;
    case "rubric":
      return <Rubric regulation={regulation} />;
    case "rounds":
      return <RoundsInWords regulation={regulation} />;
    case "rule":
      return <RuleInWords regulation={regulation} />;
    case "awards":
      return <AwardsRules regulation={regulation} />;
    case "deciding":
      return <DecidingRules deciding={regulation.deciding} />;
    case "prizes":
      return <PrizeTable levels={regulation.rule.prizes.levels} />;
  }
}
