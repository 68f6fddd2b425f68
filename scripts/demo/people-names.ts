import { pick, type Random } from "~/platform/random";

const FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "K'"];
const MIDDLE = ["Văn", "Thị", "Minh", "Thanh", "Ngọc", "Quốc", "Hữu", "Đức", "Thu", "Gia", "Bảo", "Xuân", "Kim", "Anh", "Hoài"];
const GIVEN = ["An", "Anh", "Bình", "Châu", "Dũng", "Đạt", "Đông", "Giang", "Hà", "Hải", "Hạnh", "Hiếu", "Hòa", "Huy", "Hương", "Khánh", "Khoa", "Lan", "Linh", "Long", "Mai", "Nam", "Ngân", "Nhi", "Phong", "Phúc", "Quân", "Quỳnh", "Sơn", "Tâm", "Thảo", "Thịnh", "Thủy", "Trang", "Trí", "Tuấn", "Uyên", "Vân", "Việt", "Ý", "Yến"];

/** An invented Vietnamese name: family, middle, given. */
export function inventedName(random: Random): string {
  return `${pick(random, FAMILY)} ${pick(random, MIDDLE)} ${pick(random, GIVEN)}`;
}

const COMMUNES = ["Hàm Thắng", "Tuyên Quang", "Mũi Né", "Phan Rí Cửa", "Liên Hương", "Bắc Bình", "Hàm Thuận", "Tánh Linh", "Đức Linh", "Hoài Đức", "La Gi", "Tân Hải", "Hàm Kiệm", "Đa Kai"];

export const SCHOOLS = [
  ...["Lương Thế Vinh", "Trần Hưng Đạo", "Phan Bội Châu", "Nguyễn Huệ", "Lý Thường Kiệt", "Hùng Vương"].map((name) => `Trường THPT ${name}`),
  ...["Nguyễn Trãi", "Lê Hồng Phong", "Trần Phú", "Kim Đồng", "Võ Thị Sáu", "Nguyễn Du"].map((name) => `Trường THCS ${name}`),
  ...["Bắc Lý", "Hàm Thắng 1", "Tân Thiện", "Đức Thắng 2"].map((name) => `Trường Tiểu học ${name}`),
];

/** Bodies that collect entries of their field in the whole province. */
export const BODIES = ["Hội Nông dân tỉnh", "Liên đoàn Lao động tỉnh", "Sở Y tế", "Tỉnh Đoàn"];

export const WORKPLACES = [
  "Công ty TNHH Cơ khí Thanh Bình",
  "Hợp tác xã Thanh long sạch Hàm Thuận",
  "Hợp tác xã Dịch vụ nông nghiệp Đức Linh",
  "Bệnh viện Đa khoa khu vực phía Bắc",
  "Trung tâm Kỹ thuật tài nguyên nước",
  "Công ty Cổ phần Cấp thoát nước ven biển",
  "Trung tâm Ứng dụng tiến bộ khoa học",
  "Công ty TNHH Phần mềm Sóng Biển",
  ...COMMUNES.map((name) => `UBND xã ${name}`),
];

/** Where the judges belong: none of the places that entries come from. */
export const JUDGE_UNITS = [
  "Sở Khoa học và Công nghệ",
  "Trường Đại học Phan Thiết",
  "Trường Cao đẳng Nghề",
  "Hội Cơ khí",
  "Hội Tin học",
  "Viện Nghiên cứu Bông và Phát triển nông nghiệp Nha Hố",
  "Sở Nông nghiệp và Môi trường",
  "Hội Y học",
];
