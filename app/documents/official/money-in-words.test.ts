import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grouped, moneyInWords } from "./money-in-words";

const VALUES: Readonly<Record<string, number>> = {
  không: 0, một: 1, mốt: 1, hai: 2, ba: 3, bốn: 4, năm: 5, lăm: 5, sáu: 6, bảy: 7, tám: 8, chín: 9,
};
const UNITS: Readonly<Record<string, number>> = { nghìn: 1e3, triệu: 1e6 };

/** Reads the words back, by other means than they are made with. */
function read(text: string): number {
  let [billions, below, group] = [0, 0, 0];
  for (const word of text.toLowerCase().split(" ")) {
    if (word === "đồng") break;
    if (word === "mười") group += 10;
    else if (word === "mươi") group += (group % 10) * 9;
    else if (word === "trăm") group *= 100;
    else if (word === "tỷ") [billions, below, group] = [billions * 1e9 + (below + group), 0, 0];
    else if (word in UNITS) [below, group] = [below + group * (UNITS[word] ?? 0), 0];
    else group += VALUES[word] ?? 0;
  }
  return billions * 1e9 + below + group;
}

describe("moneyInWords", () => {
  it.each([
    [0, "Không đồng"],
    [5, "Năm đồng"],
    [10, "Mười đồng"],
    [15, "Mười lăm đồng"],
    [21, "Hai mươi mốt đồng"],
    [105, "Một trăm linh năm đồng"],
    [1_000, "Một nghìn đồng"],
    [1_005, "Một nghìn không trăm linh năm đồng"],
    [30_000_000, "Ba mươi triệu đồng"],
    [12_500_000, "Mười hai triệu năm trăm nghìn đồng"],
    [101_000_000, "Một trăm linh một triệu đồng"],
    [2_000_050_000, "Hai tỷ không trăm năm mươi nghìn đồng"],
    [1_234_567_891, "Một tỷ hai trăm ba mươi bốn triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt đồng"],
  ])("%d: %s", (amount, words) => expect(moneyInWords(amount)).toBe(words));

  it("can be read back, whatever the sum", () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(10_000), fc.nat(2_000_000_000), fc.maxSafeNat()), (amount) => {
        expect(read(moneyInWords(amount))).toBe(amount);
      }),
      { seed: 30, numRuns: 2_000 },
    );
  });

  it("takes no fraction and no debt", () => {
    expect(() => moneyInWords(-1)).toThrow(RangeError);
    expect(() => moneyInWords(0.5)).toThrow(RangeError);
    expect([grouped(0), grouped(999), grouped(30_000_000)]).toEqual(["0", "999", "30.000.000"]);
  });
});
