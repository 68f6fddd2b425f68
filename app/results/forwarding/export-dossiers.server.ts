import { openedContest, revisionsOf, type OpenedContest } from "~/contests/contest.server";
import { standingInContest } from "~/contests/contest-policy";
import type { Regulation } from "~/contests/regulation";
import { stateAsSeen } from "~/contests/timeline";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { ok, refused, type Result } from "~/platform/result";
import { zipStream, type StreamedPart } from "~/platform/zip/stream-zip.server";
import { isTooLarge, type ArchiveSize } from "./archive-size";
import { dossierParts, type DossierWords, type ExportTools } from "./dossier-parts.server";
import type { ForwardTarget } from "./forwarding";
import { whyNotExport, whyNotExportAll } from "./forwarding-policy";
import { officialResults } from "./forwardings.server";
import { FORMAT, folderName, MANIFEST, MISSING_NOTE, MOST_DOSSIERS, type Manifest, type ManifestEntry } from "./manifest";

/** Which dossiers: by their codes, or all that are chosen for a target now. */
export type Asked = { readonly codes: readonly string[] } | { readonly target: ForwardTarget };

export interface ExportInput {
  readonly contestId: string;
  readonly asked: Asked;
  readonly people: Manifest["people"];
}

export interface DossierArchive {
  readonly filename: string;
  readonly count: number;
  /** Made while it is read: one file at a time. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/**
 * The archive of dossiers as they stand. That it was taken, of which entries and with whose data, is on record before
 * the first byte leaves.
 */
export async function exportDossiers(
  ctx: Context,
  { contestId, asked, people }: ExportInput,
  tools: ExportTools,
): Promise<Result<DossierArchive, Refusal | "nothing" | "too-many" | "too-large">> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest } = opened;
  const facts = { contestState: stateAsSeen(contest, ctx.now) };
  const mayExport = people === "all" ? whyNotExportAll : whyNotExport;
  const refusal = mayExport(standingInContest(ctx.actor, contest), facts);
  if (refusal) return refused(refusal);

  const entries = await db.entry.findMany({
    where: {
      contestId,
      currentVersionId: { not: null },
      state: { not: "WITHDRAWN" },
      ...("codes" in asked
        ? { code: { in: [...asked.codes] } }
        : { code: { not: null }, forwardings: { some: { target: asked.target, revokedAt: null } } }),
    },
    select: { id: true, code: true },
    orderBy: { code: "asc" },
    take: MOST_DOSSIERS + 1,
  });
  if (entries.length === 0) return refused("nothing");
  if (entries.length > MOST_DOSSIERS) return refused("too-many");
  const regulations = new Map((await revisionsOf(contestId)).map(({ number, document }) => [number, document]));
  if (isTooLarge(await sizeOf(entries.map(({ id }) => id), regulations))) return refused("too-large");
  await db.$transaction((tx) =>
    audit(tx, {
      chainId: contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "dossiers.exported",
      subjectType: "contest",
      subjectId: contestId,
      data: { people, entries: entries.map(({ id }) => id) },
    }),
  );
  const [only] = entries.length === 1 ? entries : [];
  const name = only ? folderName(only.code ?? "", new Set()) : contest.slug;
  const ids = entries.map(({ id }) => id);
  return ok({
    filename: `${name}-ho-so${people === "all" ? "-day-du" : ""}.zip`,
    count: entries.length,
    chunks: zipStream(partsOf(ctx, opened, { ids, people, regulations }, tools)),
  });
}

interface Leaving {
  readonly ids: readonly string[];
  readonly people: Manifest["people"];
  /** By the number of the revision. */
  readonly regulations: ReadonlyMap<number, Regulation>;
}

/** How large it can become, by what was sent in: what is withheld or missing makes it smaller. */
async function sizeOf(ids: readonly string[], regulations: ReadonlyMap<number, Regulation>): Promise<ArchiveSize> {
  const rows = await db.$queryRaw<{ revision: number; content: number; files: number; bytes: number }[]>`
    SELECT (v."snapshot"->>'regulationRevision')::int AS "revision", octet_length(v."snapshot"::text) AS "content",
           f."files"::int AS "files", f."bytes"::float8 AS "bytes"
      FROM "Entry" e JOIN "EntryVersion" v ON v."id" = e."currentVersionId"
      CROSS JOIN LATERAL (
        SELECT count(*) AS "files", coalesce(sum((one->>'size')::numeric), 0) AS "bytes"
          FROM jsonb_array_elements(coalesce(v."snapshot"->'attachments', '[]'::jsonb)) one) f
     WHERE e."id" = ANY(${[...ids]})`;
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0);
  const forms = formsOf(rows.map(({ revision }) => revision), regulations);
  const sections = Object.values(forms).flatMap((form) => form.sections);
  return {
    dossiers: rows.length,
    files: sum(({ files }) => files),
    bytes: sum(({ bytes }) => bytes),
    content: sum(({ content }) => content),
    largestContent: Math.max(0, ...rows.map(({ content }) => content)),
    forms: Object.keys(forms).length,
    questions: sections.reduce((all, { questions }) => all + questions.length, 0),
    formBytes: JSON.stringify(forms).length,
  };
}

/** The folders one after the other, then what is missing in words, then the list: it tells what went in. */
async function* partsOf(
  ctx: Context,
  { contest, regulation: inForce }: OpenedContest,
  { ids, people, regulations }: Leaving,
  tools: ExportTools,
): AsyncGenerator<StreamedPart> {
  const results = await officialResults(db, contest.id, ctx.now);
  const taken = new Set<string>();
  const listed: ManifestEntry[] = [];
  for (const entryId of ids) {
    const entry = yield* dossierParts(
      ctx,
      { entryId, inForce, regulations, results, taken, everybody: people === "all" },
      tools,
    );
    if (entry) listed.push(entry);
  }
  const note = missingNote(listed, tools.words);
  if (note) yield { name: MISSING_NOTE, bytes: Buffer.from(note) };
  const manifest = {
    format: FORMAT,
    madeAt: ctx.now.toISOString(),
    people,
    from: {
      installation: env().appUrl,
      organisation: contest.organisationName,
      contest: {
        id: contest.id,
        title: contest.title,
        edition: inForce.edition,
        year: inForce.year,
        template: inForce.template,
      },
    },
    forms: formsOf(listed.map(({ revision }) => revision), regulations),
    entries: listed,
  };
  yield { name: MANIFEST, bytes: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) };
}

/** The whole schema of each form that a dossier was written in. */
function formsOf(revisions: readonly number[], regulations: ReadonlyMap<number, Regulation>) {
  return Object.fromEntries(
    [...new Set(revisions)].flatMap((number) => {
      const regulation = regulations.get(number);
      if (!regulation) return [];
      const { title, edition, year, fields, groups, divisions, members, conditions, sections, attachments } = regulation;
      return [[number, { title, edition, year, fields, groups, divisions, members, conditions, sections, attachments }]];
    }),
  );
}

function missingNote(entries: readonly ManifestEntry[], { missing }: DossierWords): string {
  const lines = entries.flatMap((entry) =>
    entry.missing.map(({ filename, why }) => missing.line({ code: entry.code, filename, why })),
  );
  return lines.length > 0 ? `${missing.title}\n\n${lines.join("\n")}\n` : "";
}
