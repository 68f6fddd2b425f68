import { PLACEHOLDERS, type CertificateWords } from "./placeholder-template";
import { filled, unknownPlaceholders } from "./placeholders";
import { expect, it } from "vitest";

const nothing = Object.fromEntries(Object.keys(PLACEHOLDERS).map((key) => [key, ""])) as unknown as CertificateWords;
const words = { ...nothing, name: "Lê An", prize: "Giải Nhất", number: "012/GCN", place: "Huế", date: "ngày 05 tháng 7 năm 2026" };

it("fills what stands in braces, however its case and marks are typed", () => {
  expect(filled("{họ tên} đạt {Giải}", words)).toBe("Lê An đạt Giải Nhất");
  expect(filled("{HO_TEN}, số {so}", words)).toBe("Lê An, số 012/GCN");
});

it("leaves out a line that asks only for what there is none of", () => {
  expect(filled("{họ tên}\n{đơn vị}\nvới giải pháp “{giải pháp}”", words)).toBe("Lê An");
  expect(filled("Chứng nhận\n{đơn vị}", words)).toBe("Chứng nhận");
  expect(filled("{địa danh}, {ngày}", { ...words, place: "" })).toBe("ngày 05 tháng 7 năm 2026");
});

it("keeps the lines of who signs apart, and only those", () => {
  const signed = { ...words, authority: "TM. BAN TỔ CHỨC\nKT. TRƯỞNG BAN", office: "PHÓ TRƯỞNG BAN", solution: "Máy\ngieo hạt" };
  expect(filled("{thẩm quyền}\n{chức vụ}", signed)).toBe("TM. BAN TỔ CHỨC\nKT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN");
  expect(filled("“{giải pháp}”", signed)).toBe("“Máy gieo hạt”");
});

it("puts braces that a name brings along in as they are", () => {
  expect(filled("{họ tên}", { ...words, name: "{giải} $& $1" })).toBe("{giải} $& $1");
});

it("names the placeholders that there are none of", () => {
  expect(unknownPlaceholders("{họ tên} {tên trường} {} {ngay}")).toEqual(["{tên trường}", "{}"]);
  for (const name of Object.values(PLACEHOLDERS)) expect(unknownPlaceholders(`{${name}}`)).toEqual([]);
});
