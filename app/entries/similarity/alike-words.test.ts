import { describe, expect, it } from "vitest";
import { alikeWords, excerptOf, segmentsOf, type Segment } from "./alike-words";

const marked = (segments: readonly Segment[]) => segments.filter(({ alike }) => alike).map(({ text }) => text);
const whole = (segments: readonly Segment[]) => segments.map(({ text }) => text).join("");

describe("marking", () => {
  it("marks what two titles mean alike, under other words too, and loses no letter", () => {
    const [a, b] = ["Máy tách hạt bắp cầm tay", "Thiết bị tách hạt ngô, liên hoàn"];
    const found = alikeWords(a, b);
    expect(marked(found.a)).toEqual(["tách hạt bắp"]);
    expect(marked(found.b)).toEqual(["tách hạt ngô"]);
    expect([whole(found.a), whole(found.b)]).toEqual([a, b]);
  });

  it("joins places that touch, in any order", () => {
    const segments = segmentsOf("một hai ba bốn", [{ from: 8, to: 10 }, { from: 4, to: 7 }, { from: 0, to: 2 }]);
    expect(marked(segments)).toEqual(["mộ", "hai ba"]);
    expect(whole(segments)).toBe("một hai ba bốn");
  });

  it("shows a passage with what stands around it and says that there is more", () => {
    const text = `${"đầu ".repeat(200)}GIỮA ${"cuối ".repeat(200)}`;
    const at = text.indexOf("GIỮA");
    const segments = excerptOf(text, { from: at, to: at + 4 });
    expect(marked(segments)).toEqual(["GIỮA"]);
    expect(whole(segments)).toMatch(/^… đầu .* …$/s);
    expect(whole(excerptOf("chỉ GIỮA thôi", { from: 4, to: 8 }))).toBe("chỉ GIỮA thôi");
  });
});
