import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyingState, type Keying } from "./keying";

const keying = (number: number, keyedById: string, novelty: number, proposal: string | null = null): Keying => ({
  number,
  keyedById,
  marks: { novelty, effect: 20_000 },
  proposal,
});

describe("a paper sheet that is keyed in", () => {
  it("is not in before two different people read the same", () => {
    expect(keyingState([])).toEqual({ kind: "open" });
    expect(keyingState([keying(1, "an", 30_000)])).toEqual({ kind: "once", byId: "an" });
    expect(keyingState([keying(1, "an", 30_000), keying(2, "an", 30_000)])).toEqual({ kind: "once", byId: "an" });
    expect(keyingState([keying(1, "an", 30_000), keying(2, "bình", 30_000)])).toMatchObject({ kind: "agreed" });
  });

  it("says where two people read different things, proposals too", () => {
    expect(keyingState([keying(1, "an", 30_000, "first"), keying(2, "bình", 35_000)])).toEqual({
      kind: "differs",
      differences: [
        { what: "novelty", readings: [30_000, 35_000], byIds: ["an", "bình"] },
        { what: "proposal", readings: ["first", null], byIds: ["an", "bình"] },
      ],
    });
  });

  it("agrees after one of them has looked again, or a third person has", () => {
    const differing = [keying(1, "an", 30_000), keying(2, "bình", 35_000)];
    expect(keyingState([...differing, keying(3, "an", 35_000)])).toMatchObject({ kind: "agreed" });
    expect(keyingState([...differing, keying(3, "chi", 30_000)])).toMatchObject({ kind: "agreed", byIds: ["chi", "an"] });
  });

  it("never counts one person twice, in whatever order they key", () => {
    const readings = fc.array(
      fc.record({ by: fc.constantFrom("an", "bình", "chi"), mark: fc.constantFrom(0, 1_000) }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(readings, (list) => {
        const keyings = list.map(({ by, mark }, at) => keying(at + 1, by, mark));
        const last = new Map(list.map(({ by, mark }) => [by, mark]));
        const marks = [...last.values()];
        const agreed = marks.some((mark, at) => marks.indexOf(mark) !== at);
        const { kind } = keyingState(keyings);
        expect(kind).toBe(agreed ? "agreed" : last.size === 0 ? "open" : last.size === 1 ? "once" : "differs");
      }),
    );
  });
});
