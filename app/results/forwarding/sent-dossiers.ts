import { entryContentSchema, type EntryContent } from "~/entries/entry-content";
import { readContent } from "~/entries/entry-upgrade";
import type { Manifest, ManifestEntry, SentForm } from "./manifest";

/** A file that came in an archive: its bytes are in the storage, and nothing names them yet. */
export interface SentAttachment {
  /** Kind of the other form. */
  readonly kindId: string;
  readonly filename: string;
  readonly sha256: string;
  readonly size: number;
  readonly mime: string;
}

/** A file of an archive that no contest here would take. Catalogue: `units:files.why.<code>`. */
export interface RefusedAttachment {
  readonly kindId: string;
  readonly filename: string;
  readonly code: string;
  readonly max: number;
}

export interface SentDossier
  extends Pick<ManifestEntry, "code" | "title" | "submittedAt" | "contentSha256" | "result" | "withheld" | "missing" | "origin"> {
  /** null once it was taken in: nothing of it is kept twice. */
  readonly content: EntryContent | null;
  readonly attachments: readonly SentAttachment[];
  readonly refused: readonly RefusedAttachment[];
}

/** What came in an archive and waits to be taken in. */
export interface SentDossiers extends Pick<Manifest, "madeAt" | "people" | "from"> {
  /** One form for all that were in force there, the newest words of each part. */
  readonly form: SentForm;
  readonly total: number;
  readonly dossiers: readonly SentDossier[];
  /** Of all dossiers that wait: the sweeper leaves them alone. */
  readonly files: readonly { readonly sha256: string }[];
}

/** The form of all dossiers of an archive, whatever revision each was written in. */
export function wholeForm({ forms }: Pick<Manifest, "forms">): SentForm {
  const newest = Object.entries(forms)
    .toSorted(([a], [b]) => Number(b) - Number(a))
    .map(([, form]) => form);
  const merged = <T extends { readonly id: string }>(lists: readonly (readonly T[])[]): T[] => {
    const seen = new Set<string>();
    return lists.flat().filter(({ id }) => !seen.has(id) && seen.add(id));
  };
  return {
    fields: merged(newest.map(({ fields }) => fields)),
    divisions: merged(newest.map(({ divisions }) => divisions)),
    sections: [
      { title: "", questions: merged(newest.map(({ sections }) => sections.flatMap(({ questions }) => questions))) },
    ],
    attachments: merged(newest.map(({ attachments }) => attachments)),
  };
}

/** The content of a dossier from its file; null where it is none, or holds what no form could have sent. */
export function readSentContent(text: string): EntryContent | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
    // Nested so deep that it cannot be walked, it is nothing that a form has sent.
    if (holdsUnkeepable(json)) return null;
  } catch {
    return null;
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) return null;
  const { members } = json as { members?: unknown };
  if (members !== undefined && !(Array.isArray(members) && members.every((one) => typeof one === "object" && one !== null)))
    return null;
  const parsed = entryContentSchema.safeParse(readContent(json));
  if (!parsed.success) return null;
  const { members: people, supporters } = parsed.data;
  return isNumbered(people, "m") && isNumbered(supporters, "s") ? parsed.data : null;
}

/** As the form gives them: "m1", "m2", each once. */
function isNumbered(people: readonly { readonly id: string }[], letter: string): boolean {
  const pattern = new RegExp(`^${letter}\\d{1,9}$`);
  return people.every(({ id }) => pattern.test(id)) && new Set(people.map(({ id }) => id)).size === people.length;
}

/** What neither the database nor a hash can hold, anywhere in it. */
function holdsUnkeepable(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\u0000") || /\p{Surrogate}/u.test(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, inner]) => key === "__proto__" || holdsUnkeepable(key) || holdsUnkeepable(inner));
}

/** The same without the dossiers that are in now: what they said stands in the entries. */
export function withoutTaken(sent: SentDossiers, codes: ReadonlySet<string>): SentDossiers {
  const dossiers = sent.dossiers.map((one) =>
    codes.has(one.code) ? { ...one, title: "", content: null, attachments: [], refused: [] } : one,
  );
  return { ...sent, dossiers, files: filesOf(dossiers) };
}

/** Every stored file that one of the dossiers waits for. */
export function filesOf(dossiers: readonly SentDossier[]): { readonly sha256: string }[] {
  const all = dossiers.flatMap(({ attachments }) => attachments.map(({ sha256 }) => sha256));
  return [...new Set(all)].map((sha256) => ({ sha256 }));
}
