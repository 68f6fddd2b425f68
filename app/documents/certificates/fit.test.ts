import fc from "fast-check";
import { expect, it } from "vitest";
import { certificateFaces } from "./faces.server";
import { fitText, type FaceShape } from "./fit";

/** Every letter is half as wide as it is high. */
const plain: FaceShape = { width: (text) => [...text].length * 0.5, ascent: 1, descent: 0.25 };
const room = { width: 200, height: 50, size: 30, least: 12 };

const SYLLABLES = ["Nguyễn", "Thị", "Ẩm", "Ưng", "Thụy", "Khuê", "Tằng", "Quỳnh", "Hợi", "a", "Đỗ", "nghiêng", "Phượng"];
const text = fc.array(fc.constantFrom(...SYLLABLES), { minLength: 1, maxLength: 60 }).map((words) => words.join(" "));

it("sets a short text on one line, as large as it may be", () => {
  expect(fitText("Lê An", room, plain)).toMatchObject({ size: 30, lines: [{ text: "Lê An" }] });
});

it("shrinks a text a little before it takes a second line, and breaks it between words", () => {
  const shrunk = fitText("Mười sáu chữ cái", room, plain);
  expect(shrunk.lines).toHaveLength(1);
  expect(shrunk.size).toBeLessThan(30);
  expect(shrunk.size).toBeGreaterThanOrEqual(21);
  const broken = fitText("Trường Trung học phổ thông Dân tộc", room, plain);
  expect(broken.lines.map((line) => line.text)).toEqual(["Trường Trung học", "phổ thông Dân tộc"]);
});

it("breaks a text over two lines before it becomes small on one", () => {
  const wide = { width: 300, height: 60, size: 20, least: 9 };
  // 40 letters: on one line at 15, on two as large as it may be.
  const title = "Máy sấy lúa mini cho hộ trồng lúa ít đất";
  expect(fitText(title, wide, plain)).toMatchObject({ size: 20, lines: [{}, {}] });
  // 32 letters: hardly smaller on one line.
  expect(fitText("Máy sấy lúa mini cho hộ ít ruộng", wide, plain)).toMatchObject({ size: 18.5, lines: [{}] });
});

it("leaves nothing out, and never leaves its room, whatever the text", async () => {
  const faces = Object.values(await certificateFaces());
  fc.assert(
    fc.property(
      text,
      fc.constantFrom(...faces),
      fc.record({
        width: fc.integer({ min: 60, max: 600 }),
        height: fc.integer({ min: 14, max: 80 }),
        size: fc.integer({ min: 8, max: 48 }),
        least: fc.integer({ min: 6, max: 20 }),
      }),
      (words, face, within) => {
        const { lines, size, height } = fitText(words, within, face);
        expect(lines.map((line) => line.text).join(" ").replace(/\s+/g, "")).toBe(words.replace(/\s+/g, ""));
        expect(size).toBeLessThanOrEqual(within.size);
        expect(height).toBeLessThanOrEqual(within.height + 0.01);
        for (const line of lines) {
          expect(line.width).toBeLessThanOrEqual(within.width + 0.01);
          expect(face.width(line.text) * size).toBeCloseTo(line.width, 3);
        }
      },
    ),
    { numRuns: 150 },
  );
});

it("tears a word only where no letter of it would fit otherwise", () => {
  fc.assert(
    fc.property(text, (words) => {
      const whole = new Set(words.split(" "));
      const { lines, size } = fitText(words, { ...room, width: 320 }, plain);
      const isTorn = lines.some((line) => line.text.split(" ").some((word) => !whole.has(word)));
      expect(isTorn && size > 4).toBe(false);
    }),
  );
});

it("a longer text is never set larger", () => {
  fc.assert(
    fc.property(text, fc.constantFrom(...SYLLABLES), (words, more) => {
      const first = fitText(words, room, plain);
      const second = fitText(`${words} ${more}`, room, plain);
      // On a second line there may be room for larger letters than one full line had.
      if (second.lines.length === first.lines.length) expect(second.size).toBeLessThanOrEqual(first.size);
    }),
  );
});

it("the marks of stacked letters stand within a face's measure, in every face", async () => {
  for (const face of Object.values(await certificateFaces())) {
    expect(face.ascent).toBeGreaterThan(0.85);
    expect(face.ascent).toBeLessThan(1.4);
    expect(face.descent).toBeGreaterThan(0.15);
    expect(face.printable("Ẩm Ưng Ợ ỹ Đ ơ ư “…” –\u0007")).toBe("Ẩm Ưng Ợ ỹ Đ ơ ư “…” –");
    expect(face.printable("Nguye\u0302\u0303n 漢")).toBe("Nguyễn ?");
  }
});
