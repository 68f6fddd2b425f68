import { describe, expect, it } from "vitest";
import { readableSecret } from "~/platform/secret.server";
import { printedTrackingCode, readTrackingCode, TRACKING_CODE_LENGTH } from "./tracking";

describe("a tracking code", () => {
  it("is read as it was printed, however it is typed", () => {
    for (let i = 0; i < 50; i++) {
      const code = readableSecret(TRACKING_CODE_LENGTH);
      expect(readTrackingCode(printedTrackingCode(code))).toBe(code);
      expect(readTrackingCode(` ${printedTrackingCode(code).toLowerCase().replace("-", " ")} `)).toBe(code);
    }
  });

  it.each(["", "ABCDE", "ABCDE-FGHJKM", "ABCDE-FGH1K", "ABCDE-FGHOK", "' OR 1=1 --"])("is not %j", (typed) =>
    expect(readTrackingCode(typed)).toBeNull(),
  );
});
