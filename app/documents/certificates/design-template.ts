import type { Design, Layout, LineId } from "./design";

/*
 * The words and colours that certificates have until an organisation chooses others.
 */

const LINES: Readonly<Record<LineId, string>> = {
  top: "{cơ quan chủ quản}\n{cơ quan}",
  heading: "GIẤY CHỨNG NHẬN",
  lead: "Chứng nhận",
  name: "{họ tên}",
  unit: "{đơn vị}",
  prize: "Đạt {giải}",
  work: "với giải pháp “{giải pháp}”",
  contest: "tại {cuộc thi}",
  number: "Số: {số}",
  decision: "Theo Quyết định số {quyết định}\nngày {ngày quyết định}",
  date: "{địa danh}, {ngày}",
  authority: "{thẩm quyền}\n{chức vụ}",
  signer: "{người ký}",
};

/** Colour of headings and frames, and of ornaments, by design. */
export const COLOURS: Readonly<Record<Layout, { readonly colour: string; readonly accent: string }>> = {
  classic: { colour: "#8c1d18", accent: "#b8892b" },
  modern: { colour: "#0b5d66", accent: "#e0a030" },
  festive: { colour: "#a3161c", accent: "#c9952c" },
  own: { colour: "#1f2937", accent: "#b8892b" },
};

/** `suffix`: of the organisation's numbers, "BTC". */
export function defaultDesign(suffix: string): Design {
  return {
    layout: "classic",
    ...COLOURS.classic,
    lines: { ...LINES },
    boxes: [],
    qr: { x: 30, y: 156, side: 24 },
    logo: { use: "letterhead", x: 138.5, y: 14, side: 20 },
    recipients: "members",
    numberPattern: suffix ? `{số}/GCN-${suffix}` : "{số}/GCN",
    numberDigits: 3,
    date: "",
    place: "",
    authority: "",
    office: "",
    signer: "",
  };
}

/** Where a name would stand that is not printed: to be written by hand. */
export const BLANK_NAME = "……………………………………………";

/** Members of an entry on one certificate: "A, B và C". `unnamed`: how many are not printed. */
export function joinedNames(names: readonly string[], unnamed: number): string {
  if (names.length === 0) return BLANK_NAME;
  if (unnamed > 0) return `${names.join(", ")} và ${unnamed} tác giả khác`;
  if (names.length === 1) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} và ${names.at(-1) ?? ""}`;
}

/** "ngày 05 tháng 7 năm 2026" */
export const spokenDay = ({ day, month, year }: { readonly day: string; readonly month: string; readonly year: string }) =>
  `ngày ${day} tháng ${month} năm ${year}`;

/** Stands beside the code. */
export const CHECK_LABEL = "Mã tra cứu:";

/** What a preview says: names of every length. */
export const SAMPLES = {
  short: { name: "Lê An", unit: "Trường THCS Võ Xu", solution: "Máy tách vỏ lạc" },
  usual: {
    name: "Nguyễn Thị Hồng Nhung",
    unit: "Trường THPT chuyên Trần Hưng Đạo",
    solution: "Thiết bị cảnh báo sớm lũ quét dùng năng lượng mặt trời",
  },
  long: {
    name: "Tôn Nữ Hoàng Nguyễn Phương Quỳnh Ngọc Thủy Tiên và Công Tằng Tôn Nữ Ngọc Ẩm Ưng Thụy Khuê",
    unit: "Trường Phổ thông Dân tộc nội trú Trung học cơ sở và Trung học phổ thông huyện Hàm Thuận Bắc, tỉnh Bình Thuận",
    solution:
      "Nghiên cứu, thiết kế và chế tạo hệ thống giám sát chất lượng nước nuôi tôm thẻ chân trắng theo thời gian thực ứng dụng Internet vạn vật và trí tuệ nhân tạo, kết hợp điều khiển tự động máy sục khí cho các hộ nuôi quy mô nhỏ ven biển",
  },
} as const;

export const SAMPLE = {
  prize: "Giải Nhất",
  code: "BT-027",
  decision: "125/QĐ-BTC",
  decisionDate: "2026-10-20",
} as const;
