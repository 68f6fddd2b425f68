import { expect, test } from "vitest";
import { withoutSecrets } from "./request-log";

test("the log holds no secret of a link, however it was typed", () => {
  for (const token of ["ABCD-EFGH-JKLM-NPQR-STUV", "abcdefghjkmnpqrstuvw", "ABCD%20EFGH"])
    expect(withoutSecrets(`/consent/${token}`)).toBe("/consent/…");
  expect(withoutSecrets("/track/ABCDE-FGHJK")).toBe("/track/…");
  expect(withoutSecrets("/TRACK/ABCDEFGHJK.data")).toBe("/TRACK/…");
  expect(withoutSecrets("/receipts/abc")).toBe("/receipts/…");
  expect(withoutSecrets("/certificates/K7M29XPD4WTR")).toBe("/certificates/…");
  expect(withoutSecrets("/co-authors/short")).toBe("/co-authors/…");
  expect(withoutSecrets(`/invitations/${"a".repeat(43)}`)).toBe("/invitations/aaaaaa…");
  expect(withoutSecrets("/contests/stkt-2026/results")).toBe("/contests/stkt-2026/results");
});
