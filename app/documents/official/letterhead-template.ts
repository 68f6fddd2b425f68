/** What is printed as long as an organisation has not said otherwise. */
export const DEFAULT_ISSUER = "BAN TỔ CHỨC";
export const DEFAULT_OFFICE = "TRƯỞNG BAN";

/** "TM. BAN TỔ CHỨC": on behalf of a body that decides together. */
export const defaultAuthority = (issuer: string) => `TM. ${issuer}`;

/** Names within a name that keep their capitals; those of the organisation and of its province come before. */
const NAMES = [
  "Liên hiệp các Hội Khoa học và Kỹ thuật",
  "Sở Khoa học và Công nghệ",
  "Sở Giáo dục và Đào tạo",
  "Liên đoàn Lao động",
  "Tỉnh đoàn",
];

/** A body as a letter is addressed to it: capitals throughout stand on the letterhead alone. */
export function addresseeOf(
  parent: string,
  { name, province }: { readonly name: string; readonly province: string },
): string {
  if (parent !== parent.toLocaleUpperCase("vi") || !parent.includes(" ")) return parent;
  const small = parent.toLocaleLowerCase("vi");
  const sentence = small.charAt(0).toLocaleUpperCase("vi") + small.slice(1);
  return [name, province, ...NAMES].filter(Boolean).reduce((text, known) => {
    const at = text.toLocaleLowerCase("vi").indexOf(known.toLocaleLowerCase("vi"));
    return at < 0 ? text : text.slice(0, at) + known + text.slice(at + known.length);
  }, sentence);
}
