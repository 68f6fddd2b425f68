import { z } from "zod";
import { localDate, requiredText, rowId, rows, text } from "~/contests/form-fields";
import { applyRowIntent } from "~/contests/form-rows";
import type { TextValues } from "~/platform/form";
import { version } from "~/platform/version";
import { nameKey } from "~/platform/vietnamese";

/** Offices that a member may hold. */
export const MEMBER_OFFICES = ["chair", "secretary", "member"] as const;

export const bodyMemberSchema = z.object({
  name: z.string(),
  office: z.enum(MEMBER_OFFICES),
  /** Position and unit, as minutes print it. */
  position: z.string(),
});

export type ListedMember = z.infer<typeof bodyMemberSchema>;

/** Who is a member from a day on, and the paper that says so. */
export const bodyForm = z
  .object({
    /** Of the body's lists as the person saw them: one more than there were. */
    version,
    since: localDate,
    decision: text(120),
    members: rows(
      z.object({ id: rowId.optional(), name: requiredText(200), office: z.enum(MEMBER_OFFICES), position: text(300) }),
      100,
    ),
  })
  .superRefine(({ members }, context) => {
    if (members.length === 0) context.addIssue({ code: "custom", path: ["members"], message: "no-members" });
    const names = members.map(({ name }) => nameKey(name));
    names.forEach((name, index) => {
      if (names.indexOf(name) !== index)
        context.addIssue({ code: "custom", path: ["members", index, "name"], message: "listed-twice" });
    });
  });

export type BodyForm = z.output<typeof bodyForm>;

const BLANKS = { members: { id: "member", name: "", office: "member", position: "" } };

/** What was typed, after a button that adds, moves or takes out somebody; null when the intent is none of these. */
export function applyMemberIntent(values: TextValues, intent: string): TextValues | null {
  return applyRowIntent(values, intent, BLANKS);
}

/** The values that the form starts with: the members as they are, or a chair, a secretary and a member to fill in. */
export function valuesOfBody(since: string, decision: string, members: readonly ListedMember[]): TextValues {
  const listed =
    members.length > 0 ? members : MEMBER_OFFICES.map((office) => ({ office, name: "", position: "" }));
  return {
    since,
    decision,
    members: listed.map((member, index) => ({ id: `member-${index + 1}`, ...member })),
  };
}
