import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { shownBy } from "~/contests/shown-publication";
import { whyNotReadEntry } from "~/entries/entry-policy";
import { loadEntry, TRANSACTION, type LoadedEntry } from "~/entries/entry-row.server";
import { keepBlob } from "~/entries/files/attach-files.server";
import type { ReceivedFile } from "~/entries/files/receive-attachment.server";
import { scanSoon } from "~/entries/files/scan-blob.server";
import { conflictedEntryIds } from "~/judging/conflicts/conflicts.server";
import type { Actor, Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import { audit } from "~/platform/audit.server";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { EVIDENCE } from "./complaint-form";
import { mailComplainant, mailSecretariat } from "./complaint-mail.server";
import { whyNotAnswerComplaint, whyNotComplain, whyNotTakeBack, type ComplainFacts } from "./complaint-policy";

/** Whose complaint it is: that of the unit, whoever writes for it, else that of the person who made it. */
export function isOwnComplaint(
  { actor, standing, row }: { readonly actor: Actor; readonly standing: Standing; readonly row: Pick<LoadedEntry["row"], "unitId"> },
  complaint: { readonly byId: string; readonly unitId: string | null },
): boolean {
  if (complaint.unitId !== null) return standing.unitCoordinator && complaint.unitId === row.unitId;
  return complaint.byId === actor.userId;
}

/** What decides about complaining, with the list that is complained about. */
export async function complainFacts(
  tx: Tx,
  actor: Actor,
  { row, facts, standing }: LoadedEntry,
): Promise<ComplainFacts & { readonly publicationId: string | null }> {
  const visible = await tx.publication.findMany({
    where: { contestId: row.contestId, ...shownBy(facts.now) },
    orderBy: { number: "desc" },
    select: { id: true, kind: true, complaintsUntil: true },
  });
  const waiting = await tx.complaint.findMany({
    where: { entryId: row.id, state: "OPEN" },
    select: { byId: true, unitId: true },
  });
  const at = visible.findIndex(({ kind }) => kind === "PROVISIONAL");
  const list = visible[at];
  return {
    state: row.state,
    until: list?.complaintsUntil ?? null,
    // An official result before the list is the one that it is to correct.
    official: visible.slice(0, list ? at : undefined).some(({ kind }) => kind === "OFFICIAL"),
    open: waiting.some((complaint) => isOwnComplaint({ actor, standing, row }, complaint)),
    now: facts.now,
    publicationId: list?.id ?? null,
  };
}

/** Why the actor may not complain about the entry now: asked before a file is taken in. */
export async function whyNotComplainNow({ actor, now }: Context, entryId: string): Promise<Refusal | null> {
  const loaded = await loadEntry(db, actor, entryId, now);
  if (!loaded) return "hidden";
  return whyNotComplain(loaded.standing, await complainFacts(db, actor, loaded));
}

/** The open complaint that this person has made in these words; null where there is none. */
export function sentBefore(
  { actor }: Pick<Context, "actor">,
  { entryId, text }: { readonly entryId: string; readonly text: string },
): Promise<{ readonly number: number } | null> {
  const same = { entryId, state: "OPEN", byId: actor.userId, text } as const;
  return db.complaint.findFirst({ where: same, select: { number: true } });
}

type Writing = Result<{ readonly number: number }, Refusal | "invalid">;

/** Complains about the provisional result of an entry. The same form sent twice is one complaint. */
export async function writeComplaint(
  { actor, now }: Context,
  input: { readonly entryId: string; readonly text: string; readonly files: readonly ReceivedFile[] },
): Promise<Writing> {
  const loaded = await loadEntry(db, actor, input.entryId, now);
  if (!loaded) return refused("hidden");
  const { row, standing } = loaded;
  const asked = await complainFacts(db, actor, loaded);
  const sent = asked.open ? await sentBefore({ actor }, input) : null;
  if (sent) return ok(sent);
  const refusal = whyNotComplain(standing, asked);
  if (refusal) return refused(refusal);

  const done = await db.$transaction(async (tx): Promise<Writing> => {
    await tx.$queryRaw`SELECT 1 FROM "Contest" WHERE "id" = ${row.contestId} FOR UPDATE`;
    const facts = await complainFacts(tx, actor, loaded);
    const again = whyNotComplain(standing, facts);
    if (again || !facts.publicationId) return refused(again ?? "state");
    for (const file of input.files)
      if (!(await keepBlob(tx, file)))
        return refused("invalid", [
          { path: `files.${EVIDENCE.id}`, code: "file-infected", params: { filename: file.filename } },
        ]);
    const number = 1 + (await tx.complaint.count({ where: { contestId: row.contestId } }));
    const { id } = await tx.complaint.create({
      data: {
        contestId: row.contestId,
        number,
        entryId: row.id,
        publicationId: facts.publicationId,
        byId: actor.userId,
        unitId: standing.unitCoordinator ? row.unitId : null,
        text: input.text,
        at: now,
      },
      select: { id: true },
    });
    await tx.complaintFile.createMany({
      data: input.files.map(({ sha256, filename }) => ({ complaintId: id, blobSha256: sha256, filename, addedAt: now })),
    });
    const told = { number, byId: actor.userId, entry: row, contest: row.contest };
    await mailComplainant(tx, told, "received", input.text);
    await mailSecretariat(tx, told, "told");
    await audit(tx, {
      chainId: row.contestId,
      at: now,
      actorId: actor.userId,
      action: "complaint.made",
      subjectType: "complaint",
      subjectId: id,
      data: { number, entryId: row.id, files: input.files.map(({ sha256 }) => sha256) },
    });
    return ok({ number });
  }, TRANSACTION);
  if (done.ok) for (const { sha256 } of input.files) scanSoon(sha256);
  return done;
}

/** Takes a complaint back before it is answered. */
export async function takeBackComplaint(
  { actor, now }: Context,
  input: { readonly entryId: string; readonly complaintId: string; readonly version: number },
): Promise<Result<undefined, Refusal | "conflict">> {
  const loaded = await loadEntry(db, actor, input.entryId, now);
  if (!loaded) return refused("hidden");
  const { row, standing } = loaded;
  const complaint = await db.complaint.findFirst({ where: { id: input.complaintId, entryId: row.id } });
  // Who may not even read the entry learns nothing of its complaints.
  if (!complaint) return refused(whyNotReadEntry(standing, loaded.facts) ?? "hidden");
  const own = isOwnComplaint({ actor, standing, row }, complaint);
  const refusal = whyNotTakeBack(standing, { state: row.state, complaint: complaint.state, own });
  if (refusal) return refused(refusal);
  return db.$transaction(async (tx) => {
    const { count } = await tx.complaint.updateMany({
      where: { id: complaint.id, version: input.version, state: "OPEN" },
      data: { state: "WITHDRAWN", answeredAt: now, version: { increment: 1 } },
    });
    if (count === 0) return refused("conflict");
    const told = { number: complaint.number, byId: complaint.byId, entry: row, contest: row.contest };
    await mailComplainant(tx, told, "WITHDRAWN", complaint.text);
    await mailSecretariat(tx, told, "told-withdrawn");
    await audit(tx, {
      chainId: row.contestId,
      at: now,
      actorId: actor.userId,
      action: "complaint.withdrawn",
      subjectType: "complaint",
      subjectId: complaint.id,
      data: { number: complaint.number },
    });
    return ok();
  }, TRANSACTION);
}

/** The committee's answer, recorded by an organiser who has no interest in the entry. */
export async function answerComplaint(
  ctx: Context,
  input: {
    readonly contestId: string;
    readonly number: number;
    readonly version: number;
    readonly outcome: "UPHELD" | "REJECTED";
    readonly answer: string;
  },
): Promise<Result<undefined, Refusal | "conflict">> {
  const opened = await openedContest(input.contestId);
  if (!opened) return refused("hidden");
  const { contest } = opened;
  const standing = standingInContest(ctx.actor, contest);
  const early = whyNotAnswerComplaint(standing, { complaint: "OPEN", conflicted: false });
  if (early) return refused(early);
  const complaint = await db.complaint.findUnique({
    where: { contestId_number: { contestId: contest.id, number: input.number } },
    include: { entry: { select: { id: true, code: true, title: true } } },
  });
  if (!complaint) return refused("hidden");
  const conflicted = (
    await conflictedEntryIds(db, contest.id, ctx.actor.userId, [complaint.entryId])
  ).has(complaint.entryId);
  const refusal = whyNotAnswerComplaint(standing, { complaint: complaint.state, conflicted });
  if (refusal) return refused(refusal === "state" ? "conflict" : refusal);
  const { outcome, answer } = input;
  return db.$transaction(async (tx) => {
    const { count } = await tx.complaint.updateMany({
      where: { id: complaint.id, version: input.version, state: "OPEN" },
      data: {
        state: outcome,
        answer,
        answeredById: ctx.actor.userId,
        answeredAt: ctx.now,
        version: { increment: 1 },
      },
    });
    if (count === 0) return refused("conflict");
    await mailComplainant(tx, { ...complaint, contest }, outcome, answer);
    await audit(tx, {
      chainId: contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "complaint.answered",
      subjectType: "complaint",
      subjectId: complaint.id,
      data: { number: complaint.number, outcome },
    });
    return ok();
  }, TRANSACTION);
}
