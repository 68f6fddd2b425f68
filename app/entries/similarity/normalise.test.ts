import { describe, expect, it } from "vitest";
import { isUnmarked, plainKey, syllablesOf } from "./normalise";

const keys = (text: string) => syllablesOf(text).map(({ key }) => key);

describe("syllables", () => {
  it("are the same in every composition, case, punctuation and place of the tone mark", () => {
    const written = keys("Hoá chất, thuỷ lực: kỹ thuật");
    expect(keys("HÓA CHẤT — thủy lực, KĨ thuật".normalize("NFD"))).toEqual(written);
    expect(keys("hóa-chất (thủy lực) kĩ thuật".normalize("NFC"))).toEqual(written);
  });

  it("differ by their marks, for those carry meaning", () => {
    const [cow, butter, avocado] = [keys("bò"), keys("bơ"), keys("bỏ")];
    expect(new Set([...cow, ...butter, ...avocado]).size).toBe(3);
    expect(syllablesOf("bò bơ bỏ").map(({ plain }) => plain)).toEqual(["bo", "bo", "bo"]);
  });

  it("say where they stand in the text as given", () => {
    const text = "Rô bốt “quét” rác".normalize("NFD");
    expect(syllablesOf(text).map(({ from, to }) => text.slice(from, to).normalize("NFC"))).toEqual([
      "Rô",
      "bốt",
      "quét",
      "rác",
    ]);
  });

  it("keep the digits of names, and lose those of tones, without marks", () => {
    expect(plainKey(keys("lúa OM5451 chín")[1] ?? "")).toBe("om5451");
    expect(plainKey(keys("đường").join(" "))).toBe("duong");
  });
});

describe("a text without marks", () => {
  it("is known as such, a foreign or short one is not enough", () => {
    expect(isUnmarked(syllablesOf("May gieo hat tu dong"))).toBe(true);
    expect(isUnmarked(syllablesOf("Máy gieo hạt"))).toBe(false);
    expect(isUnmarked(syllablesOf("Robot Vibo"))).toBe(false);
  });
});
