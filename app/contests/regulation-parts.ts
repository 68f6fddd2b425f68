/** The parts in which a regulation is edited, in the order of the paper. */
export const REGULATION_PARTS = [
  "text",
  "fields",
  "members",
  "conditions",
  "sections",
  "attachments",
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

export type RegulationPart = (typeof REGULATION_PARTS)[number];

/** What a further revision may change while the contest runs. */
export const REVISABLE_PARTS = ["dates", "text"] as const satisfies readonly RegulationPart[];
export type RevisablePart = (typeof REVISABLE_PARTS)[number];

export function isRegulationPart(value: unknown): value is RegulationPart {
  return (REGULATION_PARTS as readonly unknown[]).includes(value);
}

export function isRevisablePart(value: unknown): value is RevisablePart {
  return (REVISABLE_PARTS as readonly unknown[]).includes(value);
}

/** The part in whose form a fault of the regulation is mended, by the fault's path. */
export function partOfPath(path: string): RegulationPart {
  const [first, second] = path.split(".");
  switch (first) {
    case "fields":
    case "groups":
    case "codePattern":
      return "fields";
    case "members":
    case "divisions":
      return "members";
    case "conditions":
    case "unitRound":
      return "conditions";
    case "consents":
    case "childSafe":
      return "consents";
    case "checklist":
      return "checklist";
    case "sections":
      return "sections";
    case "attachments":
      return "attachments";
    case "windows":
    case "timeZone":
    case "appealDays":
      return "dates";
    case "criteriaText":
      return "rubric";
    case "rounds":
      return "rounds";
    case "specialPrizes":
    case "collective":
    case "publicVote":
      return "awards";
    case "deciding":
      return "deciding";
    case "rule":
      return partOfRule(second);
    default:
      return "text";
  }
}

function partOfRule(member: string | undefined): RegulationPart {
  switch (member) {
    case "criteria":
      return "rubric";
    case "rounds":
    case "prizes":
      return member;
    case "publicVote":
      return "awards";
    default:
      return "rule";
  }
}
