import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS } from "./scripts/lib/chromium.mjs";

/** Browser tests against the built server in production mode; `npm test -- build browser` provides what they need. */
export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  globalSetup: "./tests/e2e/global-setup.ts",
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
    trace: "retain-on-failure",
    launchOptions: { executablePath: process.env["CHROMIUM_PATH"], args: CHROMIUM_FLAGS },
  },
});
