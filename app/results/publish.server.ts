import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { STANDING } from "~/contests/shown-publication";
import { signedByFaults } from "~/contests/signed-paper";
import { whyNotWindow } from "~/contests/timeline";
import { readSnapshot } from "~/entries/entry-upgrade";
import { appealUntil } from "~/entries/screening/appeal";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit, chainHead } from "~/platform/audit.server";
import { transact, type Tx } from "~/platform/db.server";
import { zonedToInstant } from "~/platform/format";
import { ok, refused, type Fault, type Result } from "~/platform/result";
import { sha256Hex } from "~/platform/sha256";
import { winnersOfAwards } from "./awards/published-awards";
import { awardWinners } from "./awards/award-winners.server";
import { opensBut } from "./gate/gate";
import { gateOpen, readGate } from "./gate/gate.server";
import { keepCertificates } from "./keep-certificates.server";
import {
  publishObstacle,
  type NamedDecision,
  type PublishedKind,
  type PublishFacts,
  type PublishObstacle,
} from "./publication";
import type { PublishForm } from "./publication-form";
import { toldOfWinners, whyNotPublish } from "./result-policy";
import { LONG, newestTally, type StoredTally } from "./tally-read.server";
import { asTold, winnersOf, type WinningEntry } from "./winners";

type Publishing = Result<
  { readonly number: number; readonly sha256: string },
  Refusal | "conflict" | "invalid" | PublishObstacle
>;

/**
 * Makes the newest tally public: as a provisional list, which opens the days of complaints, or as the official result
 * with the bundle, byte for byte as it will be downloaded. An official one may follow another after a correction, or because the
 * decision was named wrongly; where the correction takes a prize from somebody, a provisional list comes first, or the
 * committee says why not. The bundle states the audit chain as it was before this publication.
 */
export async function publishResults(
  ctx: Context,
  input: { readonly contestId: string; readonly form: PublishForm },
): Promise<Publishing> {
  const opened = await openedContest(input.contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const { form } = input;
  const refusal = whyNotPublish(standingInContest(ctx.actor, contest), {
    contestState: contest.state,
    window: whyNotWindow(regulation, "decide", ctx.now),
  });
  if (refusal) return refused(refusal);

  return transact(async (tx): Promise<Publishing> => {
    // Held first and read after that: neither a decision nor a correction comes between.
    const { count } = await tx.contest.updateMany({
      where: { id: contest.id, version: form.version, state: contest.state },
      data: { version: { increment: 1 } },
    });
    if (count === 0) return refused("conflict");
    const tally = await newestTally(tx, contest.id);
    if (!tally) throw new Error(`contest ${contest.id} was closed without a tally`);
    const before = await publicationsOf(tx, contest.id);
    const gate = await readGate(tx, ctx, opened, form.kind === "OFFICIAL" ? "official" : "provisional");
    const asksList = opensBut(gate, "prize-lost");
    const obstacle = publishObstacle(form.kind, {
      ...publishFacts(gateOpen(gate) || asksList, tally, before),
      decision: form.kind === "OFFICIAL" ? form : null,
    });
    if (obstacle) return refused(obstacle);
    const visibleAt = visibleFrom(form.visibleAt, regulation.timeZone, ctx.now);
    const faults = faultsOf(form, { visibleAt, before, asksList, now: ctx.now, timeZone: regulation.timeZone });
    if (faults.length > 0) return refused("invalid", faults);

    const number = 1 + (await tx.publication.count({ where: { contestId: contest.id } }));
    const isOfficial = form.kind === "OFFICIAL";
    const bundle = isOfficial
      ? `${JSON.stringify({ ...tally.bundle, chain: await chainHead(tx, contest.id) }, null, 1)}\n`
      : "";
    const bundleSha256 = isOfficial ? sha256Hex(bundle) : "";
    const { complaintDays } = regulation.deciding;
    const complaintsUntil =
      !isOfficial && complaintDays > 0 ? appealUntil(visibleAt, complaintDays, regulation.timeZone) : null;
    const awards = winnersOfAwards(opened, await awardWinners(tx, opened));
    const winners = winnersOf(regulation, tally.results, await winningEntries(tx, contest.id), awards);
    const publication = await tx.publication.create({
      data: {
        contestId: contest.id,
        number,
        tallyId: tally.id,
        kind: form.kind,
        winners: asTold(winners, toldOfWinners(form.kind)),
        bundle,
        bundleSha256,
        ...(form.kind === "OFFICIAL" && {
          reason: form.reason,
          decisionNumber: form.decisionNumber,
          decisionDate: new Date(`${form.decisionDate}T00:00:00Z`),
          signer: form.signer,
          noListReason: asksList ? form.noListReason : "",
        }),
        complaintsUntil,
        publishedById: ctx.actor.userId,
        publishedAt: ctx.now,
        visibleAt,
      },
    });
    if (isOfficial) await keepCertificates(tx, contest.id, { id: publication.id, winners });
    if (isOfficial && contest.state === "CLOSED")
      await tx.contest.update({
        where: { id: contest.id },
        data: { state: "PUBLISHED", publishedAt: visibleAt },
      });
    await audit(tx, {
      chainId: contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "results.published",
      subjectType: "publication",
      subjectId: publication.id,
      data: {
        number,
        kind: form.kind,
        tally: tally.number,
        visibleAt: visibleAt.toISOString(),
        ...(isOfficial && { bundleSha256 }),
        ...(form.kind === "OFFICIAL" && asksList && { noListReason: form.noListReason }),
        ...(complaintsUntil && { complaintsUntil: complaintsUntil.toISOString() }),
      },
    });
    return ok({ number, sha256: bundleSha256 });
  }, LONG);
}

interface Published {
  readonly kind: PublishedKind;
  readonly tally: { readonly number: number };
  readonly decisionNumber: string;
  readonly decisionDate: Date | null;
  readonly signer: string;
}

/** What publishing depends on besides the role and what is to be named. */
export function publishFacts(
  isGreen: boolean,
  tally: Pick<StoredTally, "number">,
  publications: readonly Published[],
): Omit<PublishFacts, "decision"> {
  return {
    gateOpen: isGreen,
    tally: tally.number,
    publications: publications.map((each) => ({ kind: each.kind, tally: each.tally.number, ...namedDecision(each) })),
  };
}

/** The decision that a publication names, as its form has it. */
export function namedDecision({ decisionNumber, decisionDate, signer }: Omit<Published, "kind" | "tally">): NamedDecision {
  return { decisionNumber, decisionDate: decisionDate?.toISOString().slice(0, 10) ?? "", signer };
}

function publicationsOf(tx: Tx, contestId: string) {
  return tx.publication.findMany({
    where: { contestId, ...STANDING },
    orderBy: { number: "asc" },
    select: {
      kind: true,
      visibleAt: true,
      tally: { select: { number: true } },
      decisionNumber: true,
      decisionDate: true,
      signer: true,
    },
  });
}

function visibleFrom(typed: string, timeZone: string, now: Date): Date {
  return (typed === "" ? null : zonedToInstant(typed, timeZone)) ?? now;
}

interface Timed {
  readonly visibleAt: Date;
  readonly before: readonly { readonly kind: string; readonly visibleAt: Date }[];
  readonly asksList: boolean;
  readonly now: Date;
  readonly timeZone: string;
}

function faultsOf(form: PublishForm, { visibleAt, before, asksList, now, timeZone }: Timed): Fault[] {
  const last = before.at(-1);
  const replaces = form.kind === "OFFICIAL" && before.some(({ kind }) => kind === "OFFICIAL");
  return [
    ...(visibleAt < now ? [{ path: "visibleAt", code: "in-the-past" }] : []),
    // What was put off is not overtaken by what corrects it.
    ...(last && visibleAt < last.visibleAt ? [{ path: "visibleAt", code: "before-the-last" }] : []),
    // By when the public reads of it the decision is signed.
    ...(form.kind === "OFFICIAL" ? signedByFaults("decisionDate", form.decisionDate, visibleAt < now ? now : visibleAt, timeZone) : []),
    ...(form.kind === "OFFICIAL" && asksList && form.noListReason === ""
      ? [{ path: "noListReason", code: "required" }]
      : []),
    ...(replaces && form.reason === "" ? [{ path: "reason", code: "required" }] : []),
  ];
}

async function winningEntries(tx: Tx, contestId: string): Promise<Map<string, WinningEntry>> {
  const entries = await tx.entry.findMany({
    where: { contestId, state: "ELIGIBLE", code: { not: null } },
    select: { code: true, fieldId: true, groupId: true, currentVersion: { select: { snapshot: true } } },
  });
  return new Map(
    entries.map(({ code, fieldId, groupId, currentVersion }) => {
      const { title } = readSnapshot(currentVersion?.snapshot);
      return [code ?? "", { title, fieldId: fieldId ?? "", groupId: groupId ?? "" }];
    }),
  );
}
