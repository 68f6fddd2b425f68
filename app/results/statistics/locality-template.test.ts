import { describe, expect, it } from "vitest";
import { localityIn, localityKey } from "./locality-template";

describe("locality", () => {
  it("is the commune, ward or special zone that a name says", () => {
    expect(localityIn("UBND xã Hàm Thuận")).toBe("xã Hàm Thuận");
    expect(localityIn("Trường THCS Hàm Đức, Xã Hàm  Thuận, tỉnh Lâm Đồng")).toBe("xã Hàm Thuận");
    expect(localityIn("Trường Tiểu học phường Phú Thủy")).toBe("phường Phú Thủy");
    expect(localityIn("Trạm Y tế Phường 3")).toBe("phường 3");
    expect(localityIn("Đặc khu Phú Quý")).toBe("đặc khu Phú Quý");
    expect(localityIn("UBND XÃ HÀM THUẬN")).toBe("xã HÀM THUẬN");
  });

  it("is the commune of a youth union, and a commune that begins with that word", () => {
    expect(localityIn("Xã Đoàn Hàm Thuận")).toBe("xã Hàm Thuận");
    expect(localityIn("Xã đoàn Hàm Thuận")).toBe("xã Hàm Thuận");
    expect(localityIn("BCH XÃ ĐOÀN HÀM THUẬN")).toBe("xã HÀM THUẬN");
    expect(localityIn("Phường đoàn Mũi Né")).toBe("phường Mũi Né");
    expect(localityIn("Đoàn xã Hàm Thuận")).toBe("xã Hàm Thuận");
    expect(localityIn("Đoàn TNCS Hồ Chí Minh xã Đoàn Kết")).toBe("xã Đoàn Kết");
  });

  it("has both parts of a ward's name, however they are joined, and no province after a dash", () => {
    for (const text of ["phường Xuân Hương - Đà Lạt", "Trường THCS Quang Trung, Phường Xuân Hương – Đà Lạt", "phường Xuân Hương, Đà Lạt, Lâm Đồng"])
      expect(localityIn(text)).toBe("phường Xuân Hương - Đà Lạt");
    expect(localityKey(localityIn("PHƯỜNG XUÂN HƯƠNG-ĐÀ LẠT") ?? "")).toBe(localityKey("phường Xuân Hương - Đà Lạt"));
    expect(localityIn("Trường THCS Hàm Đức, xã Hàm Thuận - Lâm Đồng")).toBe("xã Hàm Thuận");
    expect(localityIn("phường Phú Thủy - Phan Thiết")).toBe("phường Phú Thủy");
  });

  it("is none where none is said", () => {
    for (const text of ["Trường THPT chuyên Trần Hưng Đạo", "Hợp tác xã Thanh Long", "Sở Lao động và Xã hội", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Thị xã La Gi", ""])
      expect([text, localityIn(text)]).toEqual([text, null]);
  });
});
