import { fieldOf, levelLabel, type Regulation } from "~/contests/regulation";
import { prizeMoney } from "~/contests/prize-money";
import type { EntrySnapshot } from "~/entries/entry-content";
import type { EntryState } from "~/entries/entry-state";
import { formatDecimal, parseExact } from "~/platform/decimal";
import { formatLocalDate, isLocalDate } from "~/platform/format";
import { groupBy } from "~/platform/group-by";
import { compareNames, compareTexts } from "~/platform/vietnamese";
import type { ResultRow } from "../tally";

/** The registers (sổ) that a contest's secretariat takes as spreadsheets. */
export const REGISTERS = ["entries", "members", "scores", "prizes", "units"] as const;
export type RegisterKind = (typeof REGISTERS)[number];

/** Those that hold marks, ranks or prizes: what `whyNotSeeTally` is asked for. */
export const RESULT_REGISTERS: readonly RegisterKind[] = ["scores", "prizes", "units"];

/** A column: `key` is the head's word in the catalogue, unless the regulation has one (`label`). */
export interface RegisterColumn {
  readonly key: string;
  readonly label?: string;
  /** In characters, about. */
  readonly width: number;
  /** "word": the cell is a code whose word stands in the catalogue under the column's key. */
  readonly kind?: "text" | "number" | "date" | "money" | "word";
}

export type RegisterCell = string | number | null;

export interface Register {
  readonly columns: readonly RegisterColumn[];
  readonly rows: readonly (readonly RegisterCell[])[];
}

export interface RegisterEntry {
  readonly code: string;
  readonly state: EntryState;
  readonly unit: string;
  /** Where the secretariat has put it, which may be another field than it was sent in under. */
  readonly fieldId: string;
  readonly groupId: string;
  /** Local date on which it was first sent in, YYYY-MM-DD. */
  readonly submittedOn: string;
  readonly snapshot: EntrySnapshot;
  /** Null before the tally, and for entries that are not in it. */
  readonly result: ResultRow | null;
}

/** A special or collective prize. */
export interface RegisterAward {
  readonly label: string;
  readonly amountVnd: number;
  /** Of the entry that gets it; "": a unit does. */
  readonly code: string;
  /** The one author who gets it ("m1"). */
  readonly memberId: string | null;
  readonly unit: string;
}

type Facts = {
  readonly regulation: Regulation;
  readonly entries: readonly RegisterEntry[];
  readonly awards: readonly RegisterAward[];
};

const text = (key: string, width: number): RegisterColumn => ({ key, width });
const numbered = (rows: readonly (readonly RegisterCell[])[]) =>
  rows.map((row, index) => [index + 1, ...row]);
const NUMBER: RegisterColumn = { key: "number", width: 6, kind: "number" };

/** One register of a contest. */
export function registerOf(kind: RegisterKind, facts: Facts): Register {
  return MAKE[kind](facts);
}

const MAKE: Record<RegisterKind, (facts: Facts) => Register> = {
  entries: entriesRegister,
  members: membersRegister,
  scores: scoresRegister,
  prizes: prizesRegister,
  units: unitsRegister,
};

/** By code: all that were sent in, whatever became of them. */
function entriesRegister({ regulation, entries }: Facts): Register {
  return {
    columns: [
      NUMBER,
      text("code", 20),
      text("title", 50),
      text("authors", 40),
      text("unit", 34),
      text("field", 28),
      text("group", 24),
      ...(regulation.divisions.length > 0 ? [text("division", 18)] : []),
      { key: "submitted", width: 14, kind: "date" },
      { key: "state", width: 20, kind: "word" },
    ],
    rows: numbered(
      byCode(entries).map((entry) => [
        entry.code,
        entry.snapshot.title,
        authorsOf(entry),
        unitName(entry),
        fieldName(regulation, entry),
        groupName(regulation, entry),
        ...(regulation.divisions.length > 0 ? [divisionName(regulation, entry)] : []),
        entry.submittedOn,
        entry.state,
      ]),
    ),
  };
}

/** Every author, by name in Vietnamese order; what the regulation does not ask has no column. */
function membersRegister({ regulation, entries }: Facts): Register {
  const { asks, contribution } = regulation.members;
  const asked = (name: keyof typeof asks) => asks[name] !== "no";
  const people = byCode(entries)
    .flatMap(({ code, snapshot }) => snapshot.members.map((member) => ({ code, snapshot, member })))
    .toSorted((a, b) => compareNames(a.member.name, b.member.name));
  return {
    columns: [
      NUMBER,
      text("name", 28),
      { key: "birth-date", width: 14, kind: "date" },
      ...(asked("gender") ? [{ key: "gender", width: 10, kind: "word" } as const] : []),
      text("unit", 34),
      ...(asked("className") ? [text("class", 12)] : []),
      ...(asked("occupation") ? [text("occupation", 22)] : []),
      ...(asked("phone") ? [text("phone", 16)] : []),
      ...(asked("email") ? [text("email", 28)] : []),
      ...(contribution ? [{ key: "share", width: 12, kind: "number" } as const] : []),
      text("code", 20),
      text("title", 50),
    ],
    rows: numbered(
      people.map(({ code, snapshot, member }) => [
        member.name,
        isLocalDate(member.birthDate) ? member.birthDate : formatLocalDate(member.birthDate),
        ...(asked("gender") ? [member.gender] : []),
        member.unit,
        ...(asked("className") ? [member.className] : []),
        ...(asked("occupation") ? [member.occupation] : []),
        ...(asked("phone") ? [member.phone] : []),
        ...(asked("email") ? [member.email] : []),
        ...(contribution ? [member.share] : []),
        code,
        snapshot.title,
      ]),
    ),
  };
}

/** The summary sheet: by group and rank, each round's score, the total, the prize. */
function scoresRegister({ regulation, entries }: Facts): Register {
  const rounds = regulation.rule.rounds;
  return {
    columns: [
      NUMBER,
      text("group", 26),
      { key: "rank", width: 8, kind: "number" },
      text("code", 20),
      text("title", 50),
      text("field", 28),
      ...rounds.map(({ id }): RegisterColumn => ({
        key: "round",
        label: regulation.rounds.find((round) => round.id === id)?.label || id,
        width: 14,
        kind: "number",
      })),
      ...(regulation.rule.publicVote
        ? [{ key: "vote-points", width: 12, kind: "number" } as const]
        : []),
      { key: "total", width: 12, kind: "number" },
      text("prize", 22),
    ],
    rows: numbered(
      byGroupAndRank(regulation, tallied(entries)).map((entry) => {
        const { rank, score, prize, workings } = entry.result;
        return [
          groupName(regulation, entry),
          rank,
          entry.code,
          entry.snapshot.title,
          fieldName(regulation, entry),
          ...rounds.map(({ id }) =>
            plain(workings.rounds.find(({ round }) => round === id)?.score),
          ),
          ...(regulation.rule.publicVote ? [workings.publicVote?.points ?? null] : []),
          score,
          prizeName(regulation, prize),
        ];
      }),
    ),
  };
}

/** Prizes with their money, best level first, then special and collective ones. */
function prizesRegister({ regulation, entries, awards }: Facts): Register {
  const amounts = new Map(
    regulation.rule.prizes.levels.map(({ id, amountVnd }) => [id, amountVnd]),
  );
  const winners = tallied(entries)
    .filter(({ result }) => amounts.has(result.prize ?? ""))
    .toSorted(
      (a, b) =>
        prizeOrder(regulation, a.result.prize) - prizeOrder(regulation, b.result.prize) ||
        compareTexts(a.code, b.code),
    );
  return {
    columns: [
      NUMBER,
      text("prize", 22),
      text("code", 20),
      text("title", 50),
      text("authors", 40),
      text("unit", 34),
      text("field", 28),
      { key: "total", width: 12, kind: "number" },
      { key: "amount", width: 18, kind: "money" },
    ],
    rows: numbered([
      ...winners.map((entry) => [
        prizeName(regulation, entry.result.prize),
        entry.code,
        entry.snapshot.title,
        authorsOf(entry),
        unitName(entry),
        fieldName(regulation, entry),
        entry.result.score,
        amounts.get(entry.result.prize ?? "") ?? 0,
      ]),
      ...awards.map(({ label, amountVnd, code, memberId, unit }) => {
        const entry = entries.find((each) => each.code === code);
        if (!entry) return [label, "", "", "", unit, "", null, amountVnd];
        return [
          label,
          entry.code,
          entry.snapshot.title,
          authorsOf(entry, memberId),
          unitName(entry),
          fieldName(regulation, entry),
          entry.result?.score ?? null,
          amountVnd,
        ];
      }),
    ]),
  };
}

/** What each unit sent in and won; entries that came without one stand under their authors' units. */
function unitsRegister({ regulation, entries, awards }: Facts): Register {
  const { levels } = regulation.rule.prizes;
  const units = groupBy(entries, unitName);
  const named = new Map(entries.map((entry) => [entry.code, unitName(entry)]));
  const awarded = groupBy(awards, ({ code, unit }) => named.get(code) ?? unit);
  const won = (own: readonly RegisterEntry[], level: string) => own.filter(({ result }) => result?.prize === level).length;
  const hasAwards = regulation.specialPrizes.length > 0 || regulation.collective !== null;
  return {
    columns: [
      NUMBER,
      text("unit", 40),
      { key: "sent-in", width: 12, kind: "number" },
      { key: "judged", width: 12, kind: "number" },
      ...levels.map(({ id, label }): RegisterColumn => ({
        key: "prize",
        label: label || id,
        width: 14,
        kind: "number",
      })),
      ...(hasAwards ? [{ key: "awards", width: 16, kind: "number" } as const] : []),
      { key: "amount", width: 18, kind: "money" },
    ],
    rows: numbered(
      [...new Set([...units.keys(), ...awarded.keys()])].toSorted(compareTexts).map((name) => {
        const [own, also] = [units.get(name) ?? [], awarded.get(name) ?? []];
        const counts = levels.map(({ id, amountVnd }) => ({ amountVnd, count: won(own, id) }));
        return [
          name,
          own.length,
          own.filter(({ state }) => state === "ELIGIBLE").length,
          ...counts.map(({ count }) => count),
          ...(hasAwards ? [also.length] : []),
          prizeMoney([...counts, ...also]),
        ];
      }),
    ),
  };
}

type Tallied = RegisterEntry & { readonly result: ResultRow };

function tallied(entries: readonly RegisterEntry[]): Tallied[] {
  return entries.filter((entry): entry is Tallied => entry.result !== null);
}

function byCode(entries: readonly RegisterEntry[]): RegisterEntry[] {
  return entries.toSorted((a, b) => compareTexts(a.code, b.code));
}

function byGroupAndRank(regulation: Regulation, entries: readonly Tallied[]): Tallied[] {
  const groups = regulation.groups.map(({ id }) => id);
  const place = ({ groupId }: Tallied) => groups.indexOf(groupId);
  const rank = ({ result }: Tallied) => result.rank ?? Number.MAX_SAFE_INTEGER;
  return entries.toSorted(
    (a, b) => place(a) - place(b) || rank(a) - rank(b) || compareTexts(a.code, b.code),
  );
}

/** All authors, or the one named. */
function authorsOf({ snapshot }: RegisterEntry, memberId: string | null = null): string {
  return snapshot.members
    .filter(({ id }) => memberId === null || id === memberId)
    .map(({ name }) => name)
    .join("\n");
}

/** The unit that sent it in, else its authors' units, each once. */
function unitName({ unit, snapshot }: RegisterEntry): string {
  return (
    unit || [...new Set(snapshot.members.map((member) => member.unit).filter(Boolean))].join("; ")
  );
}

function fieldName(regulation: Regulation, { fieldId }: RegisterEntry): string {
  return fieldOf(regulation, fieldId)?.name ?? "";
}

function groupName({ groups }: Regulation, { groupId }: RegisterEntry): string {
  return groups.find(({ id }) => id === groupId)?.name ?? "";
}

function divisionName({ divisions }: Regulation, { snapshot }: RegisterEntry): string {
  return divisions.find(({ id }) => id === snapshot.divisionId)?.name ?? "";
}

function prizeName(regulation: Regulation, prize: string | null): string {
  return prize === null ? "" : (levelLabel(regulation, prize) ?? "");
}

function prizeOrder({ rule }: Regulation, prize: string | null): number {
  return rule.prizes.levels.findIndex(({ id }) => id === prize);
}

/** A score as a decimal: workings write an endless one as a fraction ("311/22"). */
function plain(score: string | null | undefined): string | null {
  const exact = score ? parseExact(score) : null;
  return exact && formatDecimal(exact);
}
