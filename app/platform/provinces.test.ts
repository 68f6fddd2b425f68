import { expect, it } from "vitest";
import { provinceNamed, provinceOf, PROVINCES, provincesOf } from "./provinces";

it("knows 34 provinces, each once, made of the former 63", () => {
  expect(PROVINCES).toHaveLength(34);
  expect(new Set(PROVINCES.map(({ code }) => code)).size).toBe(34);
  expect(PROVINCES.length + PROVINCES.flatMap(({ former }) => former).length).toBe(63);
});

it("finds a province however it is written, and the one that a former province is in now", () => {
  expect(provinceNamed("tỉnh Lâm Đồng")?.code).toBe("68");
  expect(provinceNamed("Bình Thuận")?.name).toBe("Lâm Đồng");
  expect(provinceNamed("Thành phố Hồ Chí Minh")?.code).toBe("79");
  expect(provinceNamed("Bà Rịa – Vũng Tàu")?.code).toBe("79");
  expect(provinceNamed("Thanh Hoá")?.code).toBe("38");
  expect(provinceNamed("Paris")).toBeNull();
  expect(provinceOf("02")).toBeNull();
});

it("lists by the alphabet those that a regulation names, or all", () => {
  expect(provincesOf(["68", "01", "66"]).map(({ name }) => name)).toEqual([
    "Đắk Lắk",
    "Hà Nội",
    "Lâm Đồng",
  ]);
  expect(provincesOf([])).toHaveLength(34);
});
