import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { receiptOf, scoresOf } from "./receipt";

const sheet = {
  round: "final",
  judge: "J03",
  entry: "STKT-2026-CNTT-007",
  scores: scoresOf({ usefulness: 20000, novelty: 35500 }),
  submittedAt: "2026-11-02T08:15:30.000Z",
};

it("is the SHA-256 of the published sheet and the judge's nonce", () => {
  const text =
    '{"entry":"STKT-2026-CNTT-007","judge":"J03","round":"final","scores":{"novelty":"35.5","usefulness":"20"},' +
    '"submittedAt":"2026-11-02T08:15:30.000Z"}';
  const expected = createHash("sha256").update(`${text}n0nce`).digest("hex");
  expect(receiptOf(sheet, "n0nce")).toBe(`sha256:${expected}`);
  expect(receiptOf({ ...sheet, receipt: "sha256:0" }, "n0nce")).toBe(`sha256:${expected}`);
});

it("differs with every mark and every nonce", () => {
  const all = [
    receiptOf(sheet, "a"),
    receiptOf(sheet, "b"),
    receiptOf({ ...sheet, scores: scoresOf({ usefulness: 20000, novelty: 35000 }) }, "a"),
  ];
  expect(new Set(all).size).toBe(3);
});
