import { canonicalJson } from "~/platform/canonical-json";
import { GENESIS } from "~/platform/audit";
import type { Tx } from "~/platform/db.server";
import { sha256Hex } from "~/platform/sha256";
import { bundleSchema } from "~/results/bundle";
import { recount } from "~/results/recount";
import { each, type Invariant, type Violation } from "./invariant";

/** A tally recounts, and rests on the sheets that stand for eligible entries and on the recorded decisions. */
async function* tallies(tx: Tx): AsyncGenerator<Violation> {
  for await (const { id, contestId, number, bundle } of each((page) => tx.tally.findMany(page))) {
    yield* recounted(id, bundle);
    const parsed = bundleSchema.safeParse(bundle);
    if (!parsed.success) continue;
    const standing = await tx.scoreSheetRevision.findMany({
      where: {
        returnedAt: null,
        sheet: {
          state: "SUBMITTED",
          assignment: { endedAt: null, entry: { contestId, state: "ELIGIBLE" } },
        },
      },
      select: { receipt: true },
    });
    const stored = standing.map(({ receipt }) => receipt).sort();
    const counted = parsed.data.sheets.map(({ receipt = "" }) => receipt).sort();
    if (canonicalJson(stored) !== canonicalJson(counted))
      yield {
        id,
        says: `counts ${counted.length} sheets that are not the ${stored.length} that stand`,
      };
    const decisions = await tx.committeeDecision.findMany({
      where: { contestId, number: { lt: number } },
      orderBy: { number: "asc" },
    });
    const recorded = decisions.map(({ kind, entries, outcome, votesFor, votesTotal, reason }) => ({
      kind: kind.toLowerCase(),
      ...{ entries, outcome, votesFor, votesTotal, reason },
    }));
    if (canonicalJson(recorded) !== canonicalJson(parsed.data.decisions))
      yield { id, says: "rests on other decisions than those recorded" };
  }
}

/** What was published is the file that its SHA-256 was made of, recounts, and states the newest tally and a true chain. */
async function* publications(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) => tx.publication.findMany({ ...page, include: { tally: true } }));
  for await (const { id, contestId, bundle, bundleSha256, tally } of rows) {
    if (sha256Hex(bundle) !== bundleSha256)
      yield { id, says: "is not the file that its sha256 was made of" };
    let file: unknown;
    try {
      file = JSON.parse(bundle);
    } catch {
      yield { id, says: "is not JSON" };
      continue;
    }
    yield* recounted(id, file);
    const parsed = bundleSchema.safeParse(file);
    if (!parsed.success) continue;
    const { chain, ...rest } = parsed.data;
    const stored = bundleSchema.safeParse(tally.bundle);
    if (tally.contestId !== contestId || canonicalJson(rest) !== canonicalJson(stored.data ?? null))
      yield { id, says: "states something else than its tally" };
    const newer = await tx.tally.count({ where: { contestId, number: { gt: tally.number } } });
    if (newer > 0) yield { id, says: "is of a tally that is not the newest" };
    const last = await tx.auditEvent.findUnique({
      where: { chainId_position: { chainId: contestId, position: chain?.length ?? 0 } },
    });
    if (chain?.head !== `sha256:${last?.hash ?? GENESIS}`)
      yield { id, says: "states a head of the audit chain that the chain never had" };
  }
}

function* recounted(id: string, bundle: unknown): Generator<Violation> {
  const outcome = recount(bundle);
  if (outcome.kind === "invalid")
    yield {
      id,
      says: `is not a valid bundle: ${outcome.problems[0]?.path} ${outcome.problems[0]?.code}`,
    };
  else if (!outcome.ok)
    yield { id, says: `does not recount: ${outcome.differences.length} differences` };
}

export const resultInvariants: readonly Invariant[] = [
  { name: "tally", check: tallies },
  { name: "publication", check: publications },
];
