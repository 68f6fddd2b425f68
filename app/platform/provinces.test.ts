import { expect, it } from "vitest";
import { provinceOf, PROVINCES, provincesOf } from "./provinces";

it("knows 34 provinces, each once, made of the former 63", () => {
  expect(PROVINCES).toHaveLength(34);
  expect(new Set(PROVINCES.map(({ code }) => code)).size).toBe(34);
  expect(PROVINCES.length + PROVINCES.flatMap(({ former }) => former).length).toBe(63);
});

it("finds a province by its code, with the former ones that are in it now", () => {
  expect(provinceOf("68")).toMatchObject({
    name: "Lâm Đồng",
    former: expect.arrayContaining(["Bình Thuận"]) as unknown,
  });
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
