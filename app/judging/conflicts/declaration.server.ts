import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { isBlind } from "~/contests/rounds";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { coversOf } from "../blind/covered.server";
import { holdJudge } from "../panels/hold-judge.server";
import { WORKING } from "../panels/working";
import { tellOrganisers } from "../tell-organisers.server";
import { conflictKind, type ConflictKind } from "./conflict";
import { whyNotDeclare, whyNotReadDeclaration } from "./conflict-policy";
import type { Declaration } from "./declaration-form";
import { keepApart } from "./keep-apart.server";
import { keepingFound } from "./keep-found.server";

export interface DeclarationPage {
  readonly contest: { readonly id: string; readonly title: string };
  readonly fields: readonly { readonly id: string; readonly name: string }[];
  /** Of the account, for the judge to see what is known already. */
  readonly account: { readonly name: string; readonly unitName: string; readonly phone: string };
  readonly declaredAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly values: {
    readonly fieldIds: readonly string[];
    readonly maxLoad: string;
    readonly otherUnits: string;
    readonly phone: string;
    readonly address: string;
    readonly relations: readonly { readonly name: string; readonly kind: string; readonly unitName: string }[];
  };
  /** The entries of the judge's panels, by code and title only. */
  readonly entries: readonly {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    /** What the judge has declared about it; it stands until the organisers lift it. */
    readonly declared: { readonly kind: ConflictKind; readonly note: string; readonly lifted: boolean } | null;
  }[];
  readonly panels: readonly { readonly id: string; readonly name: string }[];
  readonly whyNotDeclare: Refusal | null;
}

/** A judge's declaration as it stands. It tells nothing of an entry but what blind judges see anyway. */
export async function declarationPage(
  ctx: Context,
  contestId: string,
): Promise<Result<DeclarationPage, Refusal>> {
  const place = await declaring(ctx, contestId);
  if (!place) return refused("hidden");
  const { opened, judge, standing } = place;
  const refusal = whyNotReadDeclaration(standing);
  if (refusal) return refused(refusal);
  const { contest, regulation } = opened;
  const entries = await panelEntries(db, contestId, judge.id);
  // Some of the panels may be blind: titles are read here as they are there.
  const covers = isBlind(regulation) ? await coversOf(db, entries.map(({ id }) => id)) : null;
  const rows = await db.conflictOfInterest.findMany({
    where: { judgeId: judge.id, source: "DECLARED" },
    orderBy: { createdAt: "asc" },
  });
  const declared = new Map(
    rows.map(({ entryId, kind, note, state }) => [
      entryId,
      { kind: conflictKind(kind), note, lifted: state === "LIFTED" },
    ]),
  );
  const { user, relations, declaredAt, withdrawnAt, fieldIds, maxLoad, otherUnits, phone, address } = judge;
  return ok({
    contest: { id: contest.id, title: contest.title },
    fields: regulation.fields.map(({ id, name }) => ({ id, name })),
    account: user,
    declaredAt,
    withdrawnAt,
    values: {
      fieldIds,
      maxLoad: maxLoad === null ? "" : String(maxLoad),
      otherUnits: otherUnits.join("\n"),
      phone,
      address,
      relations: relations.map(({ name, kind, unitName }) => ({ name, kind, unitName })),
    },
    entries: entries.map(({ id, code, title }) => ({
      id,
      code: code ?? "",
      title: covers ? (covers.get(id)?.(title) ?? "") : title,
      declared: declared.get(id) ?? null,
    })),
    panels: judge.memberships
      .filter(({ panel }) => panel.closedAt === null)
      .map(({ panel: { id, name } }) => ({ id, name })),
    whyNotDeclare: whyNotDeclare(standing, { contestState: contest.state }),
  });
}

/** Signs the declaration. It takes effect at once: what the judge has an interest in leaves their queue. */
export async function signDeclaration(
  ctx: Context,
  contestId: string,
  form: Declaration,
): Promise<Result<undefined, Refusal>> {
  const place = await declaring(ctx, contestId);
  if (!place) return refused("hidden");
  const { opened, judge, standing } = place;
  const { contest, regulation } = opened;
  const refusal = whyNotDeclare(standing, { contestState: contest.state });
  if (refusal) return refused(refusal);
  const judgeId = judge.id;
  return transact(async (tx): Promise<Result<undefined, Refusal>> => {
    if (!(await holdJudge(tx, contestId, judgeId))) return refused("state");
    const known = new Set(regulation.fields.map(({ id }) => id));
    await keepingFound(tx, ctx, [judge], async () => {
      await tx.judge.update({
        where: { id: judgeId },
        data: {
          fieldIds: form.fieldIds.filter((id) => known.has(id)),
          maxLoad: form.maxLoad,
          otherUnits: form.otherUnits,
          phone: form.phone,
          address: form.address,
          declaredAt: ctx.now,
        },
      });
      await tx.judgeRelation.deleteMany({ where: { judgeId } });
      await tx.judgeRelation.createMany({
        data: form.relations.filter(({ name }) => name !== "").map((one) => ({ ...one, judgeId })),
      });
    });
    const entries = new Map((await panelEntries(tx, contestId, judgeId)).map((one) => [one.id, one]));
    const interests = Object.entries(form.interests).flatMap(([entryId, { kind, note }]) =>
      kind !== "" && entries.has(entryId) ? [{ entryId, kind, note }] : [],
    );
    const told = await tx.conflictOfInterest.createManyAndReturn({
      data: interests.map((one) => ({
        ...one,
        judgeId,
        source: "DECLARED" as const,
        createdAt: ctx.now,
        createdById: ctx.actor.userId,
      })),
      skipDuplicates: true,
      select: { entryId: true },
    });
    const { ended, submitted } = await keepApart(tx, contestId, [judgeId], ctx.now);
    if (told.length > 0)
      await tellOrganisers(tx, contest, "interestsDeclared", {
        judge: ctx.actor.name,
        entries: told.map(({ entryId }) => `${entries.get(entryId)?.code ?? ""} ${entries.get(entryId)?.title ?? ""}`).join("\n"),
        ended,
        submitted,
        path: paths.conflicts(contestId, { judge: judgeId }),
      });
    await audit(tx, {
      chainId: contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "judge.declared",
      subjectType: "judge",
      subjectId: judgeId,
      data: { entryIds: told.map(({ entryId }) => entryId), relations: form.relations.length, ended },
    });
    return ok();
  });
}

async function declaring(ctx: Context, contestId: string) {
  const opened = await openedContest(contestId);
  if (!opened) return null;
  const judge = await db.judge.findUnique({
    where: { contestId_userId: { contestId, userId: ctx.actor.userId } },
    include: {
      user: { select: { name: true, unitName: true, phone: true } },
      relations: { orderBy: { id: "asc" } },
      memberships: { where: WORKING, include: { panel: true } },
    },
  });
  if (!judge) return null;
  const standing = standingInContest(ctx.actor, opened.contest, { judgeIds: [judge.userId] });
  return { opened, judge, standing };
}

/** The entries that the judge's panels are there for. */
async function panelEntries(tx: Tx, contestId: string, judgeId: string) {
  const panels = await tx.panel.findMany({
    where: { contestId, members: { some: { judgeId, ...WORKING } } },
    select: { groupId: true },
  });
  return tx.entry.findMany({
    where: { contestId, state: "ELIGIBLE", groupId: { in: panels.map(({ groupId }) => groupId) } },
    select: { id: true, code: true, title: true },
    orderBy: { code: "asc" },
  });
}
