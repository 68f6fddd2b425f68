import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { whyNotBulk, REMINDER_PAUSE } from "./bulk";
import { filtered, flagsOf, inAnyState, neighboursOf, type DeskRow } from "./desk";
import { NO_FILTER } from "../list-filter";

const NOW = new Date("2026-09-02T02:00:00Z");
const FACTS = { checklist: 3, now: NOW };
const later = (ms: number) => new Date(NOW.getTime() + ms);

const row = (over: Partial<DeskRow> = {}): DeskRow => ({
  id: "e1",
  version: 2,
  code: "STKT-1",
  title: "Máy gieo hạt",
  state: "SUBMITTED",
  fieldId: "it",
  divisionId: null,
  unitId: null,
  unitName: null,
  ownerName: "Nguyễn Thị Hoà",
  authors: ["Trần Văn Bình"],
  submittedAt: later(-1),
  dueAt: null,
  remindedAt: null,
  late: false,
  checked: 3,
  notes: 0,
  findings: 0,
  openAppeal: false,
  assigned: false,
  decided: false,
  ...over,
});

describe("flags", () => {
  it("say what there is about an entry", () => {
    expect(flagsOf(row(), FACTS)).toEqual([]);
    const due = { state: "SUPPLEMENT_REQUESTED" as const, dueAt: NOW };
    expect(flagsOf(row(due), FACTS)).toEqual(["overdue"]);
    expect(flagsOf(row({ ...due, dueAt: later(1) }), FACTS)).toEqual([]);
    expect(flagsOf(row({ checked: 2 }), FACTS)).toEqual(["unchecked"]);
    const all = { late: true, notes: 1, findings: 1, openAppeal: true };
    expect(flagsOf(row(all), FACTS)).toEqual(["similar", "appeal", "noted", "late"]);
  });
});

describe("the filtered list", () => {
  const rows = [
    row({ id: "a", code: "3", title: "Ấm nước", unitName: "Sở Y tế", unitId: "u1" }),
    row({ id: "b", code: "1", title: "Zơ le", state: "ELIGIBLE", notes: 2, submittedAt: later(-9) }),
    row({ id: "c", code: "2", title: "Bơm", divisionId: "thcs", late: true, notes: 1 }),
  ];
  const ids = (over: Partial<typeof NO_FILTER>) =>
    filtered(rows, { ...NO_FILTER, ...over }, FACTS).map(({ id }) => id);

  it("sorts and keeps to what is asked for", () => {
    expect(ids({})).toEqual(["b", "c", "a"]);
    expect(ids({ sort: "title" })).toEqual(["a", "c", "b"]);
    expect(ids({ sort: "oldest" })).toEqual(["b", "c", "a"]);
    expect(ids({ sort: "unit" })).toEqual(["a", "b", "c"]);
    expect(ids({ divisionId: "thcs" })).toEqual(["c"]);
    expect(ids({ unitId: "u1" })).toEqual(["a"]);
    expect(ids({ flags: ["noted"] })).toEqual(["b", "c"]);
    expect(ids({ flags: ["noted", "late"] })).toEqual(["c"]);
    expect(ids({ search: "so y te am" })).toEqual(["a"]);
    expect(ids({ state: "ELIGIBLE" })).toEqual(["b"]);
    const counted = inAnyState(rows, { ...NO_FILTER, state: "ELIGIBLE" }, FACTS);
    expect(counted).toHaveLength(3);
  });

  it("gives each entry its neighbours: one step on and one back is where one was", () => {
    const states = fc.constantFrom("SUBMITTED" as const, "ELIGIBLE" as const);
    fc.assert(
      fc.property(fc.array(states, { minLength: 1, maxLength: 12 }), fc.nat(), (given, at) => {
        const list = given.map((state, index) => ({ id: `e${index}`, state }));
        const here = list[at % list.length]!;
        const { next, previous, nextUndecided, position, total } = neighboursOf(list, here.id);
        expect([list[position - 1], total]).toEqual([here, list.length]);
        if (next) expect(neighboursOf(list, next).previous).toBe(here.id);
        if (previous) expect(neighboursOf(list, previous).next).toBe(here.id);
        const waiting = list.filter(({ id, state }) => id !== here.id && state === "SUBMITTED");
        expect(nextUndecided === null).toBe(waiting.length === 0);
        if (nextUndecided) expect(waiting.map(({ id }) => id)).toContain(nextUndecided);
      }),
    );
    expect(neighboursOf(rows, "elsewhere")).toMatchObject({ position: 0, next: "a", previous: null });
  });
});

describe("an action on many", () => {
  it("says why it leaves an entry alone", () => {
    const why = (action: Parameters<typeof whyNotBulk>[0], over: Partial<DeskRow>) =>
      whyNotBulk(action, row(over), NOW);
    const waiting = { state: "SUPPLEMENT_REQUESTED" as const, dueAt: later(1) };
    expect(why("eligible", {})).toBeNull();
    expect(why("eligible", { state: "ELIGIBLE" })).toBe("already");
    expect(why("eligible", { decided: true })).toBe("decided");
    expect(why("eligible", { openAppeal: true, state: "INELIGIBLE" })).toBe("appeal");
    expect(why("supplement", { assigned: true })).toBe("assigned");
    expect(why("move-field", { state: "WITHDRAWN" })).toBe("withdrawn");
    expect(why("remind", {})).toBe("no-supplement");
    expect(why("remind", waiting)).toBeNull();
    expect(why("remind", { ...waiting, dueAt: NOW })).toBe("overdue");
    expect(why("remind", { ...waiting, remindedAt: later(-REMINDER_PAUSE + 1) })).toBe("reminded");
    expect(why("remind", { ...waiting, remindedAt: later(-REMINDER_PAUSE) })).toBeNull();
  });
});
