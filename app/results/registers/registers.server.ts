import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { readSnapshot } from "~/entries/entry-upgrade";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { localDateOf } from "~/platform/format";
import { ok, refused, type Result } from "~/platform/result";
import { awardWinners } from "../awards/award-winners.server";
import { newestTally } from "../tally-read.server";
import {
  registerOf,
  REGISTERS,
  RESULT_REGISTERS,
  type Register,
  type RegisterAward,
  type RegisterKind,
} from "./register";
import { whyNotTakeRegister } from "./register-policy";

export interface TakenRegister extends Register {
  readonly slug: string;
}

/**
 * One register of a contest as it stands now. Those with results are kept from whoever has an interest in an entry until
 * all is public, like the tally. That it was taken is on record: registers hold what people gave the secretariat.
 */
export async function takeRegister(
  ctx: Context,
  { contestId, kind }: { readonly contestId: string; readonly kind: RegisterKind },
): Promise<Result<TakenRegister, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const withResults = RESULT_REGISTERS.includes(kind);
  const refusal =
    whyNotTakeRegister(standingInContest(ctx.actor, contest), {
      kind,
      contestState: contest.state,
    }) ?? (withResults ? await whyMarksAreWithheld(ctx, contest) : null);
  if (refusal) return refused(refusal);

  const tally = withResults ? await newestTally(db, contest.id) : null;
  const results = new Map(tally?.results.map((row) => [row.entry, row]));
  const rows = await db.entry.findMany({
    where: { contestId, code: { not: null }, currentVersionId: { not: null } },
    select: {
      code: true,
      state: true,
      fieldId: true,
      groupId: true,
      submittedAt: true,
      unit: { select: { name: true } },
      currentVersion: { select: { snapshot: true } },
    },
  });
  const register = registerOf(kind, {
    regulation,
    entries: rows.map(({ code, state, fieldId, groupId, submittedAt, unit, currentVersion }) => ({
      code: code ?? "",
      state,
      unit: unit?.name ?? "",
      fieldId: fieldId ?? "",
      groupId: groupId ?? "",
      submittedOn: submittedAt ? localDateOf(submittedAt, regulation.timeZone) : "",
      snapshot: readSnapshot(currentVersion?.snapshot),
      result: results.get(code ?? "") ?? null,
    })),
    awards: kind === "prizes" || kind === "units" ? await registerAwards(opened) : [],
  });
  await db.$transaction((tx) =>
    audit(tx, {
      chainId: contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "register.taken",
      subjectType: "contest",
      subjectId: contest.id,
      data: { kind, rows: register.rows.length },
    }),
  );
  return ok({ ...register, slug: contest.slug });
}

async function registerAwards(opened: OpenedContest): Promise<RegisterAward[]> {
  const { special, collective } = await awardWinners(db, opened);
  return [...special, ...collective].map(({ label, amountVnd, entry, memberId, unit }) => ({
    ...{ label, amountVnd, memberId },
    code: entry?.code ?? "",
    unit: unit?.name ?? "",
  }));
}

/** Every register with why it cannot be taken now, or null. */
export async function registersFor(
  ctx: Context,
  contestId: string,
): Promise<readonly { readonly kind: RegisterKind; readonly whyNot: Refusal | null }[]> {
  const opened = await openedContest(contestId);
  if (!opened) return [];
  const { contest } = opened;
  const standing = standingInContest(ctx.actor, contest);
  const withheld = await whyMarksAreWithheld(ctx, contest);
  return REGISTERS.map((kind) => ({
    kind,
    whyNot:
      whyNotTakeRegister(standing, { kind, contestState: contest.state }) ??
      (RESULT_REGISTERS.includes(kind) ? withheld : null),
  }));
}
