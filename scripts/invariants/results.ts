import { canonicalJson } from "~/platform/canonical-json";
import { GENESIS } from "~/platform/audit";
import type { Tx } from "~/platform/db.server";
import { sha256Hex } from "~/platform/sha256";
import { bundleSchema, type Bundle } from "~/results/bundle";
import { recount } from "~/results/recount";
import { each, type Invariant, type Violation } from "./invariant";

/**
 * A tally recounts, and rests on sheets that were submitted and on the decisions recorded until then. The newest rests
 * on all decisions and, unless a correction is under way, on the sheets that stand for eligible entries.
 */
async function* tallies(tx: Tx): AsyncGenerator<Violation> {
  for await (const { id, contestId, number, bundle } of each((page) => tx.tally.findMany(page))) {
    yield* recounted(id, bundle);
    const parsed = bundleSchema.safeParse(bundle);
    if (!parsed.success) continue;
    const isNewest = (await tx.tally.count({ where: { contestId, number: { gt: number } } })) === 0;
    const corrected = await tx.correction.count({ where: { contestId, closedAt: null } });
    yield* sheetsOf(tx, { id, contestId, isStanding: isNewest && corrected === 0 }, parsed.data);
    const decisions = await tx.committeeDecision.findMany({
      where: { contestId },
      orderBy: { number: "asc" },
      ...(!isNewest && { take: parsed.data.decisions.length }),
    });
    const recorded = decisions.map(({ kind, entries, outcome, votesFor, votesTotal, reason }) => ({
      kind: kind.toLowerCase(),
      ...{ entries, outcome, votesFor, votesTotal, reason },
    }));
    if (canonicalJson(recorded) !== canonicalJson(parsed.data.decisions))
      yield { id, says: "rests on other decisions than those recorded" };
  }
}

async function* sheetsOf(
  tx: Tx,
  { id, contestId, isStanding }: { readonly id: string; readonly contestId: string; readonly isStanding: boolean },
  bundle: Bundle,
): AsyncGenerator<Violation> {
  const revisions = await tx.scoreSheetRevision.findMany({
    where: {
      ...(isStanding && { returnedAt: null }),
      sheet: {
        ...(isStanding && { state: "SUBMITTED" }),
        assignment: {
          ...(isStanding && { endedAt: null }),
          entry: { contestId, ...(isStanding && { state: "ELIGIBLE" }) },
        },
      },
    },
    select: { receipt: true },
  });
  const stored = revisions.map(({ receipt }) => receipt).sort();
  const counted = bundle.sheets.map(({ receipt = "" }) => receipt).sort();
  if (isStanding && canonicalJson(stored) !== canonicalJson(counted))
    yield { id, says: `counts ${counted.length} sheets that are not the ${stored.length} that stand` };
  const known = new Set(stored);
  if (!isStanding && counted.some((receipt) => !known.has(receipt)))
    yield { id, says: "counts a sheet that nobody submitted" };
}

/**
 * An official publication is the file that its SHA-256 was made of, recounts, and states its tally and a true chain; only a
 * correction makes a tally after it, unless it was recalled. A provisional list has no file. What is published is seen
 * no earlier than that; it is recalled with a reason, and kept back while a correction is under way.
 */
async function* publications(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) => tx.publication.findMany({ ...page, include: { tally: true } }));
  for await (const { id, contestId, kind, bundle, bundleSha256, tally, ...row } of rows) {
    yield* told({ id, contestId, kind, ...row });
    if (row.heldAt && !row.recalledAt && (await tx.correction.count({ where: { contestId, closedAt: null } })) === 0)
      yield { id, says: "is kept back by no correction" };
    if (tally.contestId !== contestId) yield { id, says: "states the tally of another contest" };
    if (kind === "PROVISIONAL") {
      if (bundle !== "" || bundleSha256 !== "") yield { id, says: "is provisional with a file" };
      continue;
    }
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
    const next = await tx.tally.findUnique({
      where: { contestId_number: { contestId, number: tally.number + 1 } },
      select: { cause: true },
    });
    if (next && next.cause !== "CORRECTION" && !row.recalledAt) yield { id, says: "is of a tally that is not the newest" };
    const last = await tx.auditEvent.findUnique({
      where: { chainId_position: { chainId: contestId, position: chain?.length ?? 0 } },
    });
    if (chain?.head !== `sha256:${last?.hash ?? GENESIS}`)
      yield { id, says: "states a head of the audit chain that the chain never had" };
  }
}

interface Told {
  readonly id: string;
  readonly contestId: string;
  readonly number: number;
  readonly kind: "PROVISIONAL" | "OFFICIAL";
  readonly publishedAt: Date;
  readonly visibleAt: Date;
  readonly complaintsUntil: Date | null;
  readonly decisionNumber: string;
  readonly heldAt: Date | null;
  readonly recalledAt: Date | null;
  readonly recalledById: string | null;
  readonly recallReason: string;
}

function* told({ id, kind, publishedAt, visibleAt, complaintsUntil, decisionNumber, ...row }: Told): Generator<Violation> {
  if ((row.recalledAt !== null) !== (row.recalledById !== null) || (row.recalledAt !== null) !== (row.recallReason !== ""))
    yield { id, says: "is recalled by nobody, or without a reason" };
  if (row.recalledAt && row.recalledAt >= visibleAt && !row.heldAt) yield { id, says: "was recalled after it was seen" };
  if (visibleAt < publishedAt) yield { id, says: "is seen before it is published" };
  if (complaintsUntil && (kind === "OFFICIAL" || complaintsUntil <= visibleAt))
    yield { id, says: "takes complaints at a time that it cannot" };
  if (kind === "PROVISIONAL" && decisionNumber !== "") yield { id, says: "is provisional by a decision" };
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
