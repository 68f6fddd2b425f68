import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wrapRuns } from "./wrap";

const byLength = (text: string) => [...text].length;
const wrapText = (text: string, room: number) =>
  wrapRuns([{ text, style: null }], room, byLength).map(({ runs }) => runs.map((run) => run.text).join(""));

describe("text in one style", () => {
  it.each([
    ["Máy gặt lúa", 20, ["Máy gặt lúa"]],
    ["Máy gặt lúa", 7, ["Máy gặt", "lúa"]],
    ["Máy  gặt\t lúa ", 7, ["Máy gặt", "lúa"]],
    ["một\nhai\r\n\nba", 9, ["một", "hai", "", "ba"]],
    ["15\u00a0000 m²", 5, ["15\u00a000", "0 m²"]],
    ["nghiêng", 3, ["ngh", "iên", "g"]],
    ["a nghiêng b", 3, ["a", "ngh", "iên", "g b"]],
    ["", 5, [""]],
  ])("%j in %d", (text, room, lines) => {
    expect(wrapText(text, room)).toEqual(lines);
  });

  it("keeps every character that is not white space, in its order, and no line is too wide", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "ễ", "w", " ", " ", "\n", "\u00a0") });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 12 }), (given, room) => {
        const lines = wrapText(given, room);
        const bare = (value: string) => value.replace(/[^\S\u00a0]/gu, "");
        expect(bare(lines.join(""))).toBe(bare(given));
        for (const line of lines) expect(byLength(line)).toBeLessThanOrEqual(room);
      }),
    );
  });

  it("begins a line only where the next word would not have fitted", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "ê"), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(word), fc.integer({ min: 6, max: 20 }), (words, room) => {
        const lines = wrapText(words.join(" "), room);
        expect(lines.join(" ")).toBe(words.join(" "));
        lines.slice(1).forEach((line, index) => {
          const [first = ""] = line.split(" ");
          expect(byLength(`${lines[index]} ${first}`)).toBeGreaterThan(room);
        });
      }),
    );
  });
});

describe("wrapRuns", () => {
  it("joins a word over the border of styles and tells which line ends the paragraph", () => {
    const runs = [
      { text: "Tên: ", style: "plain" },
      { text: "Máy", style: "bold" },
      { text: ", lúa", style: "plain" },
    ];
    expect(wrapRuns(runs, 9, byLength)).toEqual([
      {
        runs: [
          { text: "Tên: ", style: "plain" },
          { text: "Máy", style: "bold" },
          { text: ",", style: "plain" },
        ],
        width: 9,
        last: false,
      },
      { runs: [{ text: "lúa", style: "plain" }], width: 3, last: true },
    ]);
  });
});
