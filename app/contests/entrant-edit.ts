import type { z } from "zod";
import type { TextValues } from "~/platform/form";
import type { membersForm } from "./entrant-forms";
import type { Regulation } from "./regulation";
import { named } from "./row-ids";

const on = (value: boolean) => (value ? "on" : "");

export type EntrantPart = "members" | "conditions" | "consents" | "checklist";

/** The values that the forms of the parts about entrants start with. */
export function formOfEntrants(regulation: Regulation, part: EntrantPart): TextValues {
  const { members, divisions, conditions, consents } = regulation;
  switch (part) {
    case "members":
      return {
        min: String(members.min),
        max: String(members.max),
        contribution: on(members.contribution),
        bornFrom: members.bornFrom ?? "",
        bornTo: members.bornTo ?? "",
        asks: { ...members.asks },
        maxSupporters: String(members.maxSupporters),
        divisions: divisions.map(({ bornFrom, bornTo, ...division }) => ({
          ...division,
          bornFrom: bornFrom ?? "",
          bornTo: bornTo ?? "",
        })),
      };
    case "conditions":
      return {
        createdSince: conditions.createdSince ?? "",
        provinces: [...conditions.provinces],
        repeats: conditions.repeats,
        maxEntriesPerMember: String(conditions.maxEntriesPerMember ?? ""),
        unitRound: on(regulation.unitRound),
      };
    case "consents":
      return {
        childSafe: on(regulation.childSafe),
        childBelow: String(consents.childBelow),
        childAgreesFrom: String(consents.childAgreesFrom),
        purposes: consents.purposes.map((purpose) => ({ ...purpose })),
      };
    case "checklist":
      return { checklist: regulation.checklist.map((item) => ({ ...item })) };
  }
}

/** Who may enter as the form was filled in. A question that is asked only in a division that is gone is a fault to mend. */
export function applyMembers(
  regulation: Regulation,
  { divisions, ...members }: z.output<typeof membersForm>,
): Regulation {
  return { ...regulation, members, divisions: named(divisions, ({ name }) => name, "division") };
}
