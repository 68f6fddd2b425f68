import { describe, expect, it } from "vitest";
import { localityIn } from "./locality-template";

describe("locality", () => {
  it("is the commune, ward or special zone that a name says", () => {
    expect(localityIn("UBND xã Hàm Thuận")).toBe("xã Hàm Thuận");
    expect(localityIn("Trường THCS Hàm Đức, Xã Hàm  Thuận, tỉnh Lâm Đồng")).toBe("xã Hàm Thuận");
    expect(localityIn("Trường Tiểu học phường Phú Thủy")).toBe("phường Phú Thủy");
    expect(localityIn("Trạm Y tế Phường 3")).toBe("phường 3");
    expect(localityIn("Đặc khu Phú Quý")).toBe("đặc khu Phú Quý");
    expect(localityIn("UBND XÃ HÀM THUẬN")).toBe("xã HÀM THUẬN");
  });

  it("is none where none is said", () => {
    for (const text of ["Trường THPT chuyên Trần Hưng Đạo", "Hợp tác xã Thanh Long", "Sở Lao động và Xã hội", ""])
      expect([text, localityIn(text)]).toEqual([text, null]);
  });
});
