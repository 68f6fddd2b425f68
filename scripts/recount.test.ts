import { describe, expect, it } from "vitest";
import { aBundle, anEntry, aRule, aSheet, scoredBundle } from "../tests/bundles";
import { command } from "../tests/command";

const { file, run } = command("recount");

const bundle = scoredBundle({ A: "90", B: "80" });

describe("npm run recount", { timeout: 120_000 }, () => {
  it("computes, agrees with what it computed, and finds a changed digit", () => {
    const computed = run(file("bundle.json", bundle), "--compute");
    expect(computed).toMatchObject({ status: 0, stderr: "" });
    const { ok, results, differences } = JSON.parse(computed.stdout) as {
      ok: boolean;
      results: { score: string }[];
      differences: [];
    };
    expect({ ok, differences, scores: results.map(({ score }) => score) }).toEqual({
      ok: true,
      differences: [],
      scores: ["90.00", "80.00"],
    });

    const right = run(file("right.json", { ...bundle, results }));
    expect(right).toMatchObject({ status: 0, stdout: computed.stdout });

    const wrong = run(
      file("wrong.json", { ...bundle, results: [{ ...results[0], score: "90.01" }, results[1]] }),
    );
    expect(wrong.status).toBe(1);
    expect(JSON.parse(wrong.stdout)).toMatchObject({
      ok: false,
      differences: [{ path: "$.results[0].score", published: "90.01" }],
    });
  });

  it.each([
    ["a missing file", () => "nowhere.json", /nowhere\.json: cannot be read/],
    ["a file that is not JSON", () => file("text.json", "{"), /\$: not JSON/],
    ["a bundle without results", () => file("none.json", bundle), /\$\.results: missing/],
    [
      "a mark off the step",
      () => file("step.json", scoredBundle({ A: "80.3" })),
      /\$\.sheets\[0\]\.scores\.all: off-step \(80\.3\)/,
    ],
    [
      "a member that stands twice, of which other programs may read the other one",
      () => file("twice.json", JSON.stringify(bundle).replace('"90"', '"80","all":"90"')),
      /\$\.sheets\[0\]\.scores\.all: duplicate-member/,
    ],
    [
      "a mark under a name that is dropped unseen",
      () => file("dropped.json", JSON.stringify(bundle).replace('"90"', '"90","__proto__":"80"')),
      /\$\.sheets\[0\]\.scores\.__proto__: reserved-member/,
    ],
    [
      "bytes that are no UTF-8",
      () => file("latin.json", Buffer.from(JSON.stringify({ ...bundle, entries: [anEntry("\u00ca")] }), "latin1")),
      /\$: not JSON/,
    ],
    ["an unknown option", () => "--fast", /usage:/],
  ])("refuses %s with 2", (_what, argument, message) => {
    const { status, stdout, stderr } = run(argument());
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });

  it("takes a bundle of 100,000 sheets", () => {
    const criteria = ["a", "b", "c", "d"].map((id) => ({
      id,
      max: "25",
      min: "0",
      step: "0.5",
      weight: "1",
    }));
    const entries = Array.from({ length: 20_000 }, (_, index) =>
      anEntry(`E${index}`, { group: `g${index % 5}` }),
    );
    const sheets = entries.flatMap(({ code }, entry) =>
      [0, 1, 2, 3, 4].map((judge) =>
        aSheet(
          `J${(entry % 40) * 5 + judge}`,
          code,
          Object.fromEntries(
            criteria.map(({ id }, at) => [
              id,
              String(((entry * 7 + judge * 13 + at * 5) % 51) / 2),
            ]),
          ),
        ),
      ),
    );
    const rule = aRule({
      criteria,
      tieBreak: [{ by: "criterion", id: "a" }, { by: "median" }],
      prizes: { scope: "group", levels: [], onTie: "undecided" },
    });
    const { status, stdout } = run(
      file("large.json", aBundle({ rule, entries, sheets })),
      "--compute",
    );
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { results: unknown[] }).results).toHaveLength(20_000);
  });
});
