import { describe, expect, it } from "vitest";
import { aLevel, aRule } from "../../../tests/bundles";
import { parseOptions } from "~/platform/form";
import { levelsOf } from "./scenario";
import { levelsForm, levelsTyped, typedLevels, voteForm } from "./scenario-form";

const rule = aRule({
  prizes: {
    scope: "group",
    onTie: "undecided",
    levels: [aLevel("first", 1, "80"), aLevel("second", 2, "70.5")],
  },
});
const levels = levelsOf(rule, ["it", "health"]);
const printed = typedLevels(levels, (text) => text.replace(".", ","));
const form = levelsForm(rule, levels);

/** What the form posts, with one field typed over. */
function posted(level: number, place: number, over: Record<string, string>) {
  return {
    version: "3",
    levels: printed.map((row, at) => ({
      ...row,
      places: row.places.map((own, index) =>
        at === level && index === place ? { ...own, ...over } : own,
      ),
    })),
  };
}

const faults = (input: unknown) =>
  form.safeParse(input, parseOptions).error?.issues.map(({ path, message }) => [path.join("."), message]);

describe("the numbers of a scenario", () => {
  it("come back from their form as they were printed", () => {
    expect(form.parse({ version: "3", levels: printed })).toEqual({ version: 3, levels });
    const whole = aRule({ prizes: { ...rule.prizes, scope: "contest" } });
    const one = levelsOf(whole, []);
    const typed = { version: "1", levels: typedLevels(one, (text) => text) };
    expect(levelsForm(whole, one).parse(typed).levels).toEqual(one);
  });

  it("are read with comma or dot; an empty least score is none", () => {
    const read = form.parse(posted(1, 1, { minimumScore: "66,25" })).levels;
    expect(read[1]!.groups).toEqual([
      { group: "it", quota: 2, minimumScore: "70.5" },
      { group: "health", quota: 2, minimumScore: "66.25" },
    ]);
    expect(form.parse(posted(0, 0, { minimumScore: "" })).levels[0]!.groups[0]!.minimumScore).toBe(null);
  });

  it("are told what is wrong in the one group where it is", () => {
    expect(faults(posted(1, 1, { minimumScore: "80.5" }))).toEqual([
      ["levels.1.places.1.minimumScore", "minimum-rises"],
    ]);
    expect(faults(posted(0, 0, { minimumScore: "101" }))).toEqual([
      ["levels.0.places.0.minimumScore", "minimum-out-of-reach"],
    ]);
    expect(faults(posted(0, 1, { quota: "-1" }))).toEqual([["levels.0.places.1.quota", "number"]]);
  });

  it("of levels and groups that the scenario does not have are refused", () => {
    expect(faults({ version: "3", levels: printed.slice(1) })).toEqual([["", "invalid"]]);
    expect(faults(posted(0, 0, { group: "elsewhere" }))).toEqual([["", "invalid"]]);
  });

  it("are played while they are typed: what cannot be read yet stays as it was", () => {
    const { version: _, ...typed } = posted(0, 1, { quota: "", minimumScore: "77," });
    expect(levelsTyped(levels, typed)).toEqual({
      unread: 1,
      levels: [
        {
          ...levels[0],
          groups: [
            { group: "it", quota: 1, minimumScore: "80" },
            { group: "health", quota: 1, minimumScore: "77" },
          ],
        },
        levels[1],
      ],
    });
  });
});

describe("a vote", () => {
  it("counts no more votes than voters, and at least one voter", () => {
    const counts = { version: "1", votesFor: "6", votesAgainst: "2", votesTotal: "9" };
    expect(voteForm.parse(counts)).toMatchObject({ votesFor: 6, votesTotal: 9, meetingId: "", reason: "" });
    const wrong = (over: object) => voteForm.safeParse({ ...counts, ...over }).error?.issues[0]?.path;
    expect(wrong({ votesTotal: "7" })).toEqual(["votesTotal"]);
    expect(wrong({ votesFor: "0", votesAgainst: "0", votesTotal: "0" })).toEqual(["votesTotal"]);
  });
});
