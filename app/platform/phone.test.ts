import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPhone, parsePhone } from "./phone";

describe("parsePhone", () => {
  it.each([
    ["0912345678", "0912345678"],
    ["0912 345 678", "0912345678"],
    ["+84 912.345.678", "0912345678"],
    ["(+84) 0912-345-678", "0912345678"],
    ["84912345678", "0912345678"],
    ["0084912345678", "0912345678"],
    ["0169 123 4567", "0391234567"],
    ["+84 1234 567 890", "0834567890"],
    ["0263 3822 311", "02633822311"],
    ["024 3943 8768", "02439438768"],
  ])("reads %s", (typed, stored) => {
    expect(parsePhone(typed)).toBe(stored);
    expect(parsePhone(stored)).toBe(stored);
  });

  it.each(["", "91234567", "0412345678", "091234567", "09123456789", "01701234567", "không có", "+1 202 555 0100"])(
    "refuses %s",
    (typed) => {
      expect(parsePhone(typed)).toBeNull();
    },
  );

  it("answers any text, and reads again what it has read and printed", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ]{8,14}$/)), (typed) => {
        const phone = parsePhone(typed);
        if (phone !== null) expect(parsePhone(formatPhone(phone))).toBe(phone);
      }),
    );
  });
});
