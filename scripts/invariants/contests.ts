import { regulationHash } from "~/contests/freeze";
import { checkRegulation } from "~/contests/regulation-upgrade";
import { isStanding } from "~/contests/shown-publication";
import type { Tx } from "~/platform/db.server";
import { countUp, each, type Invariant, type Violation } from "./invariant";

/** A frozen regulation is the one that its SHA-256 was made of, and still reads as a regulation. */
async function* regulationHashes(tx: Tx): AsyncGenerator<Violation> {
  for await (const { id, document, sha256 } of each((page) =>
    tx.regulationRevision.findMany(page),
  )) {
    const parsed = checkRegulation(document);
    if (!parsed.success) yield { id, says: "is not a regulation" };
    else if (regulationHash(parsed.data) !== sha256)
      yield { id, says: "is not the document that its sha256 was made of" };
  }
}

/** A draft has a draft and nothing frozen; what was opened, closed and published has what that leaves behind. */
async function* contestStates(tx: Tx): AsyncGenerator<Violation> {
  const contests = each((page) =>
    tx.contest.findMany({
      ...page,
      include: {
        revisions: { select: { number: true }, orderBy: { number: "asc" } },
        tallies: { select: { number: true }, orderBy: { number: "asc" } },
        decisions: { select: { number: true }, orderBy: { number: "asc" } },
        publications: { select: { number: true, kind: true, heldAt: true, recalledAt: true }, orderBy: { number: "asc" } },
      },
    }),
  );
  for await (const contest of contests) {
    const { id, state } = contest;
    const lists = ["revisions", "tallies", "decisions", "publications"] as const;
    for (const list of lists)
      if (!countUp(contest[list].map(({ number }) => number)))
        yield { id, says: `has a gap in the numbers of its ${list}` };
    const has = (list: (typeof lists)[number]) => contest[list].length > 0;
    const closed = state === "CLOSED" || state === "PUBLISHED";
    if ((contest.draft !== null) !== (state === "DRAFT"))
      yield { id, says: `is ${state} ${contest.draft === null ? "without" : "with"} a draft` };
    for (const [list, wanted] of [
      ["revisions", state !== "DRAFT"],
      ["tallies", closed],
    ] as const)
      if (has(list) !== wanted)
        yield { id, says: `is ${state} ${wanted ? "without" : "with"} ${list}` };
    if (has("publications") && !closed) yield { id, says: `is ${state} with publications` };
    const isOfficial = contest.publications.some((each) => each.kind === "OFFICIAL" && isStanding(each));
    if (isOfficial !== (state === "PUBLISHED"))
      yield { id, says: `is ${state} ${isOfficial ? "with" : "without"} an official publication` };
    for (const [instant, wanted] of [
      ["openedAt", state !== "DRAFT"],
      ["closedAt", closed],
      ["publishedAt", state === "PUBLISHED"],
    ] as const)
      if ((contest[instant] !== null) !== wanted)
        yield { id, says: `is ${state} ${wanted ? "without" : "with"} ${instant}` };
  }
}

export const contestInvariants: readonly Invariant[] = [
  { name: "regulation-sha256", check: regulationHashes },
  { name: "contest-state", check: contestStates },
];
