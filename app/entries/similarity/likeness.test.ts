import { describe, expect, it } from "vitest";
import { likenesses, overallScore, overviewOf, type Comparable } from "./likeness";
import { printOf } from "./passages";
import { THRESHOLD } from "./threshold";
import { profileOf } from "./title-score";

const COPIED =
  "Máy gồm khung thép hộp, trục gạt hạt quay nhờ bánh xe phía trước, phễu chứa mười ki-lô-gam hạt giống và hai lưỡi rạch hàng chỉnh được độ sâu từ hai đến năm xăng-ti-mét.";
const made = (title: string, text = "", files: Comparable["files"] = []): Comparable => ({
  profile: profileOf({ title }),
  print: printOf([{ id: "a", text }]),
  files,
});
const file = (id: string, sha256: string, pictureHash: string | null = null) => ({ id, sha256, pictureHash });
const found = (one: Comparable, others: Comparable[]) => likenesses(one, others, overviewOf(one, others), THRESHOLD);

describe("one against many", () => {
  const one = made("Máy tách hạt bắp", COPIED, [file("1", "x", "ff00ff00ff00ff00"), file("2", "y")]);

  it("finds titles, shared passages, files and pictures, each for itself", () => {
    const others = [
      made("Máy tách hạt ngô"),
      made("Trà túi lọc", COPIED),
      made("Gối lá nếp", "", [file("3", "y")]),
      made("Áo phao", "", [file("4", "z", "ff00ff00ff00ff03")]),
      made("Thước đo đa năng", "Một văn bản khác hẳn, nói về một việc khác hẳn, không chung câu nào."),
    ];
    const all = found(one, others);
    expect(all.map(({ other }) => others.indexOf(other))).toEqual([0, 1, 2, 3]);
    expect(all[2]!.files).toEqual([{ a: "2", b: "3" }]);
    expect(all[3]!.pictures).toEqual([{ a: "1", b: "4", distance: 2 }]);
  });

  it("does not count what everybody has: a blank form, a set phrase", () => {
    const others = Array.from({ length: 40 }, (_, index) => made(`Tên ${index} riêng`, COPIED, [file("3", "y")]));
    expect(found(one, others)).toEqual([]);
  });

  it("is the same in slices", () => {
    const others = [made("Máy tách hạt ngô"), made("Trà túi lọc", COPIED)];
    const overview = overviewOf(one, others);
    const slices = [0, 1].flatMap((at) => likenesses(one, others, overview, THRESHOLD, [at, at + 1]));
    expect(slices).toEqual(found(one, others));
  });

  it("scores by the strongest sign", () => {
    const none = { title: 0.2, text: 0, files: [], pictures: [] };
    expect(overallScore(none)).toBe(0.2);
    expect(overallScore({ ...none, text: 0.6, pictures: [{ distance: 2 }] })).toBeCloseTo(0.86);
    expect(overallScore({ ...none, files: [{}] })).toBe(0.95);
  });
});
