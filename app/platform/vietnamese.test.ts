import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareNames, nameParts, searchKey, slugOf } from "./vietnamese";

describe("searchKey", () => {
  it("is the same for both placements of a tone and for composed and decomposed text", () => {
    expect(searchKey("Hòa Bình")).toBe("hoa binh");
    expect(searchKey("Hoà  Bình ")).toBe("hoa binh");
    expect(searchKey("Hòa Bình".normalize("NFD"))).toBe("hoa binh");
  });

  it("reads đ as d and keeps what is not a letter", () => {
    expect(searchKey("ĐẮK NÔNG 2026, đợt 1")).toBe("dak nong 2026, dot 1");
  });

  it("of a key is the key", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(searchKey(searchKey(text))).toBe(searchKey(text));
      }),
    );
  });
});

describe("slugOf", () => {
  it("makes an address of a title", () => {
    expect(slugOf("Hội thi Sáng tạo Kỹ thuật tỉnh Lâm Đồng lần thứ XII (2026–2027)")).toBe(
      "hoi-thi-sang-tao-ky-thuat-tinh-lam-dong-lan-thu-xii-2026-2027",
    );
  });

  it("never ends in a hyphen where it is cut", () => {
    expect(slugOf("một hai ba", 4)).toBe("mot");
    expect(slugOf("!!!")).toBe("");
  });
});

describe("compareNames", () => {
  it("sorts by given name, then family name, then middle name, in the Vietnamese alphabet", () => {
    const names = [
      "Nguyễn Văn Đức",
      "Trần Thị Ánh",
      "Lê Văn An",
      "Nguyễn Thị An",
      "Nguyễn Bá An",
      "Đỗ Văn Dũng",
      "Dương Văn Dũng",
      "Phạm Ân",
      "Hà",
    ];
    expect(names.sort(compareNames)).toEqual([
      "Lê Văn An",
      "Nguyễn Bá An",
      "Nguyễn Thị An",
      "Trần Thị Ánh",
      "Phạm Ân",
      "Dương Văn Dũng",
      "Đỗ Văn Dũng",
      "Nguyễn Văn Đức",
      "Hà",
    ]);
  });

  it("orders the tones ngang, huyền, hỏi, ngã, sắc, nặng", () => {
    const given = ["A Tạ", "A Tá", "A Tã", "A Tả", "A Tà", "A Ta"];
    expect(given.sort(compareNames)).toEqual(["A Ta", "A Tà", "A Tả", "A Tã", "A Tá", "A Tạ"]);
  });

  it("does not depend on the form of Unicode", () => {
    expect(compareNames("Lê Hoàng Đạt", "Lê Hoàng Đạt".normalize("NFD"))).toBe(0);
  });

  it("is an order", () => {
    const name = fc
      .array(fc.constantFrom("An", "Ân", "Đạt", "Dũng", "Hà", "Hạ", "Nguyễn", "Ô", "Ơ"), {
        minLength: 1,
        maxLength: 4,
      })
      .map((words) => words.join(" "));
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareNames(a, b)) + Math.sign(compareNames(b, a))).toBe(0);
        if (compareNames(a, b) <= 0 && compareNames(b, c) <= 0) {
          expect(compareNames(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it("splits a name into its parts", () => {
    expect(nameParts(" Tôn Nữ  Thị Ninh ")).toEqual({
      family: "Tôn",
      middle: "Nữ Thị",
      given: "Ninh",
    });
    expect(nameParts("Hà")).toEqual({ family: "", middle: "", given: "Hà" });
    expect(nameParts("")).toEqual({ family: "", middle: "", given: "" });
  });
});
