import { describe, expect, it } from "vitest";
import { rulesLine } from "./frame-template";
import { addresseeOf } from "./letterhead-template";

const union = { name: "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Nam Hải", province: "Nam Hải" };

describe("the body above, as a letter is addressed to it", () => {
  it.each([
    ["LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT TỈNH NAM HẢI", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Nam Hải"],
    ["ỦY BAN NHÂN DÂN TỈNH NAM HẢI", "Ủy ban nhân dân tỉnh Nam Hải"],
    ["SỞ KHOA HỌC VÀ CÔNG NGHỆ NAM HẢI", "Sở Khoa học và Công nghệ Nam Hải"],
    ["Liên hiệp Hội Nam Hải", "Liên hiệp Hội Nam Hải"],
    ["", ""],
  ])("%s is %s", (parent, addressee) => {
    expect(addresseeOf(parent, union)).toBe(addressee);
  });
});

describe("the regulation that a paper rests on", () => {
  const line = (number: string, date: string) =>
    rulesLine({
      contest: { title: "Hội thi", slug: "hoi-thi" },
      rules: { number, date },
      letterhead: {
        ...{ parent: "", addressee: "", issuer: "", place: "", suffix: "BTC", authority: "", office: "", position: "" },
        ...{ signer: "", grounds: [], recipients: [] },
      },
      ...{ now: new Date("2026-07-05T03:00:00Z"), timeZone: "Asia/Ho_Chi_Minh" },
    });
  it("stands with its day written out, and whose decision it is where its number says so", () => {
    expect(line("55/QĐ-UBND", "2026-03-05")).toBe(
      "Căn cứ Thể lệ Hội thi ban hành kèm theo Quyết định số 55/QĐ-UBND ngày 05 tháng 3 năm 2026;",
    );
    expect(line("05/QĐ-BTC", "2026-11-20")).toBe(
      "Căn cứ Thể lệ Hội thi ban hành kèm theo Quyết định số 05/QĐ-BTC ngày 20 tháng 11 năm 2026 của Ban Tổ chức;",
    );
    expect(line("55/QĐ-UBND", "")).toBe("Căn cứ Thể lệ Hội thi ban hành kèm theo Quyết định số 55/QĐ-UBND;");
    expect(line("", "")).toBe("Căn cứ Thể lệ Hội thi;");
  });
});
