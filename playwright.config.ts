import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS } from "./scripts/lib/chromium.mjs";

/**
 * Specs that take long begin first, so that no worker goes through one while the other has nothing left. The order is
 * for time alone: each spec has an installation of its own. While one worker does the whole job, the other loads the
 * demonstration, and both take from its tests.
 */
const LONGEST = ["whole-job", "demo"];
const filesOf = (name: string) => `**/${name}.spec.ts`;

/** Browser tests against the built server in production mode; `npm test -- build browser` provides what they need. */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  globalSetup: "./tests/e2e/global-setup.ts",
  projects: [
    ...LONGEST.map((name) => ({ name, testMatch: filesOf(name) })),
    { name: "others", testMatch: filesOf("*"), testIgnore: LONGEST.map(filesOf) },
  ],
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: "chromium",
    locale: "vi-VN",
    // Not the contest's zone: pages must say the contest's time wherever their reader is.
    timezoneId: "America/New_York",
    actionTimeout: 15_000,
    screenshot: "only-on-failure",
    // Without a film of the page, which takes a twentieth of all that a test computes: how it stood at each step is kept.
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: { executablePath: process.env["CHROMIUM_PATH"], args: CHROMIUM_FLAGS },
  },
});
