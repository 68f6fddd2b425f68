import { expect, test } from "vitest";
import { localPath } from "./local-path";

test("a path of this site goes through, with its query", () => {
  expect(localPath("/entries/1?saved=1#top")).toBe("/entries/1?saved=1#top");
  expect(localPath("/invitations/abc_-9")).toBe("/invitations/abc_-9");
});

test("whatever a browser could read as another place does not", () => {
  for (const next of [
    "",
    "entries",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "\n//evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/.//evil.example",
    "/a/..//evil.example",
    null,
    undefined,
  ]) {
    expect(localPath(next)).toBeNull();
  }
});
