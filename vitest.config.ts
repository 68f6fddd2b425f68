import path from "node:path";
import { defineConfig } from "vitest/config";

/** Remix's Vite plugin stays out: tests load modules, not pages. */
const alias = { "~": path.resolve(import.meta.dirname, "app") };
const tidy = ["tests/setup/console.ts", "tests/setup/network.ts", "tests/setup/properties.ts"];

export default defineConfig({
  resolve: { alias },
  cacheDir: ".cache/vitest",
  test: {
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    maxWorkers: 2,
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: ["app/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "tests/unit/**/*.test.ts"],
          setupFiles: tidy,
          // Mostly pure modules: a process loads each of them once for all its files, which takes two thirds of the time.
          isolate: false,
          testTimeout: 15_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          environment: "node",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/setup/template-database.ts"],
          setupFiles: [...tidy, "tests/setup/own-database.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "ground",
          environment: "node",
          include: ["tests/ground/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: "s3",
          environment: "node",
          include: ["tests/storage/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
