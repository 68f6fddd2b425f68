import { z } from "zod";
import { checkbox, decimalInput, integer, optional, rowId, rows, text } from "./form-fields";
import { MARKS_SEEN, ROUND_KINDS } from "./round";

/* The forms of the rubric and of the rounds, for browser and server. */

const distinctIds = <Row extends { id: string }>(list: readonly Row[]) =>
  new Set(list.map(({ id }) => id)).size === list.length;

export const rubricForm = z.object({
  criteria: rows(
    z.object({
      id: rowId,
      label: text(300),
      guidance: text(20_000),
      min: decimalInput,
      max: decimalInput,
      step: decimalInput,
      weight: decimalInput,
      anchors: rows(z.object({ points: decimalInput, text: text(300) }), 10),
    }),
    60,
  )
    .refine(distinctIds)
    // Without one criterion there is no rule; the others are found when the contest is to open.
    .refine((criteria) => criteria.length > 0, "none-given"),
});

export const ADVANCE_BY = ["all", "top", "minimum", "list"] as const;

/** How the line of a round is written in a form: what another kind of line needs may stay empty. */
export const advanceForm = z
  .object({
    by: z.enum(ADVANCE_BY).default("all"),
    count: optional(integer(1, 10_000)),
    onTie: z.enum(["all", "none"]).default("all"),
    score: optional(decimalInput),
  })
  .transform(({ by, count, onTie, score }, context) => {
    const missing = (name: string) => {
      context.addIssue({ code: "custom", message: "required", path: [name] });
      return z.NEVER;
    };
    switch (by) {
      case "top":
        return count === null ? missing("count") : { by, count, onTie };
      case "minimum":
        return score === null ? missing("score") : { by, score };
      case "all":
      case "list":
        return { by };
    }
  });

export const roundsForm = z.object({
  rounds: rows(
    z.object({
      id: rowId,
      label: text(300),
      kind: z.enum(ROUND_KINDS),
      weight: decimalInput,
      criteria: z
        .record(rowId, z.string())
        .default({})
        .refine((ticked) => Object.keys(ticked).length > 0, "no-criteria"),
      blind: checkbox,
      judgesPerEntry: optional(integer(1, 50)),
      marksSeen: z.enum(MARKS_SEEN),
      differenceLimit: optional(decimalInput),
      asksProposal: checkbox,
      // The last round has no line, and posts none.
      advance: advanceForm.default({ by: "all" }),
    }),
    10,
  )
    .refine(distinctIds)
    .refine((rounds) => rounds.length > 0, "none-given"),
});

/** What a new row of a list starts with. */
export const ROUND_BLANKS = {
  rubric: {
    criteria: { label: "", guidance: "", min: "0", max: "10", step: "0.5", weight: "1" },
    "criteria.anchors": { id: "anchor", points: "", text: "" },
  },
  rounds: {
    rounds: {
      label: "",
      kind: "dossier",
      weight: "1",
      blind: "on",
      judgesPerEntry: "",
      marksSeen: "never",
      differenceLimit: "",
      advance: { by: "all", onTie: "all" },
    },
  },
} as const;
