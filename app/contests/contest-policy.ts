import type { Actor } from "~/people/actor";
import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import { standingAt, type Place, type Standing } from "~/people/standing";
import type { ContestState } from "./timeline";

/** The actor towards a contest and, where they are named, the judges, chairs or panel secretaries in question. */
export function standingInContest(
  actor: Actor | null,
  contest: { readonly id: string; readonly organisationId: string },
  people: Pick<Place, "judgeIds" | "chairIds" | "panelSecretaryIds"> = {},
): Standing {
  const { id: contestId, organisationId } = contest;
  return standingAt(actor, { contestId, organisationId, ...people });
}

/** Making a contest of an organisation. */
export function whyNotCreateContest(standing: Standing): Refusal | null {
  return unlessOneOf(standing, "organiser");
}

/** The contest as its secretariat sees it. For everybody else that page does not exist, drafts least of all. */
export function whyNotReadContest(standing: Standing): Refusal | null {
  const refusal = unlessOneOf(standing, "organiser", "secretary", "observer");
  return refusal === "role" ? "hidden" : refusal;
}

function organiserWhile(
  standing: Standing,
  state: ContestState,
  wanted: ContestState,
): Refusal | null {
  const reading = whyNotReadContest(standing);
  if (reading) return reading;
  return unlessOneOf(standing, "organiser") ?? (state === wanted ? null : "state");
}

/** Writing the regulation, until it is frozen. */
export function whyNotEditRegulation(standing: Standing, state: ContestState): Refusal | null {
  return organiserWhile(standing, state, "DRAFT");
}

export function whyNotOpenContest(standing: Standing, state: ContestState): Refusal | null {
  return organiserWhile(standing, state, "DRAFT");
}

/** Putting a further revision in force, while the contest runs. */
export function whyNotReviseRegulation(standing: Standing, state: ContestState): Refusal | null {
  return organiserWhile(standing, state, "OPEN");
}

/** Drafts do not exist for the public. */
export function whyNotSeeContest(state: ContestState): Refusal | null {
  return state === "DRAFT" ? "hidden" : null;
}

/** For the generated table: everything favourable but the role. */
export const permissions: Permission[] = [
  { id: "contest.see", whyNot: () => whyNotSeeContest("OPEN") },
  { id: "contest.create", whyNot: whyNotCreateContest },
  { id: "contest.read", whyNot: whyNotReadContest },
  { id: "contest.edit-regulation", whyNot: (standing) => whyNotEditRegulation(standing, "DRAFT") },
  { id: "contest.open", whyNot: (standing) => whyNotOpenContest(standing, "DRAFT") },
  {
    id: "contest.revise-regulation",
    whyNot: (standing) => whyNotReviseRegulation(standing, "OPEN"),
  },
];
