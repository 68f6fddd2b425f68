import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { fieldOf } from "~/contests/regulation";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { sendMail, type OutgoingMail } from "~/platform/mail.server";
import { ok, refused, type Ok, type Refused, type Result } from "~/platform/result";
import { readDecided, type DecidedEntry } from "./eligibility-decision";
import { entryUnits } from "../entry-content";
import { readSnapshot } from "../entry-upgrade";
import { letterMail, type LetterFacts } from "./screening-mail.server";
import { whyNotSeeDecisions, whyNotSendLetters } from "./screening-policy";

/** One line of the decision's list as it is printed: who the authors are is read from the version, where a person's data can be taken out. */
export interface PrintedEntry extends DecidedEntry {
  readonly fieldName: string;
  readonly authors: readonly string[];
  readonly units: readonly string[];
  readonly addressee: string;
  readonly mayAppeal: boolean;
  readonly sentAt: Date | null;
  readonly mail: OutgoingMail;
}

export interface DecisionDocument {
  readonly contestId: string;
  readonly contestTitle: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly province: string;
  readonly timeZone: string;
  readonly number: number;
  readonly decisionNumber: string;
  /** YYYY-MM-DD */
  readonly decisionDate: string;
  readonly signer: string;
  /** The decision that put the regulation in force. */
  readonly rulesNumber: string;
  readonly rulesDate: string;
  readonly createdAt: Date;
  readonly appealUntil: Date;
  readonly entries: readonly PrintedEntry[];
  readonly whyNotSend: Refusal | null;
}

/** A formal decision with all that its list and its letters say. */
export async function decisionDocument(
  { actor }: Context,
  contestId: string,
  number: number,
): Promise<Result<DecisionDocument, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation, revision } = opened;
  const standing = standingInContest(actor, contest);
  const refusal = whyNotSeeDecisions(standing);
  if (refusal) return refused(refusal);
  const decision = await db.eligibilityDecision.findFirst({
    where: { contestId, number: Number.isSafeInteger(number) ? number : 0 },
    include: { letters: true, contest: { include: { organisation: true } } },
  });
  if (!decision) return refused("hidden");
  const decided = readDecided(decision.entries);
  const rows = await db.entry.findMany({
    where: { id: { in: decided.map(({ entryId }) => entryId) } },
    select: {
      id: true,
      code: true,
      unit: { select: { name: true } },
      owner: { select: { name: true, email: true, language: true } },
      contest: { select: { title: true } },
      versions: { select: { id: true, snapshot: true } },
      screenings: {
        where: { decidedAt: { lte: decision.createdAt } },
        orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
        take: 1,
        select: { appeal: true },
      },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const sentAt = new Map(decision.letters.map((letter) => [letter.entryId, letter.sentAt]));
  const decisionDate = decision.decisionDate.toISOString().slice(0, 10);
  const entries = decided.flatMap((line): PrintedEntry[] => {
    const row = byId.get(line.entryId);
    if (!row) return [];
    const stored = row.versions.find(({ id }) => id === line.versionId)?.snapshot;
    const content = stored ? readSnapshot(stored) : null;
    const answered = row.screenings.some(
      ({ appeal }) => appeal !== null && appeal.at < decision.createdAt,
    );
    const mayAppeal = line.outcome === "INELIGIBLE" && !answered;
    const facts: LetterFacts = {
      outcome: line.outcome,
      reason: line.reason,
      decisionNumber: decision.decisionNumber,
      decisionDate,
      appealUntil: decision.appealUntil,
      mayAppeal,
    };
    return [
      {
        ...line,
        fieldName: fieldOf(regulation, line.fieldId)?.name ?? "",
        authors: content?.members.map(({ name }) => name) ?? [],
        units: row.unit ? [row.unit.name] : content ? entryUnits(content) : [],
        addressee: row.owner.name,
        mayAppeal,
        sentAt: sentAt.get(line.entryId) ?? null,
        mail: letterMail({ ...row, title: line.title }, facts, regulation.timeZone),
      },
    ];
  });
  const { organisation } = decision.contest;
  return ok({
    contestId,
    contestTitle: contest.title,
    organisationId: organisation.id,
    organisationName: organisation.name,
    province: organisation.province,
    timeZone: regulation.timeZone,
    number: decision.number,
    decisionNumber: decision.decisionNumber,
    decisionDate,
    signer: decision.signer,
    rulesNumber: revision.decisionNumber,
    rulesDate: revision.decisionDate?.toISOString().slice(0, 10) ?? "",
    createdAt: decision.createdAt,
    appealUntil: decision.appealUntil,
    entries,
    whyNotSend: whyNotSendLetters(standing),
  });
}

/** Sends the letters that have not been sent; asked again it sends only what is missing. */
export async function sendLetters(
  ctx: Context,
  input: { readonly contestId: string; readonly number: number; readonly to: "all" | "refused" },
): Promise<Ok<{ readonly sent: number }> | Refused<Refusal>> {
  const document = await decisionDocument(ctx, input.contestId, input.number);
  if (!document.ok) return document;
  const { entries, whyNotSend } = document.value;
  if (whyNotSend) return refused(whyNotSend);
  const { id: decisionId } = await db.eligibilityDecision.findUniqueOrThrow({
    where: { contestId_number: { contestId: input.contestId, number: input.number } },
    select: { id: true },
  });
  const wanted = entries.filter(
    ({ outcome, sentAt }) => sentAt === null && (input.to === "all" || outcome === "INELIGIBLE"),
  );
  let sent = 0;
  for (const { entryId, mail } of wanted) {
    const first = await db.$transaction(async (tx) => {
      const { count } = await tx.decisionLetter.createMany({
        data: [{ decisionId, entryId, sentById: ctx.actor.userId, sentAt: ctx.now }],
        skipDuplicates: true,
      });
      if (count === 0) return false;
      await sendMail(tx, mail);
      await audit(tx, {
        chainId: input.contestId,
        at: ctx.now,
        actorId: ctx.actor.userId,
        action: "entry.decision-letter",
        subjectType: "entry",
        subjectId: entryId,
        data: { decision: input.number },
      });
      return true;
    });
    if (first) sent += 1;
  }
  return ok({ sent });
}
