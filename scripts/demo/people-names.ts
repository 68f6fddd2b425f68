import { pick, type Random } from "~/platform/random";

const FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "K'"];
const MEN = {
  middle: ["Văn", "Minh", "Thanh", "Quốc", "Hữu", "Đức", "Gia", "Bảo", "Xuân"],
  given: ["An", "Anh", "Bình", "Dũng", "Đạt", "Đông", "Giang", "Hải", "Hiếu", "Hòa", "Huy", "Khánh", "Khoa", "Long", "Nam", "Phong", "Phúc", "Quân", "Sơn", "Tâm", "Thịnh", "Trí", "Tuấn", "Việt"],
};
const WOMEN = {
  middle: ["Thị", "Ngọc", "Thu", "Kim", "Hoài", "Phương"],
  given: ["An", "Anh", "Châu", "Giang", "Hà", "Hạnh", "Hòa", "Hương", "Khánh", "Lan", "Linh", "Mai", "Ngân", "Nhi", "Quỳnh", "Tâm", "Thảo", "Thủy", "Trang", "Uyên", "Vân", "Ý", "Yến"],
};
/** Before the names of men and of women of the Cơ Ho, in the place of a family's. */
const CO_HO = ["K'", "Ka"];

/** An invented Vietnamese name: family, middle, given. */
export function inventedName(random: Random): string {
  const { middle, given } = random() < 0.5 ? MEN : WOMEN;
  return ofFamily(pick(random, FAMILY), `? ${pick(random, middle)} ${pick(random, given)}`);
}

/** The name with the family's of somebody else, as it is called for a man or a woman. */
export function ofFamily(relative: string, name: string): string {
  const [family = ""] = relative.split(" ");
  const [, ...own] = name.split(" ");
  return [CO_HO.includes(family) ? CO_HO[isWoman(name) ? 1 : 0] : family, ...own].join(" ");
}

export const isWoman = (name: string) => WOMEN.middle.includes(name.split(" ")[1] ?? "");

/** Which people a name tells of: for invented ones, where the form asks; "" for most. */
export const peopleOf = (name: string) => (CO_HO.includes(name.split(" ")[0] ?? "") ? "Cơ Ho" : "");

const COMMUNES = ["Hàm Thắng", "Tuyên Quang", "Mũi Né", "Phan Rí Cửa", "Liên Hương", "Bắc Bình", "Hàm Thuận", "Tánh Linh", "Đức Linh", "Hoài Đức", "La Gi", "Tân Hải", "Hàm Kiệm", "Đa Kai"];

export const SCHOOLS = [
  ...["Lương Thế Vinh", "Trần Hưng Đạo", "Phan Bội Châu", "Nguyễn Huệ", "Lý Thường Kiệt", "Hùng Vương"].map((name) => `Trường THPT ${name}`),
  ...["Nguyễn Trãi", "Lê Hồng Phong", "Trần Phú", "Kim Đồng", "Võ Thị Sáu", "Nguyễn Du"].map((name) => `Trường THCS ${name}`),
  ...["Bắc Lý", "Hàm Thắng 1", "Tân Thiện", "Đức Thắng 2"].map((name) => `Trường Tiểu học ${name}`),
];

/** Bodies that collect entries of their field in the whole province. */
export const BODIES = ["Hội Nông dân tỉnh", "Liên đoàn Lao động tỉnh", "Sở Y tế", "Tỉnh Đoàn"];

const COMMUNE_OFFICES = COMMUNES.map((name) => `UBND xã ${name}`);
const WORKS = ["Công ty TNHH Cơ khí Thanh Bình", "Công ty Cổ phần Cấp thoát nước ven biển", "Trung tâm Ứng dụng tiến bộ khoa học"];
const FARMS = ["Hợp tác xã Thanh long sạch Hàm Thuận", "Hợp tác xã Dịch vụ nông nghiệp Đức Linh", "Trung tâm Khuyến nông"];
const SOFTWARE = ["Công ty TNHH Phần mềm Sóng Biển", "Trung tâm Ứng dụng tiến bộ khoa học", "Trung tâm Kỹ thuật tài nguyên nước"];
const HOSPITALS = ["Bệnh viện Đa khoa khu vực phía Bắc", "Bệnh viện Y học cổ truyền", "Trung tâm Y tế khu vực Hàm Thuận"];

/** Where authors of any field may work. */
export const WORKPLACES = [...WORKS, ...FARMS, ...SOFTWARE, ...HOSPITALS, ...COMMUNE_OFFICES];

interface AtWork {
  readonly places: readonly string[];
  readonly occupations: readonly string[];
}
const TECHNICIANS: AtWork = { places: WORKS, occupations: ["Kỹ sư cơ khí", "Thợ điện", "Thợ cơ khí"] };
const FARMERS: AtWork = { places: [...FARMS, ...COMMUNE_OFFICES], occupations: ["Nông dân", "Cán bộ khuyến nông"] };
const PROGRAMMERS: AtWork = { places: SOFTWARE, occupations: ["Kỹ sư tin học", "Lập trình viên"] };
const DOCTORS: AtWork = { places: HOSPITALS, occupations: ["Bác sĩ", "Điều dưỡng"] };
const TEACHERS: AtWork = { places: SCHOOLS, occupations: ["Giáo viên"] };

/** By the fields of the templates and of the demonstration's own contests. */
const AT_WORK: Readonly<Record<string, AtWork>> = {
  ...{ ckxd: TECHNICIANS, cnch: TECHNICIANS, vlnl: TECHNICIANS },
  ...{ nnmt: FARMERS, tt: FARMERS, ck: FARMERS },
  ...{ cntt: PROGRAMMERS, yd: DOCTORS, yt: DOCTORS, gddt: TEACHERS },
};

/** Where the authors of a field work, and as what. */
export const workplacesOf = (fieldId: string) => AT_WORK[fieldId]?.places ?? WORKPLACES;
export const occupationsOf = (fieldId: string) => AT_WORK[fieldId]?.occupations ?? ["Viên chức"];

const [SCIENCE, UNIVERSITY, COLLEGE, COMPUTING] = ["Sở Khoa học và Công nghệ", "Trường Đại học Phan Thiết", "Trường Cao đẳng Nghề", "Hội Tin học"] as const;
const [FARMING, COTTON, MECHANICS, MEDICINE] = ["Sở Nông nghiệp và Môi trường", "Viện Nghiên cứu Bông và Phát triển nông nghiệp Nha Hố", "Hội Cơ khí", "Hội Y học"] as const;

/**
 * Where the judges belong: none of the places that entries come from. Five after each other know the field of one of
 * the technical contest's panels.
 */
export const JUDGE_UNITS: readonly string[] = [
  ...[SCIENCE, UNIVERSITY, COLLEGE, COMPUTING, UNIVERSITY],
  ...[FARMING, COTTON, FARMING, SCIENCE, UNIVERSITY],
  ...[COMPUTING, COLLEGE, SCIENCE, UNIVERSITY, COMPUTING],
  ...[MECHANICS, COLLEGE, UNIVERSITY, MECHANICS, SCIENCE],
  ...[MEDICINE, MEDICINE, UNIVERSITY, MEDICINE, SCIENCE],
];
