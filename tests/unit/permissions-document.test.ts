import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { permissionsDocument, PERMISSIONS_FILE } from "../../scripts/lib/permissions-document";

test("docs/permissions.md says what the permissions say (else: npx tsx scripts/permissions-table.ts)", () => {
  expect(readFileSync(PERMISSIONS_FILE, "utf8")).toBe(permissionsDocument());
});

test("no permission is listed twice", () => {
  const ids = [...permissionsDocument().matchAll(/^\| `([^`]+)`/gm)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
