import { z } from "zod";
import { email } from "~/people/account-forms";
import type { Fault } from "~/platform/result";
import {
  newestAnswers,
  type ConsentAnswer,
  type ConsentGiver,
  type ConsentRecord,
  type ConsentSubject,
} from "./consent-rules";

/** The kind under which a signed paper lies beside the dossier: it is no part of what is judged. */
export const CONSENT_PAPER_KIND = "consent-paper";
export const CONSENT_PAPER_BYTES = 20 * 1024 * 1024;
const YES_OR_NO = ["yes", "no"] as const;

/** By purpose; what is not in it was not answered. */
export type Said = Readonly<Record<string, (typeof YES_OR_NO)[number]>>;
/** What was said in one sending of the form, by giver. */
export type Answers = Readonly<Partial<Record<ConsentGiver, Said>>>;

const said = z
  .record(z.string(), z.string())
  .transform(
    (posted): Said =>
      Object.fromEntries(
        Object.entries(posted).flatMap(([id, value]) => {
          const known = YES_OR_NO.find((answer) => answer === value);
          return known ? [[id, known]] : [];
        }),
      ),
  )
  .default({});
const line = (max: number) => z.string().trim().max(max).default("");

const answers = { GUARDIAN: said, CHILD: said, SELF: said };

/** The form behind a link, and the one that copies a signed paper. */
export const consentAnswerSchema = z.object({
  ...answers,
  guardianName: line(120),
  relation: line(60),
});
export type ConsentAnswerForm = z.infer<typeof consentAnswerSchema>;

export const consentLinkSchema = z.object({
  /** Empty: the link is handed over or printed. */
  email: z.union([z.literal(""), email]).default(""),
});

export const ownAnswerSchema = z.object({ SELF: said });

/**
 * What is missing in an answer. Guardian and adult say yes or no to each purpose; a child who is not there now may
 * speak later.
 */
export function answerFaults(
  form: ConsentAnswerForm,
  givers: readonly ConsentGiver[],
  purposeIds: readonly string[],
): Fault[] {
  const required = (path: string): Fault => ({ path, code: "required" });
  const faults: Fault[] = [];
  for (const giver of givers) {
    if (giver === "CHILD") continue;
    if (giver === "GUARDIAN") {
      if (!form.guardianName) faults.push(required("guardianName"));
      if (!form.relation) faults.push(required("relation"));
    }
    for (const id of purposeIds) if (!form[giver][id]) faults.push(required(`${giver}.${id}`));
  }
  return faults;
}

export interface ConsentChange {
  readonly giver: ConsentGiver;
  readonly purposeId: string;
  readonly answer: ConsentAnswer;
}

/** What is new in the answers against what is on record: a no after a yes is a withdrawal, the same again is nothing. */
export function changesIn(
  answersGiven: Answers,
  givers: readonly ConsentGiver[],
  purposeIds: readonly string[],
  records: readonly ConsentRecord[],
  member: ConsentSubject,
): ConsentChange[] {
  return purposeIds.flatMap((purposeId) => {
    const newest = newestAnswers(records, member, purposeId);
    return givers.flatMap((giver): ConsentChange[] => {
      const answer = answersGiven[giver]?.[purposeId];
      const before = newest[giver]?.answer;
      if (!answer) return [];
      if (answer === "yes") return before === "GIVEN" ? [] : [{ giver, purposeId, answer: "GIVEN" }];
      if (before === "GIVEN") return [{ giver, purposeId, answer: "WITHDRAWN" }];
      return before ? [] : [{ giver, purposeId, answer: "REFUSED" }];
    });
  });
}

/** What is on record as the form shows it. */
export function answersOnRecord(
  givers: readonly ConsentGiver[],
  purposeIds: readonly string[],
  records: readonly ConsentRecord[],
  member: ConsentSubject,
): Answers {
  return Object.fromEntries(
    givers.map((giver) => [
      giver,
      Object.fromEntries(
        purposeIds.flatMap((id) => {
          const known = newestAnswers(records, member, id)[giver];
          return known ? [[id, known.answer === "GIVEN" ? "yes" : "no"]] : [];
        }),
      ),
    ]),
  );
}

export const CONSENT_TOKEN_LENGTH = 20;

/** A link's secret as people type it from paper, in groups of four. */
export function printedToken(token: string): string {
  return (token.match(/.{1,4}/g) ?? []).join("-");
}

/** What somebody typed, as the secret was made. */
export function typedToken(text: string): string {
  return text.toUpperCase().replace(/[^0-9A-Z]/g, "");
}
