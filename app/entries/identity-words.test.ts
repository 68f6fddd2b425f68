import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identityFinder } from "./identity-words";
import type { Identity } from "./identity-forms";

const NOBODY: Identity = { persons: [], units: [], emails: [], phones: [], terms: [] };
const finder = (identity: Partial<Identity>) => identityFinder({ ...NOBODY, ...identity });
const hits = (identity: Partial<Identity>, text: string, anyCase = false) =>
  finder(identity).find(text, { anyCase }).map(({ start, end, kind }) => [text.slice(start, end), kind]);

describe("people", () => {
  const persons = ["ThS. Bùi Thị Ẩn Danh"];
  it.each([
    "Bùi Thị Ẩn Danh",
    "BÙI THỊ ẨN DANH",
    "bùi thị ẩn danh",
    "Bui Thi An Danh",
    "Bùi Thị Ẩn Danh".normalize("NFD"),
    "Bùi  Thị\u00a0Ẩn\nDanh",
    "Bùi-Thị-Ẩn-Danh",
    "bui_thi_an_danh",
    "BuiThiAnDanh",
    "Thị Ẩn Danh",
    "Ẩn Danh",
  ])("are found as %s", (written) => {
    const [hit] = hits({ persons }, `Do em ${written}, lớp trưởng, làm.`);
    expect(hit).toEqual([written, "person"]);
  });
  it("are found where the tone stands on the other vowel", () => {
    expect(hits({ persons: ["Lê Hòa Thúy"] }, "của Lê Hoà Thuý")).toEqual([["Lê Hoà Thuý", "person"]]);
  });
  it("are other people with other marks, and phrases where nobody is meant", () => {
    expect(hits({ persons }, "Bùi Thị Ân Đánh, tính ẩn danh của dữ liệu, Danh, Ẩn")).toEqual([]);
    expect(hits({ persons: ["Trần Minh Họa"] }, "hình minh họa")).toEqual([]);
  });
  it("in file names in any case", () => {
    expect(hits({ persons }, "an-danh.pdf", true)).toEqual([["an-danh", "person"]]);
  });
});

describe("units", () => {
  const units = ["Trường THPT Kín Đáo"];
  it.each([
    ["học tại Trường THPT Kín Đáo, Đà Lạt", "Trường THPT Kín Đáo"],
    ["của THPT Kín Đáo", "THPT Kín Đáo"],
    ["trường trung học phổ thông kín đáo", "trường trung học phổ thông kín đáo"],
    ["ở Kín Đáo có", "Kín Đáo"],
    ["THPT-Kin-Dao", "THPT-Kin-Dao"],
    ["THPTKinDao2.docx", "THPTKinDao2"],
  ])("in %s", (text, hit) => {
    expect(hits({ units }, text)).toEqual([[hit, "unit"]]);
  });
  it("not by words that everybody uses", () => {
    const common = ["Trường Đại học Khoa học Tự nhiên", "Sở Giáo dục và Đào tạo Lâm Đồng", "Nông dân", "Tỉnh Lâm Đồng"];
    const text = "khoa học tự nhiên ở Lâm Đồng, nông dân, Khoa học Tự nhiên, một nếp sống kín đáo";
    expect(hits({ units: [...common, ...units] }, text)).toEqual([]);
    expect(hits({ units: common }, "Sở GD Lâm Đồng")).toEqual([]);
    expect(hits({ units: common }, "trường Đại học Khoa học Tự nhiên")).toEqual([
      ["trường Đại học Khoa học Tự nhiên", "unit"],
    ]);
  });
  it.each([
    "Mô hình phối hợp giữa nhân viên y tế và nhân viên xã hội",
    "Nâng cao chất lượng khám bệnh ở cơ sở y tế xã vùng cao",
    "Hệ số kỹ thuật, hội thoại, áp kỹ thuật số, trái kỹ thuật",
    "Ứng dụng công nghệ thông tin vào xã hội y tế số",
    "Giáo viên Kỹ thuật và học viên Y tế học công nghệ",
  ])("nor by ordinary words behind others that resemble a kind of unit: %s", (text) => {
    const medical = ["Trung tâm Y tế Nam Hải", "Sở Y tế", "Viện Y tế", "Trường Cao đẳng Kỹ thuật", "Hội Xã hội Nam Hải"];
    expect(hits({ units: medical }, text)).toEqual([]);
  });
  it("nor where they are typed without marks", () => {
    const text = "Mo hinh phoi hop giua nhan vien y te va nhan vien xa hoi o co so y te";
    expect(hits({ units: ["Trung tâm Y tế Nam Hải", "Sở Y tế", "Hội Xã hội Nam Hải"] }, text)).toEqual([]);
  });
  it.each([
    ["Viện Y tế", "tại Viện Y tế", "Viện Y tế"],
    ["Viện Y tế", "tại viện y tế", "viện y tế"],
    ["Viện Y tế", "tai Vien Y te", "Vien Y te"],
    ["Sở Y tế", "SỞ Y TẾ", "SỞ Y TẾ"],
    ["Trường Cao đẳng Y tế", "CĐ Y tế", "CĐ Y tế"],
    ["Trường Cao đẳng Y tế", "cao dang Y te", "cao dang Y te"],
    ["Trung tâm Y tế", "TT Y tế và TTYT", "TT Y tế"],
    ["Trung tâm Y tế Nam Hải", "cua trung tam y te Nam Hai", "trung tam y te Nam Hai"],
    ["Trạm Y tế xã Kín Đáo", "Tram y te xa Kin Dao", "Tram y te xa Kin Dao"],
    ["Ủy ban nhân dân xã Kín Đáo", "Uỷ ban nhân dân xã Kín Đáo", "Uỷ ban nhân dân xã Kín Đáo"],
    ["Sở Khoa học và Công nghệ", "của Sở khoa học và công nghệ", "Sở khoa học và công nghệ"],
    ["Sở Khoa học và Công nghệ", "của sở khoa học và công nghệ", "sở khoa học và công nghệ"],
    ["Sở Giáo dục và Đào tạo", "do so giao duc va dao tao cap", "so giao duc va dao tao"],
    ["Sở Y tế", "của sở y tế", "sở y tế"],
    ["Trường Đại học Khoa học Tự nhiên", "ở ĐH khoa học tự nhiên", "ĐH khoa học tự nhiên"],
    ["Trường Đại học Khoa học Tự nhiên", "ở đại học khoa học tự nhiên", "đại học khoa học tự nhiên"],
    ["UBND xã Hội Sơn", "tại xã Hội Sơn", "xã Hội Sơn"],
    ["UBND xã Hội Sơn", "Xã Hội Sơn", "Xã Hội Sơn"],
  ])("yet by its true name: %s in %s", (unit, text, hit) => {
    expect(hits({ units: [unit] }, text)).toEqual([[hit, "unit"]]);
  });
  it("of one syllable only behind what kind of unit it is", () => {
    expect(hits({ units: ["THPT Bùi"] }, "Bùi nói ở trường Bùi")).toEqual([["trường Bùi", "unit"]]);
    expect(hits({ units: ["Lớp 12A9"] }, "cột 12A9 của lớp 12A9")).toEqual([["lớp 12A9", "unit"]]);
  });
});

describe("ways to reach somebody", () => {
  it("are found whosesoever they are", () => {
    const text =
      "Viết cho em.bi-mat@truong.example hay gọi 0912 345 678, (+84) 912.345.678; xem https://a.example/@x?y=1, youtu.be/abc hay thptkindao.edu.vn.";
    expect(hits({}, text)).toEqual([
      ["em.bi-mat@truong.example", "email"],
      ["0912 345 678", "phone"],
      ["+84) 912.345.678", "phone"],
      ["https://a.example/@x?y=1", "link"],
      ["youtu.be/abc", "link"],
      ["thptkindao.edu.vn", "link"],
    ]);
  });
  it("and figures, versions and techniques are none", () => {
    expect(hits({}, "1.234.567.890 đồng; 3,1415926535; Node.js 20.19.0; ASP.NET; 12/11/2026; 0,0912345678; 25 000 000")).toEqual([]);
  });
});

const SYLLABLES = ["Lê", "Thị", "Bí", "Mật", "Hòa", "Đức", "Nguyễn", "Văn", "Ẩn", "Danh", "Quỳnh", "Như"];
const name = fc.array(fc.constantFrom(...SYLLABLES), { minLength: 3, maxLength: 5 }).map((all) => all.join(" "));
const way = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.normalize("NFD"),
  (text: string) => text.toUpperCase(),
  (text: string) => text.toLowerCase(),
  (text: string) => text.replaceAll(" ", "  "),
  (text: string) => text.replaceAll(" ", "-"),
  (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D"),
);
const filler = fc.constantFrom("máy tưới", "cây trồng 12", "(", "tự động,", "năm 2026", "…", "sản phẩm");

it("finds every planted name, however it is written", () => {
  fc.assert(
    fc.property(name, way, fc.array(filler), fc.array(filler), (person, write, before, after) => {
      const planted = write(person);
      const text = [...before, planted, ...after].join(" ");
      const start = [...before, ""].join(" ").length;
      const found = finder({ persons: [person] }).find(text);
      expect(found.some((one) => one.start <= start && one.end >= start + planted.length)).toBe(true);
    }),
  );
});

it("finds nothing in texts without them", () => {
  fc.assert(
    fc.property(name, fc.array(filler), (person, texts) => {
      expect(finder({ persons: [person] }).find(texts.join(" "))).toEqual([]);
    }),
  );
});
