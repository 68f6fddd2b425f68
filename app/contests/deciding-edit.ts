import { z } from "zod";
import type { TextValues } from "~/platform/form";
import type { Fault } from "~/platform/result";
import { APPROVERS, isShare, type Deciding } from "./deciding";
import { checkbox, integer, rowId, rows, text } from "./form-fields";
import { blanks, repeats } from "./row-faults";

export const FEEDBACK = ["total", "rank", "criteria", "comments"] as const;

/** A share of people as it is typed, "2/3" or "2 / 3"; empty: not asked. */
const share = z
  .string()
  .default("")
  .transform((typed) => typed.replace(/\s/g, ""))
  .refine((typed) => typed === "" || isShare(typed), "share");

export const decidingForm = z.object({
  panelQuorum: share,
  committeeQuorum: share,
  voteShare: share,
  voteOf: z.enum(["members", "present"]),
  approval: rows(z.object({ id: rowId, label: text(300), by: z.enum(APPROVERS) }), 10),
  complaintDays: integer(0, 60),
  feedback: z
    .object({ total: checkbox, rank: checkbox, criteria: checkbox, comments: checkbox })
    .default({ total: false, rank: false, criteria: false, comments: false }),
});

export const DECIDING_BLANKS = { approval: { label: "", by: "committee" } };

/** The values that the form of deciding starts with. */
export function formOfDeciding({ approval, complaintDays, feedback, ...rest }: Deciding): TextValues {
  return {
    ...rest,
    approval: approval.map((step) => ({ ...step })),
    complaintDays: String(complaintDays),
    feedback: Object.fromEntries(FEEDBACK.map((what) => [what, feedback[what] ? "on" : ""])),
  };
}

/** What must be mended in it before the contest can open. */
export function decidingFaults(deciding: Deciding): Fault[] {
  const shares = (["panelQuorum", "committeeQuorum", "voteShare"] as const).filter(
    (name) => deciding[name] !== "" && !isShare(deciding[name]),
  );
  return [
    ...shares.map((name) => ({ path: `deciding.${name}`, code: "share" })),
    ...blanks("deciding.approval", deciding.approval, "label"),
    ...repeats("deciding.approval", deciding.approval, "id", "repeated"),
  ];
}
