import { z } from "zod";
import type { Actor, Context } from "~/people/actor";
import { organisationById } from "~/people/organisations.server";
import type { Refusal } from "~/people/refusal";
import { standingAt } from "~/people/standing";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { OFFICIAL_KINDS, type OfficialKind } from "../official/kinds";
import { whyNotKeepTemplates } from "../official/official-policy";
import type { TemplateFinding } from "./check";

export interface TemplateVersion {
  readonly id: string;
  readonly number: number;
  readonly filename: string;
  readonly createdAt: Date;
  readonly by: string;
  readonly inUse: boolean;
  readonly warnings: readonly TemplateFinding[];
  /** How many documents were issued in it. */
  readonly issued: number;
}

interface Organisation {
  readonly id: string;
  readonly name: string;
}

/** The kinds of documents with how many forms there are of each, and which is in use; 0: the built-in one. */
export async function templatesPage(actor: Actor, organisationId: string) {
  const found = await organisationFor(actor, organisationId);
  if (!found.ok) return found;
  const rows = await db.documentTemplate.findMany({
    where: { organisationId },
    select: { kind: true, number: true, inUse: true },
  });
  return ok({
    organisation: found.value,
    kinds: OFFICIAL_KINDS.map((kind) => {
      const own = rows.filter((row) => row.kind === kind);
      return { kind, versions: own.length, inUse: own.find(({ inUse }) => inUse)?.number ?? 0 };
    }),
  });
}

export interface TemplatePage {
  readonly organisation: Organisation;
  readonly kind: OfficialKind;
  /** The newest first. */
  readonly versions: readonly TemplateVersion[];
  /** Contests of the organisation whose facts can be looked at, the newest first. */
  readonly contests: readonly { readonly id: string; readonly title: string }[];
}

/** The forms of one kind of document. */
export async function templatePage(
  actor: Actor,
  organisationId: string,
  kind: OfficialKind,
): Promise<Result<TemplatePage, Refusal>> {
  const found = await organisationFor(actor, organisationId);
  if (!found.ok) return found;
  const rows = await db.documentTemplate.findMany({
    where: { organisationId, kind },
    orderBy: { number: "desc" },
    include: { _count: { select: { issued: true } } },
  });
  const users = await db.user.findMany({
    where: { id: { in: rows.map(({ createdById }) => createdById) } },
    select: { id: true, name: true },
  });
  const contests = await db.contest.findMany({
    where: { organisationId, state: { not: "DRAFT" } },
    orderBy: { openedAt: "desc" },
    select: { id: true, title: true },
  });
  return ok({
    organisation: found.value,
    kind,
    versions: rows.map(({ id, number, filename, createdAt, createdById, inUse, warnings, _count }) => ({
      ...{ id, number, filename, createdAt, inUse },
      by: users.find((user) => user.id === createdById)?.name ?? "",
      warnings: warningsOf(warnings),
      issued: _count.issued,
    })),
    contests,
  });
}

const findings = z.array(z.object({ code: z.string(), name: z.string(), where: z.string(), hint: z.string() }));
const warningsOf = (stored: unknown) => findings.parse(stored) as TemplateFinding[];

/** The organisation, for those who may keep its forms. */
export async function organisationFor(
  actor: Actor,
  organisationId: string,
): Promise<Result<Organisation, Refusal>> {
  const refusal = whyNotKeepTemplates(standingAt(actor, { organisationId }));
  if (refusal) return refused(refusal);
  const organisation = await organisationById(organisationId);
  return organisation ? ok({ id: organisation.id, name: organisation.name }) : refused("hidden");
}

/** One kept form, for those who may keep it. */
export async function templateById(
  { actor }: Pick<Context, "actor">,
  organisationId: string,
  id: string,
): Promise<Result<{ readonly kind: string; readonly blobSha256: string; readonly number: number; readonly filename: string }, Refusal>> {
  const found = await organisationFor(actor, organisationId);
  if (!found.ok) return found;
  const row = isUuid(id)
    ? await db.documentTemplate.findFirst({
        where: { id, organisationId },
        select: { kind: true, blobSha256: true, number: true, filename: true },
      })
    : null;
  return row ? ok(row) : refused("hidden");
}
