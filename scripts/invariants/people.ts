import { checkRegulation } from "~/contests/regulation-upgrade";
import type { Tx } from "~/platform/db.server";
import { each, type Invariant, type Violation } from "./invariant";

/** An answer is about a purpose that its regulation asks for, and what it names belongs to its entry. */
async function* consents(tx: Tx): AsyncGenerator<Violation> {
  const purposes = new Map(
    (await tx.regulationRevision.findMany()).flatMap(({ contestId, number, document }) => {
      const parsed = checkRegulation(document);
      if (!parsed.success) return [];
      return [[`${contestId} ${number}`, parsed.data.consents.purposes.map(({ id }) => id)] as const];
    }),
  );
  const rows = each((page) =>
    tx.consent.findMany({
      ...page,
      include: {
        request: { select: { entryId: true, memberId: true } },
        entry: { select: { contestId: true, attachments: { select: { id: true } } } },
      },
    }),
  );
  for await (const row of rows) {
    const { id, entry, request, method } = row;
    if (!purposes.get(`${entry.contestId} ${row.wordingVersion}`)?.includes(row.purposeId))
      yield { id, says: `answers ${row.purposeId}, which its regulation does not ask` };
    if (request && (request.entryId !== row.entryId || request.memberId !== row.memberId))
      yield { id, says: "came by a link that is about somebody else" };
    if (method === "PAPER" && !entry.attachments.some((file) => file.id === row.attachmentId))
      yield { id, says: "names a paper that its entry does not have" };
    if ((method === "LINK") !== (row.recordedById === null))
      yield { id, says: "does not say who recorded it" };
  }
}

/** Whoever writes along was asked to, has an account, and said yes or no but not both. */
async function* coAuthors(tx: Tx): AsyncGenerator<Violation> {
  for await (const row of each((page) => tx.coAuthor.findMany(page))) {
    if ((row.confirmedAt !== null) !== (row.userId !== null))
      yield { id: row.id, says: "is confirmed without an account, or has one without being confirmed" };
    if (row.confirmedAt && row.declinedAt) yield { id: row.id, says: "is confirmed and declined" };
  }
}

/** Data were only taken out for a request to delete them whose sender was known, about the very entry or their account. */
async function* redactions(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.versionRedaction.findMany({
      ...page,
      include: { dataRequest: true, version: { select: { entryId: true } } },
    }),
  );
  for await (const { id, dataRequest, version, memberId } of rows) {
    if (dataRequest.kind !== "DELETE" || dataRequest.proof === "UNCHECKED")
      yield { id, says: "was made without a checked request to delete" };
    const ofAccount = dataRequest.entryId === null && dataRequest.userId !== null && dataRequest.proof === "ACCOUNT";
    const ofMember = dataRequest.entryId === version.entryId && dataRequest.memberId === memberId;
    if (!ofAccount && !ofMember)
      yield { id, says: "is about somebody else than its request" };
  }
}

/** The first answer ends the clock, and only an answer does. */
async function* requests(tx: Tx): AsyncGenerator<Violation> {
  for await (const { id, state, answeredAt, receivedAt, dueAt } of each((page) =>
    tx.dataRequest.findMany(page),
  )) {
    if ((state === "OPEN") !== (answeredAt === null))
      yield { id, says: `is ${state} ${answeredAt ? "with" : "without"} an answer` };
    if (dueAt <= receivedAt) yield { id, says: "was due before it came" };
  }
}

export const peopleInvariants: readonly Invariant[] = [
  { name: "consent", check: consents },
  { name: "co-author", check: coAuthors },
  { name: "redaction", check: redactions },
  { name: "data-request", check: requests },
];
