import "@remix-run/server-runtime";

declare module "@remix-run/server-runtime" {
  /** What the server knows about a request and tells loaders, actions and the page. */
  interface AppLoadContext {
    /** Scripts and styles in the page carry it, or the browser refuses them. */
    cspNonce?: string;
    /** Names this request in the log; shown to the person when something breaks. */
    requestId?: string;
  }
}
