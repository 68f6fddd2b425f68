import { questionsOf, type Regulation } from "~/contests/regulation";
import { PLAIN_PARTS, type PlainPart } from "./dossier-parts";

/** A part of the form that a supplement can ask for; `label` null: the catalogue names it. */
export interface AskablePart {
  readonly path: string;
  readonly label: string | null;
}

type Asking = Pick<
  Regulation,
  "sections" | "divisions" | "conditions" | "members" | "attachments"
>;

/** What a supplement can ask for in a division, in the order of the form. */
export function askableParts(regulation: Asking, divisionId: string): AskablePart[] {
  const { divisions, conditions, members, attachments } = regulation;
  const asked: Record<PlainPart, boolean> = {
    title: true,
    fieldId: true,
    divisionId: divisions.length > 0,
    members: true,
    supporters: members.maxSupporters > 0,
    createdOn: conditions.createdSince !== null,
    province: conditions.provinces.length > 0,
    repeat: conditions.repeats !== "not-asked",
  };
  return [
    ...PLAIN_PARTS.filter((part) => asked[part]).map((path) => ({ path, label: null })),
    ...questionsOf(regulation, divisionId).map(({ id, label }) => ({
      path: `answers.${id}`,
      label,
    })),
    ...attachments.map(({ id, label }) => ({ path: `files.${id}`, label })),
  ];
}
