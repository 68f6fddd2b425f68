import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyContent, NO_MEMBER, type EntryContent, type Member } from "../entry-content";
import { changesBetween, type DraftValue } from "./draft-values";
import { applyChanges, conflictsWithoutBase, mergeDraft } from "./merge-draft";
import { mergeText } from "./merge-text";

const text = fc.string({ maxLength: 4, unit: fc.constantFrom("a", "b", "\n") });
const answers = fc.record({
  why: text,
  kinds: fc.uniqueArray(fc.constantFrom("x", "y", "z")),
  costs: fc.array(fc.record({ what: text, sum: text }), { maxLength: 2 }),
});
const member = fc.record({ name: text, birthDate: text, unit: text });
const people = fc
  .tuple(
    fc.shuffledSubarray(["m1", "m2", "m3", "m4"]),
    fc.array(member, { minLength: 4, maxLength: 4 }),
    fc.nat(3),
  )
  .map(([ids, given, main]) =>
    ids.map((id, i): Member => ({ ...NO_MEMBER, id, ...given[i], main: i === main % ids.length })),
  );
const supporters = fc
  .shuffledSubarray(["s1", "s2"])
  .map((ids) => ids.map((id) => ({ id, name: "n", unit: "", role: "", phone: "", email: "" })));
const content: fc.Arbitrary<EntryContent> = fc.record({
  title: text,
  fieldId: text,
  divisionId: text,
  members: people,
  supporters,
  createdOn: text,
  province: text,
  repeat: fc.record({ entered: text, won: text, improved: text }),
  answers,
});

describe("merging two drafts", () => {
  test("who alone changed something gets it, and the same change twice is one", () => {
    fc.assert(
      fc.property(content, content, (base, other) => {
        expect(mergeDraft(base, other, base)).toEqual({ content: other, conflicts: [] });
        expect(mergeDraft(base, base, other)).toEqual({ content: other, conflicts: [] });
        expect(mergeDraft(base, other, other)).toEqual({ content: other, conflicts: [] });
      }),
    );
  });

  test("what only one side changed stands afterwards; what both changed is merged or told", () => {
    fc.assert(
      fc.property(content, content, content, (base, mine, theirs) => {
        const merged = mergeDraft(base, mine, theirs);
        const told = (path: string) =>
          merged.conflicts.some((c) => c.path === path || c.path.startsWith(`${path}.`));
        const became = new Map(allOf(merged.content));
        const [b, m, t] = [base, mine, theirs].map((c) => new Map(allOf(c)));
        for (const path of new Set([...b!.keys(), ...m!.keys(), ...t!.keys()])) {
          const [was, my, their, is] = [b, m, t, became].map((of) => JSON.stringify(of!.get(path)));
          const person = path.split(".").slice(0, 2).join(".");
          if (told(path) || told(person)) continue;
          if (was === my) expect(is, path).toBe(their);
          else if (was === their) expect(is, path).toBe(my);
          else if (my === their) expect(is, path).toBe(my);
          else expect(typeof became.get(path), path).toBe("string");
        }
      }),
      { numRuns: 300 },
    );
  });

  test("a conflict leaves what stands there, and one choice settles it", () => {
    fc.assert(
      fc.property(content, content, content, (base, mine, theirs) => {
        const { content: after, conflicts } = mergeDraft(base, mine, theirs);
        for (const { path, theirs: kept } of conflicts)
          if (path !== "members" && path !== "supporters")
            expect(valueAt(after, path), path).toEqual(valueAt(theirs, path) ?? kept);
        expect(applyChanges(after, []).content).toEqual(withMain(after));
      }),
    );
  });

  test("sending the same changes again changes nothing more", () => {
    fc.assert(
      fc.property(content, content, (base, mine) => {
        const changes = changesBetween(base, mine);
        const once = applyChanges(base, changes).content;
        expect(applyChanges(once, changes)).toEqual({ content: once, conflicts: [] });
      }),
    );
  });

  test("members: edits of two people stand side by side, one person is never made of two", () => {
    const base = withMembers(["m1", "m2"]);
    const mine = edit(base, "m1", { name: "Lan" });
    const theirs = edit(edit(base, "m1", { unit: "Trường A" }), "m2", { name: "Huệ" });
    const merged = mergeDraft(base, mine, theirs);
    expect(merged.conflicts).toEqual([]);
    expect(merged.content.members.map(({ name, unit }) => [name, unit])).toEqual([
      ["Lan", "Trường A"],
      ["Huệ", ""],
    ]);
    const both = [withMembers(["m1", "m2", "m3"]), withMembers(["m1", "m2", "m3"])] as const;
    const added = mergeDraft(
      base,
      edit(both[0], "m3", { name: "An" }),
      edit(both[1], "m3", { name: "Bình" }),
    );
    expect(added.conflicts).toMatchObject([{ path: "members.m3", base: null }]);
    const apart = mergeDraft(base, withMembers(["m1", "m2", "m3"]), withMembers(["m1", "m2", "m4"]));
    expect(apart.content.members.map(({ id }) => id).sort()).toEqual(["m1", "m2", "m3", "m4"]);
  });

  test("taking out a member whom somebody has just written about is for a person to decide", () => {
    const base = withMembers(["m1", "m2"]);
    const without = withMembers(["m1"]);
    const written = edit(base, "m2", { name: "Huệ" });
    expect(mergeDraft(base, without, written)).toMatchObject({
      content: written,
      conflicts: [{ path: "members.m2", mine: null, theirs: { name: "Huệ" } }],
    });
    expect(mergeDraft(base, written, without)).toMatchObject({
      content: without,
      conflicts: [{ path: "members.m2", mine: { name: "Huệ" }, theirs: null }],
    });
  });

  test("two main authors are a conflict", () => {
    const base = withMembers(["m1", "m2", "m3"]);
    const { content: after, conflicts } = mergeDraft(base, mainIs(base, "m2"), mainIs(base, "m3"));
    expect(conflicts).toEqual([{ path: "mainMember", base: "m1", mine: "m2", theirs: "m3" }]);
    expect(after.members.filter(({ main }) => main).map(({ id }) => id)).toEqual(["m3"]);
  });

  test("without a common beginning every difference is a conflict", () => {
    const mine = { ...emptyContent(1), title: "A", province: "68" };
    const theirs = { ...emptyContent(1), title: "B" };
    expect(conflictsWithoutBase(mine, theirs)).toEqual([
      { path: "title", base: null, mine: "A", theirs: "B" },
      { path: "province", base: null, mine: "68", theirs: "" },
    ]);
  });
});

describe("a text of two writers", () => {
  test("paragraphs apart stand together in either order", () => {
    const base = "Một\n\nHai\n\nBa";
    const mine = "Một, thêm\n\nHai\n\nBa";
    const theirs = "Một\n\nHai\n\nBa\nBốn";
    const both = "Một, thêm\n\nHai\n\nBa\nBốn";
    expect(mergeText(base, mine, theirs)).toBe(both);
    expect(mergeText(base, theirs, mine)).toBe(both);
  });

  test("the same paragraph, or two insertions at one place, are for a person to decide", () => {
    expect(mergeText("a", "b", "c")).toBeNull();
    expect(mergeText("", "b", "c")).toBeNull();
    expect(mergeText("a\nz", "a\nb\nz", "a\nc\nz")).toBeNull();
  });

  test("whatever merges is the same from both sides and holds every new paragraph", () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const merged = mergeText(base, mine, theirs);
        expect(mergeText(base, theirs, mine)).toBe(merged);
        if (merged === null) return;
        const lines = new Set(merged.split("\n"));
        const old = base.split("\n");
        for (const line of [...mine.split("\n"), ...theirs.split("\n")])
          if (!old.includes(line)) expect(lines).toContain(line);
      }),
    );
  });
});

/** Everything by its path, persons property by property. */
function allOf(c: EntryContent): [string, DraftValue][] {
  const { members, supporters: helpers, repeat, answers: given, ...lines } = c;
  return [
    ...Object.entries(lines),
    ...Object.entries(repeat).map(([k, v]) => [`repeat.${k}`, v] as [string, string]),
    ...Object.entries(given).map(([k, v]) => [`answers.${k}`, v] as [string, DraftValue]),
    ...members.flatMap(({ id, name, unit, birthDate }) =>
      Object.entries({ name, unit, birthDate }).map(
        ([k, v]) => [`members.${id}.${k}`, v] as [string, string],
      ),
    ),
    ...helpers.map(({ id, name }) => [`supporters.${id}.name`, name] as [string, string]),
  ];
}

function valueAt(c: EntryContent, path: string): DraftValue | undefined {
  if (path === "mainMember") return c.members.find(({ main }) => main)?.id ?? "";
  const [list, id, name] = path.split(".");
  if (list !== "members" && list !== "supporters") return new Map(allOf(c)).get(path);
  if (!id) return undefined;
  const person = (c[list] as Member[]).find((one) => one.id === id) ?? null;
  if (!name) return person && { ...person, main: false };
  return person ? (person[name as keyof Member] as string) : null;
}

function withMain(c: EntryContent): EntryContent {
  if (c.members.some(({ main }) => main)) return c;
  return { ...c, members: c.members.map((m, i) => ({ ...m, main: i === 0 })) };
}

function withMembers(ids: readonly string[]): EntryContent {
  const members = ids.map((id, i) => ({ ...NO_MEMBER, id, main: i === 0 }));
  return { ...emptyContent(1), members };
}

function edit(c: EntryContent, id: string, to: Partial<Member>): EntryContent {
  return { ...c, members: c.members.map((m) => (m.id === id ? { ...m, ...to } : m)) };
}

function mainIs(c: EntryContent, id: string): EntryContent {
  return { ...c, members: c.members.map((m) => ({ ...m, main: m.id === id })) };
}
