import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alikeTexts, printOf, SHORTEST, type Part } from "./passages";
import { THRESHOLD } from "./threshold";

const part = (text: string, id = "a"): Part[] => [{ id, text }];
const COPIED =
  "Máy gồm khung thép hộp, trục gạt hạt quay nhờ bánh xe phía trước, phễu chứa mười ki-lô-gam hạt giống và hai lưỡi rạch hàng chỉnh được độ sâu từ hai đến năm xăng-ti-mét.";
const ONE = `Trước đây bà con gieo bằng tay nên hàng không đều. ${COPIED} Chúng tôi đã thử trên ba thửa ruộng ở hai vụ.`;
const OTHER = `Nhóm tìm hiểu nhiều loại dụng cụ ở chợ huyện. ${COPIED} Chi phí làm ra một chiếc chừng hai triệu đồng, thợ hàn ở xã làm được.`;

describe("alike texts", () => {
  it("are shown as the same passage in both, to the letter where it stands", () => {
    const { score, passages } = alikeTexts(part(ONE), part(OTHER, "b"));
    expect(score).toBeGreaterThanOrEqual(THRESHOLD);
    const [passage] = passages;
    expect(passages).toHaveLength(1);
    expect(ONE.slice(passage!.a.from, passage!.a.to)).toBe(COPIED.slice(0, -1));
    expect(OTHER.slice(passage!.b.from, passage!.b.to)).toBe(COPIED.slice(0, -1));
  });

  it("are found in another composition, case and place of the tone mark, and without marks", () => {
    const same = alikeTexts(part(ONE), part(OTHER)).score;
    expect(alikeTexts(part(ONE.normalize("NFD").toUpperCase()), part(OTHER)).score).toBe(same);
    const bare = OTHER.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
    expect(alikeTexts(part(ONE), part(bare)).score).toBeCloseTo(same, 5);
  });

  it("are those of the whole dossier, whatever question the passage answers", () => {
    const a: Part[] = [
      { id: "problem", text: "Không đều hàng." },
      { id: "idea", text: ONE },
    ];
    const { passages } = alikeTexts(a, part(OTHER, "novelty"));
    expect(passages.map(({ a: here, b: there }) => [here.part, there.part])).toEqual([
      ["idea", "novelty"],
    ]);
  });

  it("are shown once where a text repeats itself", () => {
    const { passages } = alikeTexts(part(ONE), part(`${COPIED} Và nhắc lại: ${COPIED}`, "b"));
    expect(passages).toHaveLength(1);
  });

  it("do not come of idiom, of texts on one subject, or of what everybody's form says", () => {
    expect(
      alikeTexts(
        part("Giải pháp góp phần nâng cao hiệu quả sản xuất."),
        part("Sáng kiến góp phần nâng cao hiệu quả sản xuất."),
      ).score,
    ).toBeLessThan(THRESHOLD);
    const subject = alikeTexts(
      part(ONE),
      part(
        "Máy gieo hạt có khung thép, có phễu chứa hạt, rạch hàng và lấp đất một lượt, mỗi giờ gieo được năm trăm mét vuông đất màu.",
      ),
    );
    expect(subject.score).toBeLessThan(THRESHOLD);
    expect(alikeTexts(part(ONE), part(OTHER), () => true).score).toBe(0);
  });

  it("are the same both ways, from 0 to 1", () => {
    const words = fc.array(fc.constantFrom("máy", "gieo", "hạt", "quay", "trục", "rác"), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(words, words, (x, y) => {
        const [a, b] = [part(x.join(" "), "a"), part(y.join(" "), "b")];
        const found = alikeTexts(a, b);
        const back = alikeTexts(b, a);
        expect(back.score).toBe(found.score);
        expect(
          back.passages.map((passage) => ({ ...passage, a: passage.b, b: passage.a })),
        ).toEqual(found.passages);
        expect(found.score).toBeGreaterThanOrEqual(0);
        expect(found.score).toBeLessThanOrEqual(1);
        for (const { syllables } of found.passages)
          expect(syllables).toBeGreaterThanOrEqual(SHORTEST);
      }),
    );
  });
});

describe("a text's print", () => {
  it("shares numbers with a text that shares a passage, and with others none", () => {
    const shared = (a: string, b: string) => {
      const other = new Set(printOf(part(b)));
      return [...printOf(part(a))].filter((number) => other.has(number)).length;
    };
    expect(shared(ONE, OTHER)).toBeGreaterThanOrEqual(2);
    expect(
      shared(
        ONE,
        "Phần mềm quản lý hồ sơ giúp cán bộ xã tra cứu nhanh hơn và không mất giấy tờ khi chuyển nơi làm việc.",
      ),
    ).toBe(0);
  });
});
