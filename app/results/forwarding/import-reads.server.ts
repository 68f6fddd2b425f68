import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { stateAsSeen, whyNotWindow } from "~/contests/timeline";
import { entryRules, type EntryFacts } from "~/entries/entry-facts";
import { memberFacts } from "~/entries/entry-facts.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import { db, type Tx } from "~/platform/db.server";
import { localDateOf } from "~/platform/format";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import type { DossierImport } from "../../../prisma/generated/client";
import { chosenMapping, proposeMapping, type MappedList, type MappedPart, type Mapping } from "./field-mapping";
import { whyNotExport, whyNotExportAll, whyNotImport, whyNotSeeImports } from "./forwarding-policy";
import { foresee, leftInArchive, type Foreseen, type LeftInArchive } from "./import-preview";
import type { LeftDossier, RunReport } from "./import-run";
import type { SentDossier, SentDossiers } from "./sent-dossiers";

/** An archive that was brought, as the list of them shows it. */
export interface ImportRow {
  readonly id: string;
  readonly filename: string;
  readonly organisation: string;
  readonly contest: string;
  readonly at: Date;
  readonly by: string;
  readonly total: number;
  readonly taken: number;
  readonly finished: boolean;
  /** It is being taken in. */
  readonly busy: boolean;
}

export interface DossiersPage {
  readonly contestId: string;
  readonly timeZone: string;
  readonly entries: readonly { readonly code: string; readonly title: string; readonly from: string }[];
  readonly imports: readonly ImportRow[];
  readonly whyNotExport: Refusal | null;
  readonly mayExportAll: boolean;
  readonly whyNotImport: Refusal | null;
}

/** Dossiers that can leave the contest, and archives that came to it. */
export async function dossiersPage(ctx: Context, contestId: string): Promise<Result<DossiersPage, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { regulation } = opened;
  const { standing, facts } = standingOf(ctx, opened);
  const refusal = whyNotSeeImports(standing, facts);
  if (refusal) return refused(refusal);
  const [entries, imports] = await Promise.all([
    db.entry.findMany({
      where: { contestId, code: { not: null }, currentVersionId: { not: null }, state: { not: "WITHDRAWN" } },
      select: { code: true, title: true, origin: { select: { organisation: true } } },
      orderBy: { code: "asc" },
    }),
    importsOf(contestId),
  ]);
  return ok({
    contestId,
    timeZone: regulation.timeZone,
    entries: entries.map(({ code, title, origin }) => ({ code: code ?? "", title, from: origin?.organisation ?? "" })),
    imports,
    whyNotExport: whyNotExport(standing, facts),
    mayExportAll: whyNotExportAll(standing, facts) === null,
    whyNotImport: whyNotImport(standing, facts),
  });
}

interface ListedImport {
  readonly id: string;
  readonly filename: string;
  readonly at: Date;
  readonly by: string | null;
  readonly finished: boolean;
  readonly organisation: string;
  readonly contest: string;
  readonly total: number;
  readonly taken: number;
  readonly busy: boolean;
}

/** Not the dossiers themselves: an archive may hold hundreds. */
async function importsOf(contestId: string): Promise<ImportRow[]> {
  const rows = await db.$queryRaw<ListedImport[]>`
    SELECT i."id", i."filename", i."createdAt" AS "at", u."name" AS "by", i."finishedAt" IS NOT NULL AS "finished",
           i."content" #>> '{from,organisation}' AS "organisation", i."content" #>> '{from,contest,title}' AS "contest",
           (i."content" ->> 'total')::int AS "total", coalesce(i."runState" IN ('WAITING', 'RUNNING'), false) AS "busy",
           (SELECT count(*)::int FROM "EntryOrigin" o WHERE o."importId" = i."id") AS "taken"
      FROM "DossierImport" i LEFT JOIN "User" u ON u."id" = i."createdById"
     WHERE i."contestId" = ${contestId}
     ORDER BY i."id" DESC LIMIT 200`;
  return rows.map(({ by, ...row }) => ({ ...row, by: by ?? "" }));
}

export function sentOf({ content }: Pick<DossierImport, "content">): SentDossiers {
  // Written by `readArchive` and nothing else.
  return content as unknown as SentDossiers;
}

/** What came in by the newest run. Each of its dossiers bears the minute at which the run was ordered. */
export async function takenBy(
  { id, runAt, runCodes }: Pick<DossierImport, "id" | "runAt" | "runCodes">,
  tx: Tx = db,
): Promise<readonly (RunReport["taken"][number] & { readonly isWithdrawn: boolean })[]> {
  if (!runAt) return [];
  const rows = await tx.entryOrigin.findMany({
    where: { importId: id, at: runAt, code: { in: runCodes } },
    select: { code: true, entryId: true, entry: { select: { code: true, state: true } } },
    orderBy: { entryId: "asc" },
  });
  return rows.map(({ code: there, entryId, entry }) => ({
    ...{ there, entryId, code: entry.code ?? "" },
    isWithdrawn: entry.state === "WITHDRAWN",
  }));
}

export function leftOf({ runLeft }: Pick<DossierImport, "runLeft">): readonly LeftDossier[] {
  // Written by `runImport` and nothing else.
  return (runLeft ?? []) as unknown as readonly LeftDossier[];
}

const STATES = { WAITING: "waiting", RUNNING: "running", DONE: "done", FAILED: "failed" } as const;

/** How far the newest run is; null: none was ordered. */
async function reportOf(row: DossierImport): Promise<RunReport | null> {
  if (!row.runState || !row.runAt) return null;
  const came = await takenBy(row);
  const taken = came.flatMap(({ isWithdrawn, ...one }) => (isWithdrawn ? [] : [one]));
  // Whoever goes on after a break may find one that came in just before.
  const left = leftOf(row).filter(({ there }) => !came.some((one) => one.there === there));
  return {
    // Given up behind the last of them, it lacks nothing.
    state: row.runState === "FAILED" && came.length === row.runCodes.length ? "done" : STATES[row.runState],
    at: row.runAt,
    total: row.runCodes.length,
    done: row.runDone,
    taken,
    withdrawn: came.length - taken.length,
    left,
    fault: row.runFault,
  };
}

export interface ImportRun {
  readonly contestId: string;
  readonly importId: string;
  readonly timeZone: string;
  readonly filename: string;
  readonly run: RunReport | null;
}

/** An archive with how far it is taken in, without what is in it: what is asked every few seconds is small. */
export async function importRun(
  ctx: Context,
  { contestId, importId }: { readonly contestId: string; readonly importId: string },
): Promise<Result<ImportRun, Refusal>> {
  const room = await enterImport(ctx, importId);
  if (!room.ok) return room;
  const { row, regulation } = room.value;
  if (row.contestId !== contestId) return refused("hidden");
  return ok({ contestId, importId, timeZone: regulation.timeZone, filename: row.filename, run: await reportOf(row) });
}

export interface ImportRoom extends OpenedContest {
  readonly row: DossierImport;
  readonly sent: SentDossiers;
  readonly standing: Standing;
  readonly whyNot: Refusal | null;
}

/** An archive with the contest that it was brought to, for who may see it. */
export async function enterImport(ctx: Context, importId: string): Promise<Result<ImportRoom, Refusal>> {
  const row = isUuid(importId) ? await db.dossierImport.findUnique({ where: { id: importId } }) : null;
  const opened = row && (await openedContest(row.contestId));
  if (!row || !opened) return refused("hidden");
  const { standing, facts } = standingOf(ctx, opened);
  const refusal = whyNotSeeImports(standing, facts);
  if (refusal) return refused(refusal);
  return ok({ ...opened, row, sent: sentOf(row), standing, whyNot: whyNotImport(standing, facts) });
}

export function standingOf(ctx: Context, { contest, regulation }: OpenedContest) {
  return {
    standing: standingInContest(ctx.actor, contest),
    facts: {
      contestState: stateAsSeen(contest, ctx.now),
      submitWindow: whyNotWindow(regulation, "submit", ctx.now, { grace: true }),
    },
  };
}

/** An entry here that came from the same place, or says the same. */
export interface Earlier {
  readonly entryId: string;
  readonly code: string;
  /** By this very archive. */
  readonly own: boolean;
  /** Under the same code of the same contest; else only its content is the same. */
  readonly samePlace: boolean;
}

export interface PreviewedDossier
  extends Pick<SentDossier, "code" | "title" | "submittedAt" | "result" | "withheld" | "missing" | "origin" | "refused"> {
  readonly members: number;
  readonly earlier: Earlier | null;
  readonly foreseen: Foreseen | null;
}

export interface ImportPage extends Pick<SentDossiers, "madeAt" | "people" | "from"> {
  readonly importId: string;
  readonly contestId: string;
  readonly timeZone: string;
  readonly filename: string;
  readonly sha256: string;
  readonly left: LeftInArchive;
  readonly parts: readonly MappedPart[];
  readonly mapping: Mapping;
  readonly dossiers: readonly PreviewedDossier[];
  readonly whyNot: Refusal | null;
}

/** What was chosen for a part of the other form; null: nothing was. */
export type Chosen = (list: MappedList, id: string) => string | null;
export const NOTHING_CHOSEN: Chosen = () => null;

/** What is in an archive, and what taking it in would come to with this mapping. */
export async function importPage(
  ctx: Context,
  { contestId, importId }: { readonly contestId: string; readonly importId: string },
  chosen: Chosen = NOTHING_CHOSEN,
): Promise<Result<ImportPage, Refusal>> {
  const room = await enterImport(ctx, importId);
  if (!room.ok) return room;
  const { row, sent, regulation, whyNot } = room.value;
  if (row.contestId !== contestId) return refused("hidden");
  const rules = entryRules(regulation);
  const proposed = proposeMapping(sent.form, rules);
  const mapping = chosenMapping(proposed, chosen);
  const earlier = await earlierEntries(db, row, sent);
  const dossiers: PreviewedDossier[] = [];
  for (const dossier of sent.dossiers) {
    const { code, title, submittedAt, result, withheld, missing, origin, refused: left, content } = dossier;
    const facts = await factsOf(db, room.value, dossier, ctx.now);
    dossiers.push({
      ...{ code, title, submittedAt, result, withheld, missing, origin, refused: left },
      members: content?.members.length ?? 0,
      earlier: earlier(dossier),
      foreseen: foresee(dossier, sent.form, rules, mapping, facts),
    });
  }
  return ok({
    importId,
    contestId,
    timeZone: regulation.timeZone,
    filename: row.filename,
    sha256: row.sha256,
    left: leftInArchive(dossiers),
    madeAt: sent.madeAt,
    people: sent.people,
    from: sent.from,
    parts: proposed.parts,
    mapping,
    dossiers,
    whyNot,
  });
}

async function factsOf(
  tx: Tx,
  { row, regulation }: Pick<ImportRoom, "row" | "regulation">,
  { content }: SentDossier,
  now: Date,
): Promise<EntryFacts> {
  const counts = content && regulation.conditions.maxEntriesPerMember !== null;
  return {
    today: localDateOf(now, regulation.timeZone),
    otherEntries: counts ? await memberFacts(tx, row.contestId, "", content.members) : {},
  };
}

/** Finds for a dossier the entry of this contest that it has become, or that is like it; withdrawn ones do not count. */
export async function earlierEntries(
  tx: Tx,
  { id, contestId }: Pick<DossierImport, "id" | "contestId">,
  { from, dossiers }: SentDossiers,
): Promise<(dossier: Pick<SentDossier, "code" | "contentSha256">) => Earlier | null> {
  const codes = dossiers.map(({ code }) => code);
  const hashes = dossiers.map(({ contentSha256 }) => contentSha256);
  const there = { installation: from.installation, contestThere: from.contest.id };
  const rows = await tx.entryOrigin.findMany({
    where: {
      entry: { contestId, state: { not: "WITHDRAWN" } },
      OR: [{ ...there, code: { in: codes } }, { sha256: { in: hashes } }],
    },
    include: { entry: { select: { code: true } } },
  });
  const isThere = (row: (typeof rows)[number], code: string) =>
    row.installation === there.installation && row.contestThere === there.contestThere && row.code === code;
  return ({ code, contentSha256 }) => {
    const same = rows.find((row) => isThere(row, code));
    const found = same ?? rows.find(({ sha256 }) => sha256 === contentSha256);
    return found
      ? { entryId: found.entryId, code: found.entry.code ?? "", own: found.importId === id, samePlace: same !== undefined }
      : null;
  };
}
