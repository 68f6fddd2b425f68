/**
 * The one place of Remix's options; `vite.config.ts` hands them to the plugin.
 * All v3 flags are on, so that the step to React Router 7 stays mechanical.
 *
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: "app",
  // The build script builds aside and moves the result into place.
  buildDirectory: process.env.SANGTAO_BUILD_DIR ?? "build",
  ignoredRouteFiles: ["**/*.test.*"],
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};
