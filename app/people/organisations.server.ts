import { audit } from "~/platform/audit.server";
import { db, isUniqueViolation } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { slugOf } from "~/platform/vietnamese";
import type { Actor, Context } from "./actor";
import { invite } from "./invite.server";
import { whyNotAdminister } from "./people-policy";
import type { Refusal } from "./refusal";
import { standingAt } from "./standing";

export interface OrganisationInput {
  readonly name: string;
  readonly shortName: string;
  readonly province: string;
}

const fields = { id: true, name: true, shortName: true, slug: true, province: true } as const;

/** Name and address of an organisation; organisations are public. */
export async function organisationById(id: string) {
  if (!isUuid(id)) return null;
  return db.organisation.findUnique({ where: { id }, select: fields });
}

/** All organisations with the number of their contests, for the platform's administrator. */
export async function organisationsFor(actor: Actor) {
  const refusal = whyNotAdminister(standingAt(actor, {}));
  if (refusal) return refused(refusal);
  const rows = await db.organisation.findMany({
    select: { ...fields, _count: { select: { contests: true } } },
    orderBy: { createdAt: "asc" },
  });
  return ok(rows.map(({ _count, ...row }) => ({ ...row, contests: _count.contests })));
}

/** Makes an organisation and invites its first organiser. */
export async function createOrganisation(
  ctx: Context,
  input: OrganisationInput & { readonly organiserEmail: string },
): Promise<Result<{ id: string; token: string }, Refusal | "invalid">> {
  const refusal = whyNotAdminister(standingAt(ctx.actor, {}));
  if (refusal) return refused(refusal);
  const { name, shortName, province } = input;
  const slug = slugOf(shortName) || slugOf(name);
  if (!slug) return refused("invalid", [{ path: "shortName", code: "invalid" }]);
  try {
    return await db.$transaction(async (tx) => {
      const { id } = await tx.organisation.create({
        data: { name, shortName, province, slug },
        select: { id: true },
      });
      const { token } = await invite(tx, ctx, {
        role: "ORGANISER",
        email: input.organiserEmail,
        organisationId: id,
        contestId: null,
        panelId: null,
        unitId: null,
        place: name,
      });
      await noteOn(tx, ctx, id, "organisation.created");
      return ok({ id, token });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused("invalid", [{ path: "shortName", code: "taken" }]);
    throw error;
  }
}

/** Changes names; the address stays, links to it are out in the world. */
export async function saveOrganisation(
  ctx: Context,
  input: OrganisationInput & { readonly id: string },
): Promise<Result<undefined, Refusal>> {
  const refusal = whyNotAdminister(standingAt(ctx.actor, {}));
  if (refusal) return refused(refusal);
  const { id, name, shortName, province } = input;
  return db.$transaction(async (tx) => {
    const { count } = await tx.organisation.updateMany({
      where: { id },
      data: { name, shortName, province },
    });
    if (count === 0) return refused("hidden");
    await noteOn(tx, ctx, id, "organisation.changed");
    return ok();
  });
}

function noteOn(
  tx: Parameters<typeof audit>[0],
  ctx: Context,
  id: string,
  action: string,
): Promise<void> {
  return audit(tx, {
    chainId: "platform",
    at: ctx.now,
    actorId: ctx.actor.userId,
    action,
    subjectType: "organisation",
    subjectId: id,
  });
}
