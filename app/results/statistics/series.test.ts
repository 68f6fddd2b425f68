import { expect, test } from "vitest";
import { isSameSeries } from "./series";

test("editions of one contest have titles that begin alike", () => {
  const technical = "Hội thi Sáng tạo Kỹ thuật tỉnh Lâm Đồng lần thứ XII (2027)";
  expect(isSameSeries(technical, "Hội thi sáng tạo kỹ thuật Bình Thuận lần thứ XI (2025)")).toBe(true);
  expect(isSameSeries(technical, "Giải thưởng Sáng kiến nông thôn tỉnh Lâm Đồng lần thứ III")).toBe(false);
  expect(
    isSameSeries(
      "Cuộc thi Sáng tạo Thanh thiếu niên, Nhi đồng lần thứ X",
      "Cuộc thi Sáng kiến vì cộng đồng tỉnh lần thứ I",
    ),
  ).toBe(false);
});
