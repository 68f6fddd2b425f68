import type { Fault } from "~/platform/result";
import { searchKey } from "~/platform/vietnamese";
import { changedParts } from "../dossier-parts";
import { assessEntry, type EntryRules } from "../eligibility/eligibility";
import { emptyContent, type EntryContent, type Member } from "../entry-content";
import { personKey, type EntryFacts } from "../entry-facts";
import type { SheetEntry, SheetFault, UnitSheet } from "./read-unit-sheet";

/** An entry of the unit that came from its sheet before. */
export interface ImportedEntry {
  readonly key: string;
  readonly entryId: string;
  readonly version: number;
  readonly draft: EntryContent;
  /** It cannot be written any more. */
  readonly locked: boolean;
}

export interface PlannedEntry {
  readonly key: string;
  readonly rows: readonly number[];
  readonly title: string;
  readonly action: "create" | "change" | "unchanged";
  readonly existing: Pick<ImportedEntry, "entryId" | "version"> | null;
  readonly content: EntryContent;
  /** dossier-parts.ts: what the sheet changes in what is there. */
  readonly changed: readonly string[];
  /** How many things are still to be filled in before it can be sent in; files are counted with them. */
  readonly missing: number;
}

export interface ImportPlan {
  readonly entries: readonly PlannedEntry[];
  /** With any of these nothing is taken in. */
  readonly faults: readonly SheetFault[];
  /** What is empty and must be filled in later, in the sheet or on the entry's page. */
  readonly missing: readonly SheetFault[];
}

/** What is no mistake but not there yet. */
const MISSING = new Set(["required", "too-few-members", "too-few-files"]);
/** Without these there is nothing to call the entry by. */
const NEEDED = new Set(["title", "members.0.name"]);

/**
 * What taking in a sheet would do, entry by entry. The same sheet twice changes nothing; any fault and nothing at all
 * is taken in. What has no column in the sheet stays as it is.
 */
export function planImport(
  rules: EntryRules,
  sheet: UnitSheet,
  existing: readonly ImportedEntry[],
  factsOf: (key: string) => EntryFacts,
): ImportPlan {
  const faults: SheetFault[] = [...sheet.faults];
  const missing: SheetFault[] = [];
  const entries = sheet.entries.map((entry): PlannedEntry => {
    const before = existing.find(({ key }) => key === entry.key) ?? null;
    const content = applySheet(before?.draft ?? emptyContent(0), entry);
    const changed = before ? changedParts(before.draft, content) : [];
    if (before?.locked && changed.length > 0)
      faults.push({
        row: entry.rows[0] ?? 1,
        column: null,
        code: "sheet-entry-locked",
        params: { number: entry.key },
      });
    const found = assessEntry(rules, content, [], factsOf(entry.key));
    for (const fault of found) {
      const isMissing = MISSING.has(fault.code) && !NEEDED.has(fault.path);
      const placed = placeOf(fault, entry, sheet);
      if (placed) (isMissing ? missing : faults).push(placed);
      else if (!isMissing && !fault.path.startsWith("files."))
        faults.push({
          row: entry.rows[0] ?? 1,
          column: null,
          code: fault.code,
          ...(fault.params && { params: fault.params }),
        });
    }
    return {
      key: entry.key,
      rows: entry.rows,
      title: content.title,
      action: before === null ? "create" : changed.length > 0 ? "change" : "unchanged",
      existing: before && { entryId: before.entryId, version: before.version },
      content,
      changed,
      missing: found.filter(({ code }) => MISSING.has(code)).length,
    };
  });
  const all = [...faults, ...sameTwice(sheet.entries)];
  return { entries, faults: asTheSheetRuns(all, sheet), missing };
}

/** Row by row from the left: whoever mends a sheet goes through it so. */
function asTheSheetRuns(faults: readonly SheetFault[], sheet: UnitSheet): SheetFault[] {
  const place = ({ column }: SheetFault) =>
    column === null ? -1 : (sheet.placeOf.get(column) ?? -1);
  return [...faults].sort((a, b) => a.row - b.row || place(a) - place(b));
}

/** The content with what the sheet says; a person who was there before keeps what the sheet has no column for. */
export function applySheet(before: EntryContent, { content, columns }: SheetEntry): EntryContent {
  const has = (id: string) => columns.has(id);
  const known = sameMembers(before.members, content.members);
  const ids = newIds(before.members);
  const members = content.members.map((member, index): Member => {
    const same = known[index];
    if (!same) return { ...member, id: ids(), main: false };
    const said = Object.fromEntries(
      Object.entries(member).filter(([name]) => name !== "id" && has(`member.${name}`)),
    );
    return { ...same, ...said };
  });
  const hasSupporters = [...columns].some((id) => id.startsWith("supporter."));
  const isSame = (a: EntryContent["supporters"], b: EntryContent["supporters"]) =>
    JSON.stringify(a.map(({ id: _id, ...one }) => one)) ===
    JSON.stringify(b.map(({ id: _id, ...one }) => one));
  return {
    title: content.title,
    fieldId: has("entry.field") ? content.fieldId : before.fieldId,
    divisionId: has("entry.division") ? content.divisionId : before.divisionId,
    members: has("member.main") ? ledBySheet(members, content.members) : ledAsBefore(members),
    supporters:
      hasSupporters && !isSame(content.supporters, before.supporters)
        ? content.supporters
        : before.supporters,
    createdOn: has("entry.createdOn") ? content.createdOn : before.createdOn,
    province: has("entry.province") ? content.province : before.province,
    repeat: {
      entered: has("entry.entered") ? content.repeat.entered : before.repeat.entered,
      won: has("entry.won") ? content.repeat.won : before.repeat.won,
      improved: has("entry.improved") ? content.repeat.improved : before.repeat.improved,
    },
    answers: { ...before.answers, ...content.answers },
  };
}

/**
 * For each person of the sheet who that is in the draft: by name and day of birth; else, where one of both was put
 * right, whoever stands in that place or has that name. Nobody is two of them.
 */
function sameMembers(before: readonly Member[], said: readonly Member[]): (Member | undefined)[] {
  const left = new Set(before);
  const take = (found: Member | undefined) => {
    if (found) left.delete(found);
    return found;
  };
  const exact = said.map((member) =>
    take([...left].find((one) => personKey(one) === personKey(member))),
  );
  return said.map((member, index) => {
    if (exact[index]) return exact[index];
    const named = (one: Member) => searchKey(one.name) === searchKey(member.name);
    const inPlace = [...left].find(
      (one) =>
        one === before[index] &&
        (named(one) || (member.birthDate !== "" && one.birthDate === member.birthDate)),
    );
    return take(inPlace ?? [...left].find(named));
  });
}

/** Gives ids that nobody in the draft has, not even those who are taken out: consents hang on them. */
function newIds(before: readonly Member[]): () => string {
  let number = 0;
  return () => {
    do number += 1;
    while (before.some(({ id }) => id === `m${number}`));
    return `m${number}`;
  };
}

function ledBySheet(members: readonly Member[], said: readonly Member[]): Member[] {
  return members.map((member, index) => ({ ...member, main: said[index]?.main ?? false }));
}

/** The main author stays who it was; where they are gone, the first. */
function ledAsBefore(members: readonly Member[]): Member[] {
  const led = members.findIndex(({ main }) => main);
  return members.map((member, index) => ({ ...member, main: index === Math.max(0, led) }));
}

/** Two numbers with one title and the same people are one entry that somebody has numbered twice. */
function sameTwice(entries: readonly SheetEntry[]): SheetFault[] {
  const seen = new Map<string, string>();
  return entries.flatMap(({ key, rows, content }) => {
    const who = content.members.map(personKey).sort().join("|");
    const what = `${content.title.normalize("NFC").toLowerCase()}|${who}`;
    const earlier = seen.get(what);
    seen.set(what, key);
    if (earlier === undefined) return [];
    return [
      {
        row: rows[0] ?? 1,
        column: "entry.title",
        code: "sheet-entry-twice",
        params: { number: earlier },
      },
    ];
  });
}

/** What is said of all authors together stands where it is mended; else at the first one's name. */
const OF_ALL_MEMBERS: Readonly<Record<string, string>> = {
  "shares-sum": "member.share",
  "one-main-author": "member.main",
};

/** The cell that a fault of the form is about; null when the sheet has no such column. */
function placeOf(
  { path, code, params }: Fault,
  { rows }: SheetEntry,
  sheet: UnitSheet,
): SheetFault | null {
  const [first = "", second = "", third = ""] = path.split(".");
  const at = (row: number | undefined, column: string): SheetFault | null =>
    row !== undefined && sheet.placeOf.has(column)
      ? { row, column, code, ...(params && { params }) }
      : null;
  switch (first) {
    case "members":
      return third === ""
        ? (at(rows[0], OF_ALL_MEMBERS[code] ?? "") ?? at(rows[0], "member.name"))
        : at(rows[Number(second)], `member.${third}`);
    case "supporters":
      return at(rows[0], third === "" ? "supporter.0.name" : `supporter.${second}.${third}`);
    case "answers":
      return at(rows[0], `question.${second}`);
    case "repeat":
      return at(rows[0], `entry.${second}`);
    case "fieldId":
      return at(rows[0], "entry.field");
    case "divisionId":
      return at(rows[0], "entry.division");
    default:
      return at(rows[0], `entry.${first}`);
  }
}
