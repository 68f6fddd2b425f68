import { describe, expect, it } from "vitest";
import { rulesLine } from "./frame-template";
import { addresseeOf } from "./letterhead-template";

const union = { name: "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Nam Hải", province: "Nam Hải" };

describe("the body above, as a letter is addressed to it", () => {
  it.each([
    ["LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT TỈNH NAM HẢI", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Nam Hải"],
    ["ỦY BAN NHÂN DÂN TỈNH NAM HẢI", "Ủy ban nhân dân tỉnh Nam Hải"],
    ["SỞ KHOA HỌC VÀ CÔNG NGHỆ NAM HẢI", "Sở Khoa học và Công nghệ Nam Hải"],
    ["UBND TỈNH LÂM ĐỒNG", "UBND tỉnh Lâm Đồng"],
    ["UBND TP. HỒ CHÍ MINH", "UBND TP. Hồ Chí Minh"],
    ["ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", "Ủy ban nhân dân Thành phố Hồ Chí Minh"],
    ["ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ", "Ủy ban nhân dân thành phố Huế"],
    ["LIÊN HIỆP HỘI KHKT TỈNH NAM HẢI", "Liên hiệp Hội KHKT tỉnh Nam Hải"],
    ["ỦY BAN MTTQ VIỆT NAM TỈNH BÀ RỊA - VŨNG TÀU", "Ủy ban MTTQ Việt Nam tỉnh Bà Rịa - Vũng Tàu"],
    ["HỘI ĐỒNG NHÂN DÂN TỈNH ĐỒNG NAI", "Hội đồng nhân dân tỉnh Đồng Nai"],
    ["Liên hiệp Hội Nam Hải", "Liên hiệp Hội Nam Hải"],
    ["", ""],
  ])("%s is %s", (parent, addressee) => {
    expect(addresseeOf(parent, union)).toBe(addressee);
  });

  it.each(["tỉnh Lâm Đồng", "LÂM ĐỒNG", "lâm đồng", ""])("knows the province however it was typed: %s", (province) => {
    expect(addresseeOf("TỈNH ỦY LÂM ĐỒNG", { name: "TỈNH ỦY LÂM ĐỒNG", province })).toBe("Tỉnh ủy Lâm Đồng");
  });

  it("is spelled as the organisation spells itself", () => {
    const name = "Trung tâm Sáng kiến Hoa Ban tỉnh Nam Hải";
    expect(addresseeOf(name.toLocaleUpperCase("vi"), { name, province: "tỉnh Nam Hải" })).toBe(name);
  });

  it.each(["TỔNG CÔNG TY VNPT NAM HẢI", "UBND HUYỆN ĐẢO XA", "LIÊN HIỆP HỘI TỈNH BẮC HẢI", "UBND TP.HUẾ"])(
    "stays as it was typed where a word of it is not known: %s",
    (parent) => expect(addresseeOf(parent, union)).toBe(parent),
  );
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
