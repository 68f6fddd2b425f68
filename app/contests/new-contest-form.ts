import { z } from "zod";
import { zonedToInstant } from "~/platform/format";
import { integer, localDate, optional, requiredText, wallClock } from "./form-fields";
import { TIME_ZONE } from "./template-options";

/** What is asked before a template is filled in; everything else is edited afterwards. */
export const newContestForm = z
  .object({
    template: z.enum(["technical", "youth"]),
    edition: requiredText(50),
    year: integer(2000, 2200),
    opensAt: wallClock,
    closesAt: wallClock,
    cutoff: optional(localDate),
    minAge: optional(integer(0, 100)),
    maxAge: optional(integer(0, 100)),
  })
  .refine(({ opensAt, closesAt }) => opensAt < closesAt, {
    path: ["closesAt"],
    message: "closes-before-it-opens",
  })
  .refine(({ minAge, maxAge }) => minAge === null || maxAge === null || minAge <= maxAge, {
    path: ["maxAge"],
    message: "max-below-min",
  });

/** The form's values as `createContest` takes them. */
export function newContestInput(organisationId: string, form: z.output<typeof newContestForm>) {
  const instant = (wall: string) => zonedToInstant(wall, TIME_ZONE)?.toISOString() ?? "";
  return {
    organisationId,
    template: form.template,
    edition: form.edition,
    year: form.year,
    submit: { opensAt: instant(form.opensAt), closesAt: instant(form.closesAt) },
    cutoff: form.cutoff ?? undefined,
    minAge: form.minAge ?? undefined,
    maxAge: form.maxAge ?? undefined,
  };
}

/** The form as it is first shown: this year's edition. */
export function newContestValues(today: string) {
  const year = today.slice(0, 4);
  return {
    template: "technical",
    edition: "",
    year,
    opensAt: `${today}T08:00`,
    closesAt: "",
    cutoff: `${year}-07-31`,
    minAge: "6",
    maxAge: "18",
  };
}
