import { expect, it } from "vitest";
import { paperCodeOf, printedPaperCode } from "./paper-code";

it("reads a code from its link, as printed and as people type it", () => {
  for (const text of [
    "https://sangtao.example/sheets/ABCDE23456",
    "ABCDE-23456",
    " abcde 23456 ",
    "abcde23456",
  ])
    expect(paperCodeOf(text)).toBe("ABCDE23456");
  expect(paperCodeOf(printedPaperCode("ABCDE23456"))).toBe("ABCDE23456");
});

it("takes nothing else for a code", () => {
  for (const text of ["", "ABCDE2345", "ABCDE234567", "ABCDE2345O", "https://sangtao.example/receipts/x"])
    expect(paperCodeOf(text)).toBeNull();
});
