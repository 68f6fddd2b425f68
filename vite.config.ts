import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import path from "node:path";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  // Loaders' types as single fetch sends them: dates stay dates.
  interface Future {
    v3_singleFetch: true;
  }
}

/**
 * Remix would build its route manifest as the server's entry; ours is the whole Express program,
 * so that routes, health checks and jobs share one copy of every module.
 */
const serverEntry: Plugin = {
  name: "sangtao-server-entry",
  enforce: "post",
  config: (_config, env) =>
    env.isSsrBuild ? { build: { rollupOptions: { input: "app/server/main.ts" } } } : undefined,
};

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig), serverEntry],
  resolve: { alias: { "~": path.resolve(import.meta.dirname, "app") } },
  build: { target: "es2022", sourcemap: false },
});
