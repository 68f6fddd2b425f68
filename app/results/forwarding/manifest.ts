import { z } from "zod";

/*
 * An archive of dossiers: `manifest.json`, and a folder for each entry with its content as JSON, its form as PDF, its
 * texts as plain text, and its files. Documented in docs/dossier-archive.md.
 */

export const FORMAT = "sangtao-dossiers/1";
const FORMATS = "sangtao-dossiers/";
export const MANIFEST = "manifest.json";
/** Says in words which files are not in the archive and why; only there when some are not. */
export const MISSING_NOTE = "THIEU-TEP.txt";

/** Dossiers in one archive. */
export const MOST_DOSSIERS = 500;
export const MOST_FILES = 5_000;
/** Of one archive, packed or not. */
export const MOST_BYTES = 2 * 1024 * 1024 * 1024;
/** Of the list, and of one dossier's content: both are read whole. */
export const MOST_JSON = 8 * 1024 * 1024;
/** Of all dossiers' contents together: they are kept in one row until they are taken in. */
export const MOST_CONTENT = 32 * 1024 * 1024;
/** Revisions of a form, and the questions of all of them. */
export const MOST_FORMS = 20;
export const MOST_QUESTIONS = 2_000;

const line = z.string().max(2_000);
const id = z.string().min(1).max(100);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const size = z.int().min(0);

/** A path in an archive: plain signs, no way out of its folder, whatever system unpacks it. */
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9_-]{0,149}(\.[A-Za-z0-9]{1,8})?$/;
export function isSafePath(path: string): boolean {
  const segments = path.split("/");
  return segments.length <= 4 && segments.every((segment) => SEGMENT.test(segment));
}
const path = z.string().refine(isSafePath);

const optionSchema = z.object({ id, label: line });
const questionSchema = z.object({
  id,
  label: line,
  kind: z.string().max(40),
  options: z.array(optionSchema).max(100).default([]),
  columns: z.array(z.object({ id, label: line, kind: z.string().max(40) })).max(20).default([]),
});

/** Of a form what is needed to lay its answers into another one. */
const formSchema = z.object({
  fields: z.array(z.object({ id, name: line })).max(100),
  divisions: z.array(z.object({ id, name: line })).max(40).default([]),
  sections: z.array(z.object({ title: line, questions: z.array(questionSchema).max(100) })).max(100),
  attachments: z.array(z.object({ id, label: line })).max(60),
});

export const FILE_ROLES = ["content", "form", "text", "attachment"] as const;

const fileSchema = z.object({
  path,
  role: z.enum(FILE_ROLES),
  sha256,
  size,
  mime: z.string().max(200),
  /** Of an attachment: the kind of the form, and how the file was called. */
  kindId: id.optional(),
  filename: line.optional(),
  /** Of an attachment: its properties were taken out, so that its bytes are not those that were sent in. */
  cleaned: z.boolean().optional(),
});

export const MISSING_REASONS = ["missing", "damaged", "kept-back"] as const;
export const WITHHELD_REASONS = ["names-authors", "shows-people", "file-properties"] as const;

const entrySchema = z.object({
  code: line.min(1),
  title: line,
  /** Number of the version that was exported, when it was sent in, and the revision whose form it was written in. */
  version: z.int().min(1),
  submittedAt: z.iso.datetime(),
  revision: z.int().min(1),
  /** SHA-256 of the version as it is on record there, which its receipt shows. */
  versionSha256: sha256,
  /** SHA-256 of the content file. */
  contentSha256: sha256,
  files: z.array(fileSchema).min(1).max(200),
  /** The official result, where there is one. */
  result: z.object({ prize: line.nullable(), rank: z.int().nullable(), score: line }).nullable(),
  /** People whose data are not in it as they have not agreed, and files that stayed behind for that. */
  withheld: z.object({
    people: z.int().min(0),
    files: z.array(z.object({ kindId: id, why: z.enum(WITHHELD_REASONS) })).max(200),
  }),
  /** Files of the dossier that could not be put in. */
  missing: z
    .array(z.object({ kindId: id, filename: line, sha256, size, why: z.enum(MISSING_REASONS) }))
    .max(200),
  /** Where the entry came from itself, when it was taken in from an archive. */
  origin: z.object({ organisation: line, contest: line, code: line }).nullable().default(null),
});

export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  /** "consented": passed on, only with the data of those who agreed. "all": the holder's own copy. */
  people: z.enum(["consented", "all"]),
  from: z.object({
    installation: line.min(1),
    organisation: line,
    contest: z.object({ id, title: line, edition: line, year: z.int(), template: z.string().max(40) }),
  }),
  /** Forms by the number of the revision. */
  forms: z.record(z.string().regex(/^\d{1,6}$/), formSchema),
  entries: z.array(entrySchema).min(1).max(MOST_DOSSIERS),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestEntry = Manifest["entries"][number];
export type ManifestFile = ManifestEntry["files"][number];
export type SentForm = Manifest["forms"][string];
export type SentQuestion = SentForm["sections"][number]["questions"][number];
export type MissingReason = (typeof MISSING_REASONS)[number];
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

export type ReadManifest =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly code: "other-format" | "newer-format" | "broken-list" };

/** The list of an archive from its text. */
export function readManifest(text: string): ReadManifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, code: "broken-list" };
  }
  const format = typeof json === "object" && json !== null && "format" in json ? json.format : null;
  if (typeof format !== "string" || !format.startsWith(FORMATS)) return { ok: false, code: "other-format" };
  if (format !== FORMAT) return { ok: false, code: "newer-format" };
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) return { ok: false, code: "broken-list" };
  const { entries, forms } = parsed.data;
  const revisions = Object.values(forms);
  const questions = revisions.flatMap(({ sections }) => sections.flatMap((section) => section.questions));
  if (revisions.length > MOST_FORMS || questions.length > MOST_QUESTIONS) return { ok: false, code: "broken-list" };
  const isWhole = entries.every(
    ({ revision, files, contentSha256 }) =>
      Object.hasOwn(forms, String(revision)) &&
      files.filter(({ role, sha256: own }) => role === "content" && own === contentSha256).length === 1 &&
      files.every(({ role, kindId }) => role !== "attachment" || kindId !== undefined),
  );
  const codes = new Set(entries.map(({ code }) => code));
  return isWhole && codes.size === entries.length
    ? { ok: true, manifest: parsed.data }
    : { ok: false, code: "broken-list" };
}

/** A code as the name of a folder, none like those before it. */
export function folderName(code: string, taken: ReadonlySet<string>): string {
  const plain = code.replace(/[^A-Za-z0-9-]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "entry";
  for (let number = 1; ; number++) {
    const name = number === 1 ? plain : `${plain}-${number}`;
    // Some systems take "A" and "a" for one.
    if (![...taken].some((other) => other.toLowerCase() === name.toLowerCase())) return name;
  }
}
