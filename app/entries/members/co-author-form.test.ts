import { expect, test } from "vitest";
import { coAuthorStatus } from "./co-author-form";

const NOW = new Date("2026-05-01T00:00:00Z");
const row = {
  confirmedAt: null,
  declinedAt: null,
  revokedAt: null,
  expiresAt: new Date(NOW.getTime() + 1),
};

test("an invitation is open until its hour, then nothing but what was said counts", () => {
  expect(coAuthorStatus(row, NOW)).toBe("open");
  expect(coAuthorStatus({ ...row, expiresAt: NOW }, NOW)).toBe("expired");
  expect(coAuthorStatus({ ...row, confirmedAt: NOW, expiresAt: NOW }, NOW)).toBe("confirmed");
  expect(coAuthorStatus({ ...row, declinedAt: NOW, expiresAt: NOW }, NOW)).toBe("declined");
});

test("what was taken back stays so, also after it was confirmed", () => {
  expect(coAuthorStatus({ ...row, confirmedAt: NOW, revokedAt: NOW }, NOW)).toBe("revoked");
});
