import { setTimeout } from "node:timers/promises";
import { db } from "~/platform/db.server";
import { UnreadablePdf } from "~/platform/pdf/render.server";
import { now } from "~/platform/clock.server";
import { log } from "~/platform/log.server";
import type { Context } from "~/people/actor";
import { whyNotEditEntry } from "../entry-policy";
import { loadEntry, type LoadedEntry } from "../entry-row.server";
import { currentFingerprints } from "./paper-form.server";
import { signedFormKind } from "./paper-form";
import { withPaper } from "./paper-pages.server";
import { decodeReference } from "./paper-reference";
import { paperVerdict, type PaperVerdict } from "./paper-verdict";

export interface SignedPaper {
  readonly attachmentId: string;
  readonly filename: string;
  readonly verdict: PaperVerdict;
}

const MAX_PAGES = 30;
const PATIENCE_MS = 2_000;
const reading = new Map<string, Promise<void>>();

/** What was found on the signed papers of a draft; those not looked at yet are looked at now, for as long as people wait. */
async function signedPapers(loaded: LoadedEntry): Promise<SignedPaper[]> {
  const kind = signedFormKind(loaded.regulation);
  if (!kind) return [];
  const read = () =>
    db.attachment.findMany({
      where: { entryId: loaded.row.id, kindId: kind.id, removedAt: null },
      include: { blob: true },
      orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    });
  let files = await read();
  const unread = files.filter(({ blob }) => !blob.paperReadAt && blob.state === "READY");
  if (unread.length > 0) {
    const looked = Promise.all(unread.map(({ blob }) => look(blob.sha256)));
    await Promise.race([looked, setTimeout(PATIENCE_MS)]);
    files = await read();
  }
  const current = currentFingerprints(loaded);
  return files.map(({ id, filename, blob }) => {
    const references = blob.paperCodes.flatMap((code) => decodeReference(code) ?? []);
    const verdict = blob.paperReadAt ? paperVerdict(references, loaded.row.id, current) : "reading";
    return { attachmentId: id, filename, verdict };
  });
}

/** Looks for codes on a stored paper, once. */
export async function readPaper(sha256: string): Promise<void> {
  const blob = await db.blob.findUnique({ where: { sha256 } });
  if (!blob || blob.state !== "READY" || blob.paperReadAt) return;
  const codes = await codesOf(blob);
  await db.blob.update({ where: { sha256 }, data: { paperCodes: codes, paperReadAt: now() } });
}

/** Goes on when nobody waits any longer. */
function look(sha256: string): Promise<void> {
  const begun = reading.get(sha256);
  if (begun) return begun;
  const done = readPaper(sha256)
    .catch((error: unknown) => log.error({ sha256, err: error }, "a signed paper was not read"))
    .finally(() => reading.delete(sha256));
  reading.set(sha256, done);
  return done;
}

async function codesOf(blob: { sha256: string; mime: string }): Promise<string[]> {
  if (blob.mime !== "application/pdf" && !blob.mime.startsWith("image/")) return [];
  try {
    return await withPaper(blob, async (paper) => {
      const codes: string[] = [];
      for (let page = 1; page <= Math.min(paper.pages, MAX_PAGES); page++)
        codes.push(...(await paper.codes(page)));
      return [...new Set(codes)].filter((code) => decodeReference(code) !== null);
    });
  } catch (error) {
    if (error instanceof UnreadablePdf) return [];
    throw error;
  }
}

/** For the pages of an entry: where to print the form, under which kind it is sent in, and what came of it. */
export interface EntryPapers {
  readonly kindId: string;
  readonly papers: readonly SignedPaper[];
}

/** The signed papers of a draft, for those who may write it; null where the regulation asks for none. */
export async function entryPapers(
  { actor, now: at }: Context,
  entryId: string,
): Promise<EntryPapers | null> {
  const loaded = await loadEntry(db, actor, entryId, at);
  const kind = loaded && signedFormKind(loaded.regulation);
  if (!loaded || !kind || whyNotEditEntry(loaded.standing, loaded.facts)) return null;
  return { kindId: kind.id, papers: await signedPapers(loaded) };
}
