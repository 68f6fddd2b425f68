import { z } from "zod";
import { version } from "~/platform/version";
import type { Decision } from "./bundle";

/** A field left empty is no vote of nought. */
const people = (least: number) =>
  z.string().trim().min(1).regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(1000));

const recorded = {
  /** Of the contest that the organiser saw. */
  version,
  votesFor: people(0),
  votesTotal: people(1),
  reason: z.string().trim().min(1).max(2000),
  /** The committee's meeting at which it was decided; "": none is named. */
  meetingId: z.string().max(60).default(""),
};

/** A place among equal entries: 1 is first; an empty one comes after all that have one. */
const place = z.union([z.literal("").transform(() => null), z.coerce.number().int().min(1).max(100)]);

const tieSchema = z
  .object({
    ...recorded,
    kind: z.literal("tie"),
    places: z.array(z.object({ code: z.string().min(1), place })).min(2),
  })
  .superRefine(({ places }, context) => {
    const given = places.flatMap((each) => each.place ?? []);
    if (given.length === 0) context.addIssue({ code: "custom", path: ["places", 0, "place"], message: "required" });
    places.forEach(({ place: own }, index) => {
      if (own !== null && given.indexOf(own) !== given.lastIndexOf(own)) {
        context.addIssue({ code: "custom", path: ["places", index, "place"], message: "place-twice" });
      }
    });
  });

const prizeSchema = z.object({
  ...recorded,
  kind: z.literal("prize"),
  entry: z.string().min(1),
  /** A level's id, or "none". */
  outcome: z.string().min(1),
});

/** What an organiser records of the committee's decision: the order of equal entries, or the prize of one. */
export const decisionFormSchema = z
  .discriminatedUnion("kind", [tieSchema, prizeSchema])
  .superRefine(({ votesFor, votesTotal }, context) => {
    if (votesFor > votesTotal) {
      context.addIssue({ code: "custom", path: ["votesFor"], message: "more-votes-than-voters" });
    }
  });

export type DecisionForm = z.infer<typeof decisionFormSchema>;

/** The decision as the bundle states it. */
export function decisionOf(form: DecisionForm): Decision {
  const { votesFor, votesTotal, reason } = form;
  if (form.kind === "prize") {
    return { kind: "prize", entries: [form.entry], outcome: form.outcome, votesFor, votesTotal, reason };
  }
  const placed = form.places.filter((each): each is { code: string; place: number } => each.place !== null);
  const outcome = placed.sort((a, b) => a.place - b.place).map(({ code }) => code).join(" > ");
  return { kind: "tie", entries: form.places.map(({ code }) => code), outcome, votesFor, votesTotal, reason };
}
