import { searchKey } from "~/platform/vietnamese";

/** Long forms of the field's usual abbreviations, longest first, all as search keys. */
const ABBREVIATIONS: readonly (readonly [long: string, short: string])[] = [
  ["trung hoc pho thong", "thpt"],
  ["trung hoc co so", "thcs"],
  ["tieu hoc", "th"],
  ["dai hoc", "dh"],
  ["cao dang", "cd"],
  ["uy ban nhan dan", "ubnd"],
  ["trach nhiem huu han", "tnhh"],
  ["co phan", "cp"],
  ["cong ty", "cty"],
  ["benh vien", "bv"],
  ["giao duc dao tao", "gddt"],
  ["giao duc va dao tao", "gddt"],
  ["gd dt", "gddt"],
  ["khoa hoc cong nghe", "khcn"],
  ["khoa hoc va cong nghe", "khcn"],
  ["kh cn", "khcn"],
  ["thanh pho", "tp"],
];

/** Words that some write and some leave out without meaning another unit. */
const OPTIONAL = new Set(["truong", "tinh", "tp"]);

/** What people write who belong to no unit; two of them have nothing in common. */
const NO_UNIT = new Set([
  "",
  "khong",
  "khong co",
  "ca nhan",
  "tu do",
  "lao dong tu do",
  "nong dan",
  "huu tri",
]);

/** The same unit written in different ways has one key; "" stands for no unit. */
export function unitKey(name: string): string {
  let key = ` ${searchKey(name)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
  if (NO_UNIT.has(key.trim())) return "";
  for (const [long, short] of ABBREVIATIONS) key = key.replaceAll(` ${long} `, ` ${short} `);
  const words = key.trim().split(" ");
  const kept = words.filter((word) => !OPTIONAL.has(word));
  return (kept.length > 0 ? kept : words).join(" ");
}

/** The keys of a unit's name and of its parts: a faculty belongs to the university that stands after the comma. */
export function unitKeys(name: string): { whole: string; all: ReadonlySet<string> } {
  const whole = unitKey(name);
  const parts = name.split(/[,;()]|\s[-–—]\s/u).map(unitKey);
  return { whole, all: new Set([whole, ...parts].filter((key) => key !== "")) };
}
