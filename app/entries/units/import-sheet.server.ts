import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { holdOpenContest } from "~/contests/hold-contest.server";
import { whyNotWindow } from "~/contests/timeline";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { standingAt } from "~/people/standing";
import { audit } from "~/platform/audit.server";
import { canonicalJson } from "~/platform/canonical-json";
import { db, transact, type Tx } from "~/platform/db.server";
import { localDateOf } from "~/platform/format";
import { ok, refused, type Result } from "~/platform/result";
import { sha256Hex } from "~/platform/sha256";
import { isUuid } from "~/platform/uuid";
import type { Prisma } from "../../../prisma/generated/client";
import { personKey, type EntryFacts } from "../entry-facts";
import { memberFacts } from "../entry-facts.server";
import { whyNotEditEntry, whyNotStartForUnit } from "../entry-policy";
import { asJson, loadEntry } from "../entry-row.server";
import { readContent } from "../entry-upgrade";
import { listed, writeDraft } from "../writing/write-draft.server";
import { planImport, type ImportedEntry, type ImportPlan, type PlannedEntry } from "./plan-import";
import { knownCells, readUnitSheet, type SheetWords, type UnitSheet } from "./read-unit-sheet";
import { unitColumns } from "./sheet-columns";

/** A whole school's list is one transaction: all of it or nothing. */
const PATIENCE = { maxWait: 20_000, timeout: 120_000 } as const;

interface UnitPlace {
  readonly contestId: string;
  readonly unitId: string;
}

/** A sheet that was read and not yet taken in, with what taking it in would do now. */
export interface CheckedImport extends UnitPlace {
  readonly importId: string;
  readonly filename: string;
  readonly rows: readonly (readonly string[])[];
  readonly sheet: UnitSheet;
  readonly plan: ImportPlan;
  /** Of the plan: what is confirmed is what was shown. */
  readonly digest: string;
  readonly applied: {
    readonly created: number;
    readonly changed: number;
    readonly unchanged: number;
  } | null;
}

/** Keeps the rows of a sheet to be looked at and confirmed. */
export async function keepUnitSheet(
  ctx: Context,
  input: UnitPlace & { readonly filename: string; readonly rows: readonly (readonly string[])[] },
  wordsOf: (contest: OpenedContest) => SheetWords,
): Promise<Result<{ importId: string }, Refusal>> {
  const place = await placeOf(ctx, input);
  if (!place.ok) return place;
  const { contestId, unitId, filename } = input;
  const { regulation } = place.value;
  const words = wordsOf(place.value);
  const sheet = readUnitSheet(regulation, unitColumns(regulation), words, input.rows);
  const rows = knownCells(input.rows, sheet);
  const { id } = await db.unitImport.create({
    data: {
      contestId,
      unitId,
      filename: filename.slice(0, 200),
      sha256: sha256Hex(canonicalJson(rows)),
      rows: rows as unknown as Prisma.InputJsonArray,
      createdById: ctx.actor.userId,
      createdAt: ctx.now,
    },
    select: { id: true },
  });
  return ok({ importId: id });
}

/** What taking in a kept sheet would do at this moment. `words`: how its heads and choices are written. */
export async function checkedImport(
  ctx: Context,
  importId: string,
  wordsOf: (contest: OpenedContest) => SheetWords,
): Promise<Result<CheckedImport, Refusal>> {
  const row = isUuid(importId) ? await db.unitImport.findUnique({ where: { id: importId } }) : null;
  if (!row) return refused("hidden");
  const place = await placeOf(ctx, row);
  if (!place.ok) return place;
  const contest = place.value;
  const rows = row.rows as unknown as string[][];
  const { sheet, plan } = await planOf(db, ctx, contest, row.unitId, rows, wordsOf(contest));
  const { contestId, unitId, filename, created, changed, unchanged } = row;
  return ok({
    importId,
    contestId,
    unitId,
    filename,
    rows,
    sheet,
    plan,
    digest: digestOf(plan),
    applied: row.appliedAt && { created, changed, unchanged },
  });
}

/**
 * Takes the sheet in as it was shown: all of it or nothing. "invalid": it has faults; "conflict": what it would do has
 * changed since it was shown. Taken in before: says what was done then.
 */
export async function applyImport(
  ctx: Context,
  input: { readonly importId: string; readonly digest: string },
  wordsOf: (contest: OpenedContest) => SheetWords,
): Promise<
  Result<{ created: number; changed: number; unchanged: number }, Refusal | "conflict" | "invalid">
> {
  const checked = await checkedImport(ctx, input.importId, wordsOf);
  if (!checked.ok) return checked;
  const { contestId, unitId, rows } = checked.value;
  const contest = await openedContest(contestId);
  if (!contest) return refused("hidden");

  return transact(async (tx) => {
    if (!(await holdOpenContest(tx, contestId))) return refused("state");
    // Two confirmations of one list come one after the other.
    await tx.$queryRaw`SELECT 1 FROM "Unit" WHERE "id" = ${unitId} FOR UPDATE`;
    const kept = await tx.unitImport.findUniqueOrThrow({ where: { id: input.importId } });
    const { created, changed, unchanged } = kept;
    if (kept.appliedAt) return ok({ created, changed, unchanged });
    const now = await planOf(tx, ctx, contest, unitId, rows, wordsOf(contest));
    if (now.plan.faults.length > 0) return refused("invalid");
    if (digestOf(now.plan) !== input.digest) return refused("conflict");
    const done = { created: 0, changed: 0, unchanged: 0 };
    for (const entry of now.plan.entries) {
      if (entry.action === "unchanged") done.unchanged += 1;
      else if (entry.action === "create") {
        await createEntry(tx, ctx, contest, unitId, entry);
        done.created += 1;
      } else {
        if (!(await changeEntry(tx, ctx, entry))) return refused("conflict");
        done.changed += 1;
      }
    }
    await tx.unitImport.update({
      where: { id: input.importId },
      data: { ...done, appliedAt: ctx.now },
    });
    await audit(tx, {
      chainId: contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "unit.imported",
      subjectType: "unit",
      subjectId: unitId,
      data: { importId: input.importId, ...done },
    });
    return ok(done);
  }, PATIENCE);
}

/** The contest, if this person enters for this unit in it now. */
async function placeOf(
  { actor, now }: Context,
  { contestId, unitId }: UnitPlace,
): Promise<Result<OpenedContest, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const { organisationId } = contest;
  const unit = isUuid(unitId) && (await db.unit.count({ where: { id: unitId, organisationId } }));
  if (!unit) return refused("hidden");
  const refusal = whyNotStartForUnit(standingAt(actor, { organisationId, contestId, unitId }), {
    contestOpen: contest.state === "OPEN",
    submitWindow: whyNotWindow(regulation, "submit", now),
  });
  return refusal ? refused(refusal === "role" ? "hidden" : refusal) : ok(opened);
}

async function planOf(
  tx: Tx,
  { now }: Context,
  { contest, regulation }: OpenedContest,
  unitId: string,
  rows: readonly (readonly string[])[],
  words: SheetWords,
) {
  const sheet = readUnitSheet(regulation, unitColumns(regulation), words, rows);
  const found = await tx.entry.findMany({
    where: { contestId: contest.id, unitId, importKey: { not: null } },
    include: { assignments: { where: { endedAt: null }, select: { id: true }, take: 1 } },
  });
  const existing = found.map(
    ({ id, importKey, version, draft, state, assignments }): ImportedEntry => ({
      key: importKey ?? "",
      entryId: id,
      version,
      draft: readContent(draft),
      locked: assignments.length > 0 || state === "ELIGIBLE" || state === "INELIGIBLE",
    }),
  );
  const today = localDateOf(now, regulation.timeZone);
  const others = await otherEntries(tx, contest.id, sheet, existing, regulation.conditions);
  const factsOf = (key: string): EntryFacts => ({ today, otherEntries: others.get(key) ?? {} });
  return { sheet, plan: planImport(regulation, sheet, existing, factsOf) };
}

/** For each number of the sheet, in how many other entries its people are: those sent in, and the others of the sheet. */
async function otherEntries(
  tx: Tx,
  contestId: string,
  { entries }: UnitSheet,
  existing: readonly ImportedEntry[],
  { maxEntriesPerMember }: OpenedContest["regulation"]["conditions"],
): Promise<Map<string, Record<string, number>>> {
  const counts = new Map<string, Record<string, number>>();
  if (maxEntriesPerMember === null) return counts;
  for (const { key, content } of entries) {
    const own = existing.find((one) => one.key === key)?.entryId ?? "";
    const sent = await memberFacts(tx, contestId, own, content.members);
    const inSheet = entries.filter((other) => other.key !== key);
    const known = Object.fromEntries(
      content.members.map((member) => {
        const who = personKey(member);
        const beside = inSheet.filter(({ content: { members } }) =>
          members.some((one) => personKey(one) === who),
        ).length;
        return [who, Math.max(sent[who] ?? 0, beside)];
      }),
    );
    counts.set(key, known);
  }
  return counts;
}

function digestOf({ entries }: ImportPlan): string {
  const shown = entries.map(({ key, action, changed, content, existing }) => ({
    key,
    action,
    changed: [...changed],
    content,
    entryId: existing?.entryId ?? null,
  }));
  return sha256Hex(canonicalJson(shown));
}

async function createEntry(
  tx: Tx,
  { actor, now }: Context,
  { contest, regulation }: OpenedContest,
  unitId: string,
  { key, content }: PlannedEntry,
): Promise<void> {
  const entry = await tx.entry.create({
    data: {
      contestId: contest.id,
      ownerId: actor.userId,
      unitId,
      importKey: key,
      draft: asJson(content),
      createdAt: now,
      ...listed(regulation, content),
    },
    select: { id: true },
  });
  await audit(tx, {
    chainId: contest.id,
    at: now,
    actorId: actor.userId,
    action: "entry.created",
    subjectType: "entry",
    subjectId: entry.id,
    data: { unitId },
  });
}

/** False when it cannot be written, or somebody has just written it. */
async function changeEntry(
  tx: Tx,
  ctx: Context,
  { existing, content }: PlannedEntry,
): Promise<boolean> {
  const loaded = existing && (await loadEntry(tx, ctx.actor, existing.entryId, ctx.now));
  if (!loaded || whyNotEditEntry(loaded.standing, loaded.facts) !== null) return false;
  const { entryId, version } = existing;
  const written = await writeDraft(tx, ctx, loaded, { entryId, version, content });
  return written.won;
}
