import { compareTexts, searchKey } from "./vietnamese";

/*
 * The 34 provinces and cities since 1 July 2025 (Nghị quyết 202/2025/QH15) under their administrative codes
 * (Quyết định 19/2025/QĐ-TTg), each with the former provinces that were merged into it besides its namesake.
 */

export interface Province {
  readonly code: string;
  readonly name: string;
  readonly former: readonly string[];
}

export const PROVINCES: readonly Province[] = [
  { code: "01", name: "Hà Nội", former: [] },
  { code: "04", name: "Cao Bằng", former: [] },
  { code: "08", name: "Tuyên Quang", former: ["Hà Giang"] },
  { code: "11", name: "Điện Biên", former: [] },
  { code: "12", name: "Lai Châu", former: [] },
  { code: "14", name: "Sơn La", former: [] },
  { code: "15", name: "Lào Cai", former: ["Yên Bái"] },
  { code: "19", name: "Thái Nguyên", former: ["Bắc Kạn"] },
  { code: "20", name: "Lạng Sơn", former: [] },
  { code: "22", name: "Quảng Ninh", former: [] },
  { code: "24", name: "Bắc Ninh", former: ["Bắc Giang"] },
  { code: "25", name: "Phú Thọ", former: ["Vĩnh Phúc", "Hòa Bình"] },
  { code: "31", name: "Hải Phòng", former: ["Hải Dương"] },
  { code: "33", name: "Hưng Yên", former: ["Thái Bình"] },
  { code: "37", name: "Ninh Bình", former: ["Hà Nam", "Nam Định"] },
  { code: "38", name: "Thanh Hóa", former: [] },
  { code: "40", name: "Nghệ An", former: [] },
  { code: "42", name: "Hà Tĩnh", former: [] },
  { code: "44", name: "Quảng Trị", former: ["Quảng Bình"] },
  { code: "46", name: "Huế", former: [] },
  { code: "48", name: "Đà Nẵng", former: ["Quảng Nam"] },
  { code: "51", name: "Quảng Ngãi", former: ["Kon Tum"] },
  { code: "52", name: "Gia Lai", former: ["Bình Định"] },
  { code: "56", name: "Khánh Hòa", former: ["Ninh Thuận"] },
  { code: "66", name: "Đắk Lắk", former: ["Phú Yên"] },
  { code: "68", name: "Lâm Đồng", former: ["Đắk Nông", "Bình Thuận"] },
  { code: "75", name: "Đồng Nai", former: ["Bình Phước"] },
  { code: "79", name: "TP. Hồ Chí Minh", former: ["Bình Dương", "Bà Rịa - Vũng Tàu"] },
  { code: "80", name: "Tây Ninh", former: ["Long An"] },
  { code: "82", name: "Đồng Tháp", former: ["Tiền Giang"] },
  { code: "86", name: "Vĩnh Long", former: ["Bến Tre", "Trà Vinh"] },
  { code: "91", name: "An Giang", former: ["Kiên Giang"] },
  { code: "92", name: "Cần Thơ", former: ["Sóc Trăng", "Hậu Giang"] },
  { code: "96", name: "Cà Mau", former: ["Bạc Liêu"] },
];

export function provinceOf(code: string): Province | null {
  return PROVINCES.find((province) => province.code === code) ?? null;
}

/** The provinces of these codes in the order of the alphabet; all of them where there are no codes. */
export function provincesOf(codes: readonly string[]): Province[] {
  return PROVINCES.filter(({ code }) => codes.length === 0 || codes.includes(code)).sort((a, b) =>
    compareTexts(a.name, b.name),
  );
}

const PREFIX = /^(tinh|thanh pho|tp\.?) /;

/** The province that somebody named, by its own name or that of one merged into it; null when it is none. */
export function provinceNamed(name: string): Province | null {
  const key = (text: string) => searchKey(text).replace(PREFIX, "").replace(/[^a-z]+/g, " ").trim();
  const wanted = key(name);
  return (
    PROVINCES.find((province) => key(province.name) === wanted) ??
    PROVINCES.find(({ former }) => former.some((one) => key(one) === wanted)) ??
    null
  );
}
