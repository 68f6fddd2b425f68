import { PROVINCES } from "~/platform/provinces";

/** What is printed as long as an organisation has not said otherwise. */
export const DEFAULT_ISSUER = "BAN TỔ CHỨC";
export const DEFAULT_OFFICE = "TRƯỞNG BAN";

/** "TM. BAN TỔ CHỨC": on behalf of a body that decides together. */
export const defaultAuthority = (issuer: string) => `TM. ${issuer}`;

/** What the names of bodies are made of, as it is spelled within them; the names of places come from elsewhere. */
const WORDS = [
  ...["tỉnh", "thành phố", "các", "và", "của", "-", "–"],
  ...["UBND", "HĐND", "MTTQ", "UBMTTQ", "KHKT", "KH&KT", "KHCN", "KH&CN", "GD&ĐT", "LĐLĐ", "TNCS", "TP", "TP.", "TW"],
  ...["Ủy ban nhân dân", "Uỷ ban nhân dân", "Hội đồng nhân dân", "Ủy ban", "Uỷ ban", "Mặt trận Tổ quốc", "Việt Nam"],
  ...["Tỉnh ủy", "Tỉnh uỷ", "Thành ủy", "Thành uỷ", "Tỉnh đoàn", "Thành đoàn", "Trung ương", "Văn phòng"],
  ...["Hội đồng", "Hội", "Liên hiệp", "Liên đoàn", "Lao động", "Phụ nữ", "Nông dân", "Thanh niên", "Cựu chiến binh"],
  ...["Bộ", "Sở", "Ban", "Tổ chức", "Thường vụ", "Thường trực", "Chấp hành", "Khoa học", "Kỹ thuật", "Công nghệ"],
  ...["Giáo dục", "Đào tạo", "Nội vụ", "Tài chính", "Nông nghiệp", "Môi trường", "Xây dựng", "Tư pháp", "Y tế"],
  // The two places whose kind is written with a capital too.
  ...["Thành phố Hồ Chí Minh", "Thủ đô Hà Nội"],
];

const wordsOf = (text: string) => text.normalize("NFC").trim().split(/\s+/);
const small = (text: string) => wordsOf(text).join(" ").toLocaleLowerCase("vi");
const firstCapital = (text: string) => text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
const isCapitals = (text: string) => text === text.toLocaleUpperCase("vi");

/** "tỉnh Nam Hải" is "Nam Hải". */
function placeOf(province: string): string {
  const name = small(province).replace(/^(tỉnh|thành phố|tp\.?) /, "");
  return name.replace(/(?<=^|[\s-])\p{L}/gu, (letter) => letter.toLocaleUpperCase("vi"));
}

/**
 * A body as a letter is addressed to it: capitals throughout stand on the letterhead alone. Where one word of it is not
 * known, all stays as it was typed: a name in capitals is better than a wrong one.
 */
export function addresseeOf(
  parent: string,
  { name, province }: { readonly name: string; readonly province: string },
): string {
  if (!isCapitals(parent) || !parent.includes(" ")) return parent;
  const places = [placeOf(province), ...PROVINCES.flatMap((one) => [one.name, ...one.former])];
  const names = [...WORDS, ...places, ...(isCapitals(name) ? [] : [name])].filter(Boolean);
  const spelled = new Map(names.map((known) => [small(known), wordsOf(known).join(" ")]));
  const words = wordsOf(parent);
  const parts: string[] = [];
  for (let from = 0; from < words.length; ) {
    let to = words.length;
    const longest = () => spelled.get(small(words.slice(from, to).join(" ")));
    while (to > from && longest() === undefined) to -= 1;
    const part = longest();
    if (part === undefined) return parent;
    parts.push(part);
    from = to;
  }
  return firstCapital(parts.join(" "));
}
