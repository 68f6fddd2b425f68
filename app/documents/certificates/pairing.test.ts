import fc from "fast-check";
import { expect, it } from "vitest";
import { isSameNumber, printedCheckCode, readCheckCode } from "./check-code";
import { hasNumber, numberOf } from "./design";
import { missingAwards, nextSequences, outdatedAwards, stateOf, successorOf, type DueAward } from "./pairing";

const award = (prizeId: string, memberId: string | null = "m1", entryId: string | null = "e1"): DueAward => ({
  ...{ prizeId, entryId, memberId, unitId: entryId === null ? "u1" : null },
  prizeLabel: `Giải ${prizeId}`,
});

it("what is due and has no certificate is missing, once each", () => {
  const due = [award("nhat"), award("nhat"), award("nhat", "m2"), award("tre"), award("tap-the", null, null)];
  expect(missingAwards(due, [award("nhat", "m2")])).toEqual([due[0], due[3], due[4]]);
});

it("a certificate that the result no longer calls for is outdated", () => {
  expect(outdatedAwards([award("nhat"), award("nhi")], [award("nhi")])).toEqual([award("nhat")]);
});

it("one is issued anew for the same prize, else for another of its recipient, else not at all", () => {
  expect(successorOf(award("nhat"), [award("nhi"), award("nhat")], [award("nhat")])).toEqual(award("nhat"));
  expect(successorOf(award("nhat"), [award("nhi")], [award("nhat")])).toEqual(award("nhi"));
  expect(successorOf(award("nhat"), [award("nhi")], [award("nhat"), award("nhi")])).toBeNull();
  expect(successorOf(award("nhat"), [award("nhi", "m2")], [award("nhat")])).toBeNull();
});

it("numbers go on without a gap", () => {
  fc.assert(
    fc.property(fc.nat(5_000), fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 8 }), (start, batches) => {
      let highest = start;
      const all = batches.flatMap((count) => {
        const given = nextSequences(highest, count);
        highest = given.at(-1) ?? highest;
        return given;
      });
      expect(all).toEqual(all.map((_, index) => start + 1 + index));
    }),
  );
});

it("writes a number in its pattern", () => {
  expect(numberOf({ numberPattern: "{số}/GCN-LHH", numberDigits: 3 }, 12)).toBe("012/GCN-LHH");
  expect(numberOf({ numberPattern: "GCN { SO }", numberDigits: 1 }, 1204)).toBe("GCN 1204");
  expect([hasNumber("{số}/GCN"), hasNumber("GCN"), hasNumber("{số}{số}")]).toEqual([true, false, false]);
});

it("a state is one of three", () => {
  expect(stateOf({ revokedAt: null, replacedById: null })).toBe("valid");
  expect(stateOf({ revokedAt: new Date(0), replacedById: null })).toBe("revoked");
  expect(stateOf({ revokedAt: null, replacedById: "x" })).toBe("replaced");
});

it("a code is read as people type it from paper", () => {
  expect(printedCheckCode("K7M29XPD4WTR")).toBe("K7M2-9XPD-4WTR");
  expect(readCheckCode(" k7m2-9xpd 4wtr ")).toBe("K7M29XPD4WTR");
  expect([readCheckCode("K7M2"), readCheckCode("K7M29XPD4WT0"), readCheckCode("")]).toEqual([null, null, null]);
  expect(isSameNumber(" 012/gcn-btc", "012/GCN-BTC")).toBe(true);
  expect(isSameNumber("12/GCN-BTC", "012/GCN-BTC")).toBe(false);
});
