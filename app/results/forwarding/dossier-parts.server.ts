import type { Regulation } from "~/contests/regulation";
import { neutralFilename } from "~/entries/files/attachment";
import { loadEntry, type LoadedEntry } from "~/entries/entry-row.server";
import { consentsOf } from "~/entries/members/consent-row.server";
import { giversFor, mayUse } from "~/entries/members/consent-rules";
import { paperForm } from "~/entries/papers/paper-form";
import type { FormToPrint } from "~/entries/papers/paper-form.server";
import { paperFingerprint } from "~/entries/papers/paper-reference";
import type { Context } from "~/people/actor";
import { canonicalJson } from "~/platform/canonical-json";
import { db } from "~/platform/db.server";
import { localDateOf } from "~/platform/format";
import { sha256Hex } from "~/platform/sha256";
import type { StreamedPart } from "~/platform/zip/stream-zip.server";
import type { ResultRow } from "../tally";
import { dossierText, type TextWords } from "./dossier-text";
import { prizeOf } from "./forwarding";
import { folderName, type ManifestEntry, type ManifestFile, type MissingReason } from "./manifest";
import { ownCopy, passedOn, type PassedOn } from "./passed-on";
import { cleanedPart, storedPart } from "./stored-part.server";

export interface DossierWords {
  readonly text: TextWords;
  readonly missing: {
    readonly title: string;
    readonly line: (missing: { readonly code: string; readonly filename: string; readonly why: MissingReason }) => string;
  };
}

/** How the form of a dossier is drawn as PDF, and the words of the plain texts. */
export interface ExportTools {
  readonly drawForm: (form: FormToPrint) => Promise<Uint8Array>;
  readonly words: DossierWords;
}

interface Wanted {
  readonly entryId: string;
  readonly inForce: Regulation;
  /** By the number of the revision. */
  readonly regulations: ReadonlyMap<number, Regulation>;
  readonly results: ReadonlyMap<string, ResultRow>;
  /** Names of folders that are given; this entry's is added. */
  readonly taken: Set<string>;
  /** The holder's own copy: with the data of those too who have not agreed. */
  readonly everybody: boolean;
}

/** The parts of one dossier; returns its place in the list, or null where there is nothing to pass on any more. */
export async function* dossierParts(
  ctx: Context,
  { entryId, inForce, regulations, results, taken, everybody }: Wanted,
  { drawForm, words }: ExportTools,
): AsyncGenerator<StreamedPart, ManifestEntry | null> {
  const loaded = await loadEntry(db, ctx.actor, entryId, ctx.now);
  const version = loaded?.row.currentVersion;
  if (!loaded?.snapshot || !version) return null;
  const { row, snapshot } = loaded;
  const code = row.code ?? "";
  const regulation = regulations.get(snapshot.regulationRevision) ?? inForce;
  const records = await consentsOf(db, entryId);
  const passed = everybody
    ? ownCopy(snapshot)
    : passedOn(snapshot, regulation.attachments, (member) => mayUse(inForce, records, member, "forward", ctx.now));
  const folder = folderName(code, taken);
  taken.add(folder);
  const at = (name: string) => `entries/${folder}/${name}`;

  const content = Buffer.from(canonicalJson(passed.content));
  const contentSha256 = sha256Hex(content);
  const form = await drawForm(formOf(loaded, regulation, passed, ctx.now));
  const text = Buffer.from(dossierText(regulation, { code, content: passed.content }, words.text));
  const files: ManifestFile[] = [];
  for (const [role, name, bytes, mime] of [
    ["content", "content.json", content, "application/json"],
    ["form", "form.pdf", form, "application/pdf"],
    ["text", "text.txt", text, "text/plain; charset=utf-8"],
  ] as const) {
    files.push({ path: at(name), role, sha256: sha256Hex(bytes), size: bytes.byteLength, mime });
    yield { name: at(name), bytes };
  }

  const missing: ManifestEntry["missing"] = [];
  const withheld = [...passed.withheld];
  for (const file of passed.files) {
    const { kindId, sha256, size } = file;
    const neutral = neutralFilename(folder, passed.files, file.id);
    const filename = passed.whole ? file.filename : neutral;
    const stored = await (passed.whole ? storedPart : cleanedPart)(at(neutral), file);
    if (stored.part) {
      const cleaned = stored.file.sha256 !== sha256 && { cleaned: true };
      files.push({ path: at(neutral), role: "attachment", ...stored.file, kindId, filename, ...cleaned });
      yield stored.part;
    } else if (stored.why === "file-properties") withheld.push({ kindId, why: stored.why });
    else missing.push({ kindId, filename, sha256, size, why: stored.why });
  }
  const origin = await db.entryOrigin.findUnique({ where: { entryId } });
  const result = results.get(code);
  return {
    code,
    title: passed.content.title,
    version: version.number,
    submittedAt: version.submittedAt.toISOString(),
    revision: snapshot.regulationRevision,
    versionSha256: version.sha256,
    contentSha256,
    files,
    result: result ? { prize: prizeOf(inForce, result).label || null, rank: result.rank, score: result.score ?? "" } : null,
    withheld: { people: passed.people, files: withheld },
    missing,
    origin: origin && { organisation: origin.organisation, contest: origin.contestTitle, code: origin.code },
  };
}

/** The registration form with those people in it whose data leave. */
function formOf({ row }: LoadedEntry, regulation: Regulation, { content }: PassedOn, now: Date): FormToPrint {
  const form = paperForm(regulation, content, row.unit?.name ?? "", () => false);
  const today = localDateOf(now, regulation.timeZone);
  return {
    entryId: row.id,
    form,
    fingerprint: paperFingerprint(form),
    template: regulation.template,
    guardian: content.members.some(
      ({ birthDate }) => birthDate !== "" && giversFor(regulation.consents, birthDate, today).includes("GUARDIAN"),
    ),
    code: row.code ?? "",
  };
}
