import { z } from "zod";
import { PROVINCES } from "~/platform/provinces";
import { checkbox, integer, localDate, optional, rowId, rows, text } from "./form-fields";
import { ASKED, CONSENT_USES, type Regulation } from "./regulation";

/** What the forms of the parts about entrants post: who may enter, under which conditions, what is agreed to, what is looked at. */

type Distinct = readonly { id: string }[];
const distinctIds = (list: Distinct) => new Set(list.map(({ id }) => id)).size === list.length;

/** What is asked of each member, in the order of the paper form. */
export const ASKS = [
  "gender",
  "className",
  "role",
  "occupation",
  "phone",
  "email",
  "ethnicity",
] as const satisfies readonly (keyof Regulation["members"]["asks"])[];

const ask = z.enum(ASKED);

export const membersForm = z.object({
  min: integer(1, 100),
  max: integer(1, 100),
  contribution: checkbox,
  bornFrom: optional(localDate),
  bornTo: optional(localDate),
  asks: z.object({
    gender: ask,
    className: ask,
    role: ask,
    occupation: ask,
    phone: ask,
    email: ask,
    ethnicity: ask,
  }),
  maxSupporters: integer(0, 20),
  divisions: rows(
    z.object({
      id: rowId,
      name: text(300),
      bornFrom: optional(localDate),
      bornTo: optional(localDate),
    }),
    20,
  ).refine(distinctIds),
});

const CODES = PROVINCES.map(({ code }) => code);

export const conditionsForm = z.object({
  createdSince: optional(localDate),
  provinces: z.array(z.string().refine((code) => CODES.includes(code))).default([]),
  repeats: z.enum(["not-asked", "never-entered", "never-won"]),
  maxEntriesPerMember: optional(integer(1, 100)),
  unitRound: checkbox,
});

export const consentsForm = z.object({
  childSafe: checkbox,
  childBelow: integer(0, 18),
  childAgreesFrom: integer(0, 18),
  purposes: rows(
    z.object({ id: rowId, use: z.enum(CONSENT_USES), label: text(300), text: text(20_000) }),
    10,
  ).refine(distinctIds),
});

export const checklistForm = z.object({
  checklist: rows(z.object({ id: rowId, label: text(300), help: text(20_000) }), 40).refine(
    distinctIds,
  ),
});

export const ENTRANT_BLANKS = {
  divisions: { id: "new", name: "", bornFrom: "", bornTo: "" },
  purposes: { id: "new", use: "other", label: "", text: "" },
  checklist: { id: "new", label: "", help: "" },
} as const;
