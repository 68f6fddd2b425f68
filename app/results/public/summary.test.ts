import { describe, expect, it } from "vitest";
import { beginningOf } from "./summary";

describe("the beginning of a summary", () => {
  it("is the whole where that fits, on one line", () => {
    expect(beginningOf(" Máy rửa cà rốt.\n\nNước dùng lại. ", 60)).toBe("Máy rửa cà rốt. Nước dùng lại.");
  });

  it("is cut after a sentence, or after a word", () => {
    expect(beginningOf("Máy rửa cà rốt cỡ nhỏ. Nước được lắng và dùng lại.", 40)).toBe("Máy rửa cà rốt cỡ nhỏ.");
    expect(beginningOf("Máy rửa cà rốt cỡ nhỏ, chạy điện một pha", 24)).toBe("Máy rửa cà rốt cỡ nhỏ…");
    expect(beginningOf("A. Một câu dài không có chỗ nào để ngắt cho gọn", 20)).toBe("A. Một câu dài…");
  });
});
