import type { Regulation } from "~/contests/regulation";
import { audit } from "~/platform/audit.server";
import type { Tx } from "~/platform/db.server";
import { nameKey } from "~/platform/vietnamese";
import type { Consent } from "../../../prisma/generated/client";
import type { ConsentMethod } from "../../../prisma/generated/enums";
import { changesIn, type Answers } from "./consent-form";
import { dropUnconsented, mayUse, type ConsentGiver, type MayKeep } from "./consent-rules";
import type { Member } from "../entry-content";
import { readContent } from "../entry-upgrade";
import { asJson, type LoadedEntry } from "../entry-row.server";

/** Everything that was ever answered about an entry's members, oldest first. */
export function consentsOf(tx: Tx, entryId: string): Promise<Consent[]> {
  return tx.consent.findMany({ where: { entryId }, orderBy: [{ at: "asc" }, { id: "asc" }] });
}

/** Of whom the ethnicity may be kept at this hour: nobody's where the regulation does not ask for it. */
export async function ethnicityRule(
  tx: Tx,
  { row, regulation }: { readonly row: { readonly id: string }; readonly regulation: Regulation },
  now: Date,
): Promise<MayKeep> {
  if (regulation.members.asks.ethnicity === "no") return () => false;
  const records = await consentsOf(tx, row.id);
  return (member) => mayUse(regulation, records, member, "ethnicity", now);
}

/** The answers about several entries, by entry. */
export async function consentsByEntry(
  tx: Tx,
  entryIds: readonly string[],
): Promise<ReadonlyMap<string, Consent[]>> {
  const rows = await tx.consent.findMany({
    where: { entryId: { in: [...entryIds] } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const byEntry = new Map<string, Consent[]>();
  for (const row of rows) byEntry.set(row.entryId, [...(byEntry.get(row.entryId) ?? []), row]);
  return byEntry;
}

/**
 * The members that consent is about. Authors see those of the draft while they can write it; all others, and the
 * authors afterwards, those of what was sent in.
 */
export function membersAskedFor(loaded: LoadedEntry, writing: boolean): readonly Member[] {
  if (writing || !loaded.snapshot) return loaded.draft.members;
  return loaded.snapshot.members;
}

/** The member as sent in or as in the draft, if the same person still stands there. */
export function sameMember(
  { draft, snapshot }: LoadedEntry,
  memberId: string,
  memberName: string,
): Member | null {
  const people = [...(snapshot?.members ?? []), ...draft.members];
  return (
    people.find(({ id, name }) => id === memberId && nameKey(name) === nameKey(memberName)) ?? null
  );
}

interface Answering {
  readonly member: Member;
  readonly givers: readonly ConsentGiver[];
  readonly answers: Answers;
  /** Of guardian; child and adult answer under the member's own name. */
  readonly guardianName: string;
  readonly relation: string;
  readonly method: ConsentMethod;
  readonly requestId?: string;
  readonly attachmentId?: string;
  /** Account that recorded it; null behind a link. */
  readonly recordedById: string | null;
  readonly now: Date;
}

/** Records what is new in the answers, with the words agreed to, in one audit row. Returns how many changed. */
export async function recordAnswers(
  tx: Tx,
  { row, regulation, revision }: LoadedEntry,
  input: Answering,
): Promise<number> {
  const { member, givers, answers, now } = input;
  // Two answers at once queue here: each is compared with what the other left.
  await tx.$queryRaw`SELECT 1 FROM "Entry" WHERE "id" = ${row.id} FOR UPDATE`;
  const { purposes } = regulation.consents;
  const records = await consentsOf(tx, row.id);
  const ids = purposes.map(({ id }) => id);
  const changes = changesIn(answers, givers, ids, records, member);
  if (changes.length === 0) return 0;
  await tx.consent.createMany({
    data: changes.map(({ giver, purposeId, answer }) => {
      const purpose = purposes.find(({ id }) => id === purposeId);
      return {
        entryId: row.id,
        memberId: member.id,
        memberName: member.name,
        purposeId,
        giver,
        answer,
        giverName: giver === "GUARDIAN" ? input.guardianName : member.name,
        relation: giver === "GUARDIAN" ? input.relation : "",
        wording: purpose ? `${purpose.label}\n${purpose.text}` : "",
        wordingVersion: revision.number,
        method: input.method,
        requestId: input.requestId ?? null,
        attachmentId: input.attachmentId ?? null,
        recordedById: input.recordedById,
        at: now,
      };
    }),
  });
  await forgetUnconsented(tx, row.id, regulation, now);
  await audit(tx, {
    chainId: row.contestId,
    at: now,
    actorId: input.recordedById,
    action: "consent.recorded",
    subjectType: "entry",
    subjectId: row.id,
    data: {
      memberId: member.id,
      method: input.method,
      answers: changes.map(({ giver, purposeId, answer }) => `${giver} ${purposeId} ${answer}`),
    },
  });
  return changes.length;
}

/** Where consent was withdrawn, the draft loses what rested on it; the caller holds the entry. */
async function forgetUnconsented(
  tx: Tx,
  entryId: string,
  regulation: Regulation,
  now: Date,
): Promise<void> {
  const { draft } = await tx.entry.findUniqueOrThrow({
    where: { id: entryId },
    select: { draft: true },
  });
  const content = readContent(draft);
  const kept = dropUnconsented(content, regulation, await consentsOf(tx, entryId), now);
  if (kept.members.every(({ ethnicity }, i) => ethnicity === content.members[i]?.ethnicity)) return;
  await tx.entry.update({
    where: { id: entryId },
    data: { draft: asJson(kept), version: { increment: 1 } },
  });
}
