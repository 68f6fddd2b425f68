import type { Regulation } from "~/contests/regulation";
import { NO_MEMBER, type Member, type Supporter } from "~/entries/entry-content";
import { pick, type Random } from "~/platform/random";
import { inventedName, isWoman, occupationsOf, peopleOf } from "./people-names";

/* Invented authors and teachers with all that a regulation asks of them. Nobody has their telephone numbers. */

const SHARES = [["100"], ["60", "40"], ["50", "30", "20"], ["40", "25", "17,5", "17,5"]];
const ROLES = ["Lên ý tưởng, thiết kế", "Chế tạo", "Thử nghiệm, đo số liệu", "Viết thuyết minh"];

/** School years by the kind of school: first and last class. */
const CLASSES: readonly (readonly [RegExp, number, number])[] = [
  [/Tiểu học/, 1, 5],
  [/THCS/, 6, 9],
  [/THPT/, 10, 12],
];
/** Pupils of class 1 are born so many years before the year in which the school year ends. */
const AGE_IN_CLASS_1 = 7;

export function inventedMembers(random: Random, regulation: Regulation, unit: string, fieldId: string): Member[] {
  const { asks, max } = regulation.members;
  const count = Math.min(max, 1 + Math.floor(random() * random() * 4));
  const [from, to] = birthWindow(regulation, unit);
  return Array.from({ length: count }, (_, index) => {
    const name = inventedName(random);
    const birthDate = new Date(from + random() * (to - from)).toISOString().slice(0, 10);
    return {
      ...NO_MEMBER,
      id: `m${index + 1}`,
      main: index === 0,
      name,
      birthDate,
      unit,
      share: SHARES[count - 1]?.[index] ?? "",
      gender: asks.gender === "no" ? "" : isWoman(name) ? "female" : "male",
      className: asks.className === "no" ? "" : classOf(regulation.year, birthDate, index),
      role: asks.role === "no" ? "" : (ROLES[index] ?? ""),
      occupation: asks.occupation === "no" ? "" : pick(random, occupationsOf(fieldId)),
      phone: asks.phone === "no" ? "" : inventedPhone(random),
      ethnicity: asks.ethnicity === "no" ? "" : peopleOf(name),
    };
  });
}

/** The teacher of a pupils' entry, where the regulation lets one be named; some did without. */
export function inventedSupporters(random: Random, { members }: Regulation, unit: string): Supporter[] {
  if (members.maxSupporters === 0 || random() < 0.3) return [];
  const phone = inventedPhone(random);
  return [{ id: "s1", name: inventedName(random), unit, role: "teacher", phone, email: "" }];
}

const inventedPhone = (random: Random) => `090000${String(Math.floor(random() * 10_000)).padStart(4, "0")}`;

/** Days within the regulation's window on which those who go to this school can be born, as instants. */
function birthWindow({ year, members }: Regulation, unit: string): [from: number, to: number] {
  const from = Date.parse(members.bornFrom ?? "1966-01-01");
  const to = Date.parse(members.bornTo ?? "2000-12-31");
  const school = members.bornTo === null ? undefined : CLASSES.find(([kind]) => kind.test(unit));
  if (!school) return [from, to];
  const [, first, last] = school;
  const oldest = Math.max(from, Date.UTC(year - AGE_IN_CLASS_1 - last + 1, 0, 1));
  const youngest = Math.min(to, Date.UTC(year - AGE_IN_CLASS_1 - first + 1, 11, 31));
  return oldest < youngest ? [oldest, youngest] : [from, to];
}

function classOf(year: number, birthDate: string, index: number): string {
  const grade = year - Number(birthDate.slice(0, 4)) - AGE_IN_CLASS_1 + 1;
  return `${Math.min(12, Math.max(1, grade))}A${(index % 3) + 1}`;
}
