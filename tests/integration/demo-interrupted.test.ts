import { expect, it } from "vitest";
import { ensureDemo } from "../../scripts/lib/demo.mjs";
import { isHalfLoaded, markHalfLoaded } from "../../scripts/lib/services.mjs";

const url = process.env["DATABASE_URL"] ?? "";
const start = (isWanted: boolean) => ensureDemo({ url }, process.env, { isWanted });

it("half a demonstration is noted in its own database, and never served, not even by a start that wants none", async () => {
  expect(await isHalfLoaded(url)).toBe(false);
  await start(false);

  await markHalfLoaded(url, true);
  expect(await isHalfLoaded(url)).toBe(true);
  for (const isWanted of [false, true]) await expect(start(isWanted)).rejects.toThrow("was interrupted");

  await markHalfLoaded(url, false);
  expect(await isHalfLoaded(url)).toBe(false);
  await start(false);
});
