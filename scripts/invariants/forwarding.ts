import { STANDING } from "~/contests/shown-publication";
import type { Tx } from "~/platform/db.server";
import type { SentDossiers } from "~/results/forwarding/sent-dossiers";
import { each, type Invariant, type Violation } from "./invariant";

/** Only what took part in a result that was made official is sent on, and who took it back is known. */
async function* forwardings(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.forwarding.findMany({
      ...page,
      include: {
        entry: { select: { contestId: true } },
        contest: { select: { publications: { where: { kind: "OFFICIAL", ...STANDING }, select: { visibleAt: true } } } },
      },
    }),
  );
  for await (const { id, contestId, at, revokedAt, revokedById, entry, contest } of rows) {
    if (entry.contestId !== contestId) yield { id, says: "sends on an entry of another contest" };
    if (!contest.publications.some(({ visibleAt }) => visibleAt <= at)) yield { id, says: "was made before the result was out" };
    if ((revokedAt === null) !== (revokedById === null)) yield { id, says: "does not say who took it back, or when" };
    if (revokedAt && revokedAt < at) yield { id, says: "was taken back before it was made" };
  }
}

/** An entry that came in an archive is of the contest that this was brought to; an archive that is done holds nothing. */
async function* origins(tx: Tx): AsyncGenerator<Violation> {
  const imports = each((page) =>
    tx.dossierImport.findMany({
      ...page,
      include: { entries: { include: { entry: { select: { contestId: true, state: true } } } } },
    }),
  );
  for await (const { id, contestId, content, finishedAt, entries } of imports) {
    const { dossiers } = content as unknown as SentDossiers;
    const waiting = dossiers.filter((dossier) => dossier.content !== null);
    if (finishedAt && waiting.length > 0) yield { id, says: "is done and still holds dossiers" };
    for (const { entryId, entry } of entries) {
      if (entry.contestId !== contestId) yield { id: entryId, says: "came in an archive that was brought to another contest" };
      if (entry.state === "DRAFT") yield { id: entryId, says: "came in an archive and was never sent in" };
    }
  }
}

export const forwardingInvariants: readonly Invariant[] = [
  { name: "forwarding", check: forwardings },
  { name: "entry-origin", check: origins },
];
