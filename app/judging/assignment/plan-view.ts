import { fieldOf, type Regulation } from "~/contests/regulation";
import { panelInRound, roundOf } from "~/contests/rounds";
import type { RoundEntry, WorkingJudge } from "./panel-people";
import type { EndReason, LackingPlan, MadePlan, Standing, StoredPlan } from "./stored-plan";

const PAGE = 50;

export interface JudgeLoad {
  readonly judgeId: string;
  readonly name: string;
  /** Gave up the work; what they submitted stays. */
  readonly left: boolean;
  readonly kept: number;
  readonly added: number;
  readonly ended: number;
  readonly elsewhere: number;
  readonly max: number | null;
  readonly outside: number;
}

interface EntryName {
  readonly code: string;
  readonly title: string;
}

export interface PlannedRow extends EntryName {
  readonly field: string;
  readonly judges: readonly {
    readonly name: string;
    readonly isNew: boolean;
    readonly outside: boolean;
  }[];
}

export interface NamedPair extends EntryName {
  readonly name: string;
}

export interface MadeView {
  readonly kind: "plan";
  readonly added: number;
  readonly kept: number;
  readonly ends: readonly (NamedPair & { readonly why: EndReason })[];
  readonly tooLate: readonly NamedPair[];
  readonly again: readonly NamedPair[];
  readonly outside: number;
  readonly apart: MadePlan["apart"];
  readonly judges: readonly JudgeLoad[];
  readonly cost: MadePlan["cost"];
  readonly proof: MadePlan["proof"];
  readonly ties: {
    readonly result: MadePlan["ties"]["result"];
    readonly components: readonly (readonly string[])[];
    readonly weak: readonly (EntryName & { readonly parts: readonly (readonly string[])[] })[];
  };
  readonly entries: readonly PlannedRow[];
  readonly page: number;
  readonly pages: number;
}

export interface LackingView {
  readonly kind: "impossible";
  readonly lacking: readonly (EntryName & {
    readonly needs: number;
    readonly free: number;
    readonly conflicts: readonly string[];
    readonly otherFields: readonly string[];
    readonly setAside: readonly string[];
  })[];
  readonly room: {
    readonly entries: readonly EntryName[];
    readonly needs: number;
    readonly judges: readonly { readonly name: string; readonly room: number }[];
    readonly room: number;
    readonly others: number;
    readonly short: number;
  } | null;
}

export interface PlanView {
  readonly panelId: string;
  readonly panelName: string;
  readonly group: string;
  readonly round: string;
  readonly closed: boolean;
  readonly perEntry: number;
  readonly judges: number;
  readonly entries: number;
  /** Entries that have fewer judges than they should, and work that has to end. */
  readonly missing: number;
  readonly ending: number;
  readonly mayManage: boolean;
  readonly timeZone: string;
  readonly plan: {
    readonly id: string;
    readonly seed: number;
    readonly createdAt: Date;
    readonly appliedAt: Date | null;
    /** Something that it was made from has changed since. */
    readonly outdated: boolean;
    readonly content:
      MadeView | LackingView | { readonly kind: "unsolved"; readonly solver: number };
  } | null;
}

interface PlanViewInput {
  readonly work: {
    readonly panel: {
      readonly id: string;
      readonly name: string;
      readonly roundId: string;
      readonly groupId: string;
      readonly closed: boolean;
    };
    readonly judges: readonly WorkingJudge[];
    readonly entries: readonly RoundEntry[];
    readonly names: ReadonlyMap<string, string>;
  };
  readonly standing: Standing & { readonly inputHash: string };
  readonly regulation: Regulation;
  readonly row: {
    readonly id: string;
    readonly seed: number;
    readonly inputHash: string;
    readonly createdAt: Date;
    readonly appliedAt: Date | null;
    readonly content: StoredPlan;
  } | null;
  readonly mayManage: boolean;
  readonly page: number;
}

/** A panel and a plan with names for ids; of the entries one page. */
export function planView({
  work,
  standing,
  regulation,
  row,
  mayManage,
  page,
}: PlanViewInput): PlanView {
  const { problem, ends, inputHash } = standing;
  const has = new Map<string, number>();
  for (const { entryId } of problem.kept) has.set(entryId, (has.get(entryId) ?? 0) + 1);
  const words = wordsOf(work, regulation);
  return {
    panelId: work.panel.id,
    panelName: panelInRound(regulation, work.panel),
    group: regulation.groups.find(({ id }) => id === work.panel.groupId)?.name ?? "",
    round: roundOf(regulation, work.panel.roundId)?.label || work.panel.roundId,
    closed: work.panel.closed,
    perEntry: problem.perEntry,
    judges: work.judges.length,
    entries: work.entries.length,
    missing: work.entries.filter(({ id }) => (has.get(id) ?? 0) < problem.perEntry).length,
    ending: ends.length,
    mayManage,
    timeZone: regulation.timeZone,
    plan: row && {
      id: row.id,
      seed: row.seed,
      createdAt: row.createdAt,
      appliedAt: row.appliedAt,
      outdated: row.appliedAt === null && row.inputHash !== inputHash,
      content: contentView(row.content, words, page),
    },
  };
}

type Words = ReturnType<typeof wordsOf>;

function wordsOf({ entries, names }: PlanViewInput["work"], regulation: Regulation) {
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    judge: (id: string) => names.get(id) ?? "",
    entry: (id: string): EntryName => ({
      code: entryOf.get(id)?.code ?? "",
      title: entryOf.get(id)?.title ?? "",
    }),
    field: (id: string) => fieldOf(regulation, entryOf.get(id)?.fieldId ?? "")?.name ?? "",
  };
}

function contentView(content: StoredPlan, words: Words, page: number) {
  if (content.kind === "plan") return madeView(content, words, page);
  if (content.kind === "impossible") return lackingView(content, words);
  return { kind: "unsolved", solver: content.solver } as const;
}

function madeView(plan: MadePlan, words: Words, asked: number): MadeView {
  const { people, entries, kept, add, ends } = plan;
  const nameOf = (at: number) => words.judge(people[at] ?? "");
  const outside = new Set(plan.outside.map(({ entryId, judgeId }) => `${entryId} ${judgeId}`));
  const count = (lists: readonly (readonly number[])[], judge: number) =>
    lists.reduce((all, list) => all + (list.includes(judge) ? 1 : 0), 0);
  const of = (pairs: readonly { judgeId: string }[], id: string) =>
    pairs.filter(({ judgeId }) => judgeId === id).length;
  const pair = ({ entryId, judgeId }: { entryId: string; judgeId: string }) => ({
    ...words.entry(entryId),
    name: words.judge(judgeId),
  });
  const rows = [...new Set([...people, ...ends.map(({ judgeId }) => judgeId)])].map(
    (judgeId, at): JudgeLoad => ({
      judgeId,
      name: words.judge(judgeId),
      left: at >= plan.judges,
      kept: count(kept, at),
      added: count(add, at),
      ended: of(ends, judgeId),
      elsewhere: plan.elsewhere[at] ?? 0,
      max: plan.max[at] ?? null,
      outside: of(plan.outside, judgeId),
    }),
  );
  const pages = Math.max(1, Math.ceil(entries.length / PAGE));
  const page = Math.min(asked, pages);
  const from = (page - 1) * PAGE;
  return {
    kind: "plan",
    added: add.reduce((all, { length }) => all + length, 0),
    kept: kept.reduce((all, { length }) => all + length, 0),
    ends: ends.map((one) => ({ ...pair(one), why: one.why })),
    tooLate: plan.tooLate.map(pair),
    again: plan.again.map(pair),
    outside: plan.outside.length,
    apart: plan.apart,
    judges: rows,
    cost: plan.cost,
    proof: plan.proof,
    ties: {
      result: plan.ties.result,
      components: plan.ties.components.map((set) => set.map(nameOf)),
      weak: plan.ties.weak.map(({ entry, parts }) => ({
        ...words.entry(entries[entry] ?? ""),
        parts: parts.map((part) => part.map(nameOf)),
      })),
    },
    entries: entries.slice(from, from + PAGE).map((entryId, at) => ({
      ...words.entry(entryId),
      field: words.field(entryId),
      judges: [
        ...(kept[from + at] ?? []).map((judge) => ({
          name: nameOf(judge),
          isNew: false,
          outside: false,
        })),
        ...(add[from + at] ?? []).map((judge) => ({
          name: nameOf(judge),
          isNew: true,
          outside: outside.has(`${entryId} ${people[judge] ?? ""}`),
        })),
      ],
    })),
    page,
    pages,
  };
}

function lackingView({ lacking, room }: LackingPlan, words: Words): LackingView {
  return {
    kind: "impossible",
    lacking: lacking.map(({ entryId, conflicts, otherFields, setAside, ...numbers }) => ({
      ...words.entry(entryId),
      ...numbers,
      conflicts: conflicts.map(words.judge),
      otherFields: otherFields.map(words.judge),
      setAside: setAside.map(words.judge),
    })),
    room: room && {
      entries: room.entryIds.map(words.entry),
      needs: room.needs,
      judges: room.judges.map(({ judgeId, room: most }) => ({
        name: words.judge(judgeId),
        room: most,
      })),
      room: room.room,
      others: room.others,
      short: room.needs - room.room - room.others,
    },
  };
}
