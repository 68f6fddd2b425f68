import { isSafePath, MANIFEST, MISSING_NOTE, MOST_BYTES, MOST_CONTENT, MOST_FILES, MOST_JSON, type Manifest } from "./manifest";

/** Something that keeps a whole archive out. Catalogue: `forwarding.archive.<code>`. */
export interface ArchiveFault {
  readonly code:
    | "not-zip"
    | "too-large"
    | "too-many-files"
    | "no-list"
    | "list-too-large"
    | "other-format"
    | "newer-format"
    | "broken-list"
    | "unsafe-name"
    | "twice"
    | "not-there"
    | "not-listed"
    | "other-size"
    | "other-bytes"
    | "broken-content";
  /** The file in the archive, fit to be shown. */
  readonly file?: string;
}

export interface TableEntry {
  readonly name: string;
  readonly size: number;
}

/** As much as is worth telling at once. */
const MOST_TOLD = 20;

/** What an archive's table of contents alone shows to be wrong. Folders have been left out. */
export function tableFaults(table: readonly TableEntry[]): ArchiveFault[] {
  if (table.length > MOST_FILES) return [{ code: "too-many-files" }];
  const total = table.reduce((sum, { size }) => sum + size, 0);
  if (total > MOST_BYTES) return [{ code: "too-large" }];
  const faults: ArchiveFault[] = [];
  const seen = new Set<string>();
  for (const { name } of table) {
    // Twice also where only some systems take the two for one.
    const key = name.normalize("NFC").toLowerCase();
    if (!isSafePath(name)) faults.push({ code: "unsafe-name", file: shownName(name) });
    else if (seen.has(key)) faults.push({ code: "twice", file: shownName(name) });
    seen.add(key);
  }
  const list = table.find(({ name }) => name === MANIFEST);
  if (!list) faults.push({ code: "no-list" });
  else if (list.size > MOST_JSON) faults.push({ code: "list-too-large" });
  return faults.slice(0, MOST_TOLD);
}

/** Where the list and the table of contents do not agree. */
export function listFaults({ entries }: Manifest, table: readonly TableEntry[]): ArchiveFault[] {
  const contents = entries.flatMap(({ files }) => files.filter(({ role }) => role === "content"));
  if (contents.reduce((sum, { size }) => sum + size, 0) > MOST_CONTENT) return [{ code: "too-large" }];
  const there = new Map(table.map(({ name, size }) => [name, size]));
  const faults: ArchiveFault[] = [];
  const listed = new Set([MANIFEST, MISSING_NOTE]);
  for (const { files } of entries)
    for (const { path, size, role } of files) {
      if (listed.has(path)) faults.push({ code: "twice", file: path });
      listed.add(path);
      const found = there.get(path);
      if (found === undefined) faults.push({ code: "not-there", file: path });
      else if (found !== size) faults.push({ code: "other-size", file: path });
      else if (role !== "attachment" && size > MOST_JSON) faults.push({ code: "list-too-large", file: path });
    }
  for (const { name } of table) if (!listed.has(name)) faults.push({ code: "not-listed", file: shownName(name) });
  return faults.slice(0, MOST_TOLD);
}

/** A name that somebody else made up, without what would not be seen or would turn the text around it. */
export function shownName(name: string): string {
  const visible = name.normalize("NFC").replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, "\uFFFD");
  return [...visible].slice(0, 120).join("");
}
