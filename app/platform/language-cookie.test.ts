import { expect, test } from "vitest";
import { languageCookie, languageFromCookie } from "./language-cookie";

test("without a choice, or with a strange one, pages are Vietnamese", () => {
  expect(languageFromCookie(null)).toBe("vi");
  expect(languageFromCookie("session=x; other=en")).toBe("vi");
  expect(languageFromCookie("language=fr")).toBe("vi");
});

test("the choice that the cookie keeps is the one that is read", () => {
  const [pair] = languageCookie("en").split(";");
  expect(languageFromCookie(`session=x; ${pair}`)).toBe("en");
  expect(languageCookie("en")).toContain("SameSite=Lax");
});
