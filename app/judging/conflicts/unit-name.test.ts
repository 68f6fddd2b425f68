import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conflictsBetween } from "./conflict";
import { unitKey } from "./unit-name";

/** Whether a judge of one and an author of the other are kept apart: the same unit, or one a part of the other. */
function sameUnit(a: string, b: string): boolean {
  const nobody = { name: "", email: "", phone: "" };
  const codes = conflictsBetween(
    { ...nobody, userId: "judge", unitNames: [a], unitIds: [], phones: [], address: "", relations: [] },
    { writers: [], members: [{ ...nobody, unit: b }], supporters: [], unit: null },
  );
  return codes.includes("unit");
}

describe("a unit", () => {
  it.each([
    ["THPT Lê Quý Đôn", "Trường THPT Lê Quý Đôn"],
    ["Trường Trung học phổ thông Lê Quý Đôn", "THPT Lê Quý Đôn"],
    ["TRƯỜNG THCS NGUYỄN TRÃI", "Trường  THCS Nguyễn Trãi"],
    ["Trường Trung học cơ sở Hòa Bình", "THCS Hoà Bình"],
    ["Sở Giáo dục và Đào tạo tỉnh Lâm Đồng", "Sở GD&ĐT Lâm Đồng"],
    ["Sở Khoa học và Công nghệ", "Sở KH-CN"],
    ["Công ty TNHH Ánh Dương", "Cty TNHH Ánh Dương"],
    ["Công ty cổ phần Rạng Đông", "Công ty CP Rạng Đông"],
    ["Khoa Công nghệ thông tin, Trường Đại học Đà Lạt", "Đại học Đà Lạt"],
    ["Đại học Đà Lạt - Khoa Nông Lâm", "ĐH Đà Lạt"],
    ["Bệnh viện Đa khoa tỉnh Lâm Đồng", "BV đa khoa Lâm Đồng"],
  ])("%s is %s", (a, b) => {
    expect(sameUnit(a, b)).toBe(true);
    expect(sameUnit(b, a)).toBe(true);
  });

  it.each([
    ["Trường THPT Lê Quý Đôn", "Trường THCS Lê Quý Đôn"],
    ["Trường THPT Phan Bội Châu, Phan Thiết", "Trường THPT Phan Chu Trinh, Phan Thiết"],
    ["UBND xã Tân Lập", "UBND phường Tân Lập"],
    ["", ""],
    ["Tự do", "tự do"],
    ["Trường", ""],
  ])("%s is not %s", (a, b) => {
    expect(sameUnit(a, b)).toBe(false);
    expect(sameUnit(b, a)).toBe(false);
  });

  it("holds between a name and itself, whatever the spacing and case", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("Trường", "THPT", "Nguyễn", "Huệ", "số", "2", "xã"), {
          minLength: 1,
        }),
        (words) => {
          expect(sameUnit(words.join(" "), ` ${words.join("  ").toUpperCase()} `)).toBe(
            unitKey(words.join(" ")) !== "",
          );
        },
      ),
    );
  });
});
