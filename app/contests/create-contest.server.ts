import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { standingAt } from "~/people/standing";
import { audit } from "~/platform/audit.server";
import { db, isUniqueViolation } from "~/platform/db.server";
import { ok, refused, type Fault, type Result } from "~/platform/result";
import { whyNotCreateContest } from "./contest-policy";
import { regulationSchema, type ContestTemplate } from "./regulation";
import { freeSlug } from "./slug.server";
import { technicalTemplate } from "./technical-template";
import { youthTemplate } from "./youth-template";

export interface CreateContestInput {
  readonly organisationId: string;
  readonly template: ContestTemplate;
  readonly edition: string;
  readonly year: number;
  /** When entries are taken (ISO instants); without it the template's own time. */
  readonly submit?: { readonly opensAt: string; readonly closesAt: string };
  /** Of a youth contest. */
  readonly cutoff?: string;
  readonly minAge?: number;
  readonly maxAge?: number;
}

/** Makes a draft of an edition from a template. Nobody outside the secretariat sees it before it opens. */
export async function createContest(
  ctx: Context,
  input: CreateContestInput,
): Promise<Result<{ id: string; slug: string }, Refusal | "invalid">> {
  const refusal = whyNotCreateContest(
    standingAt(ctx.actor, { organisationId: input.organisationId }),
  );
  if (refusal) return refused(refusal);
  const organisation = await db.organisation.findUnique({ where: { id: input.organisationId } });
  if (!organisation) return refused("hidden");
  const faults = inputFaults(input);
  if (faults.length > 0) return refused("invalid", faults);

  const fill = input.template === "youth" ? youthTemplate : technicalTemplate;
  const regulation = regulationSchema.safeParse(fill({ ...input, organisation }));
  if (!regulation.success) return refused("invalid");

  const make = () =>
    db.$transaction(async (tx) => {
      const { title } = regulation.data;
      const contest = await tx.contest.create({
        data: {
          organisationId: organisation.id,
          slug: await freeSlug(tx, title),
          kind: input.template === "youth" ? "YOUTH" : "TECHNICAL",
          title,
          draft: regulation.data,
          createdById: ctx.actor.userId,
          createdAt: ctx.now,
        },
      });
      await audit(tx, {
        chainId: contest.id,
        at: ctx.now,
        actorId: ctx.actor.userId,
        action: "contest.created",
        subjectType: "contest",
        subjectId: contest.id,
        data: { template: input.template, organisationId: organisation.id },
      });
      return { id: contest.id, slug: contest.slug };
    });
  try {
    return ok(await make());
  } catch (error) {
    // Two editions of one title made in the same moment: the second looks for another address.
    if (!isUniqueViolation(error)) throw error;
    return ok(await make());
  }
}

function inputFaults({ submit, minAge, maxAge }: CreateContestInput): Fault[] {
  const faults: Fault[] = [];
  if (submit && Date.parse(submit.closesAt) <= Date.parse(submit.opensAt)) {
    faults.push({ path: "closesAt", code: "closes-before-it-opens" });
  }
  if (minAge !== undefined && maxAge !== undefined && minAge > maxAge) {
    faults.push({ path: "maxAge", code: "max-below-min" });
  }
  return faults;
}
